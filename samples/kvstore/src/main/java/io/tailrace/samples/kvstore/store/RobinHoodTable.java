package io.tailrace.samples.kvstore.store;

/**
 * {@link Backend#ROBIN_HOOD}: open addressing in which an entry far from its home slot takes the place of one that is nearer to
 * its own (P. Celis, "Robin Hood Hashing", 1986).
 *
 * <p>The invariant: an entry at distance d from home has, at each distance below, a slot that is not empty and whose own distance
 * is at least as great. So a search ends at an empty slot or at one that is nearer to its home than the search is to its own. A
 * removed entry leaves a tombstone that keeps key and distance and so keeps the invariant; a new entry may take over a tombstone
 * that is not farther from home than itself, for that only raises the slot's distance.
 */
final class RobinHoodTable implements Table {
    /** Share of slots in use, tombstones included, from which probes grow steeply. It bounds the load factor too. */
    private static final double MAX_USED_SHARE = 0.85;

    private static final byte[] TOMBSTONE = new byte[0];

    private final long[] keys;
    /** Null where the slot is empty, {@link #TOMBSTONE} (by identity) where its entry was removed or drained. */
    private final byte[][] values;

    private final int mask;
    private final int maxUsedSlots;
    private final ProbeLengths distances = new ProbeLengths();
    private int entries;
    private int tombstones;
    private int drainedSlots;
    private int lastProbeLength;

    RobinHoodTable(final int slots) {
        keys = new long[slots];
        values = new byte[slots][];
        mask = slots - 1;
        maxUsedSlots = (int) (slots * MAX_USED_SHARE);
    }

    @Override
    public Backend backend() {
        return Backend.ROBIN_HOOD;
    }

    @Override
    public byte[] get(final long key) {
        final int slot = find(key);
        return slot < 0 ? null : values[slot];
    }

    @Override
    public byte[] put(final long key, final byte[] value) {
        final int slot = find(key);
        if (slot >= 0) {
            final byte[] previous = values[slot];
            values[slot] = value;
            return previous;
        }
        insert(key, value);
        entries++;
        return null;
    }

    @Override
    public byte[] remove(final long key) {
        final int slot = find(key);
        if (slot < 0) {
            return null;
        }
        final byte[] previous = values[slot];
        values[slot] = TOMBSTONE;
        distances.subtract(lastProbeLength);
        entries--;
        tombstones++;
        return previous;
    }

    @Override
    public int lastProbeLength() {
        return lastProbeLength;
    }

    @Override
    public int entries() {
        return entries;
    }

    @Override
    public int slots() {
        return keys.length;
    }

    @Override
    public boolean isFull() {
        return entries + tombstones >= maxUsedSlots;
    }

    @Override
    public boolean drainTo(final Table target, final int maxSlots) {
        final int end = Math.min(keys.length, drainedSlots + maxSlots);
        for (; drainedSlots < end; drainedSlots++) {
            final byte[] value = values[drainedSlots];
            if (value == TOMBSTONE) {
                tombstones--;
            } else if (value != null) {
                target.put(keys[drainedSlots], value);
                // Not emptied: searches for entries farther on still have to pass. Not counted: a drained slot is no
                // more.
                values[drainedSlots] = TOMBSTONE;
                distances.subtract(distance(drainedSlots));
                entries--;
            }
        }
        return drainedSlots == keys.length;
    }

    @Override
    public TableShape shape() {
        final int slots = keys.length - drainedSlots;
        return new TableShape(slots, entries, entries, slots, tombstones, distances.total(), distances.max() + 1);
    }

    /** The slot of a key, or -1; either way {@link #lastProbeLength} tells the steps it took. */
    private int find(final long key) {
        int slot = Slots.home(key, mask);
        int steps = 0;
        while (values[slot] != null && distance(slot) >= steps) {
            if (keys[slot] == key && values[slot] != TOMBSTONE) {
                lastProbeLength = steps;
                return slot;
            }
            slot = (slot + 1) & mask;
            steps++;
        }
        lastProbeLength = steps;
        return -1;
    }

    private void insert(final long newKey, final byte[] newValue) {
        long key = newKey;
        byte[] value = newValue;
        int slot = Slots.home(key, mask);
        int steps = 0;
        while (values[slot] != null) {
            final int occupantSteps = distance(slot);
            if (values[slot] == TOMBSTONE) {
                if (occupantSteps <= steps) {
                    tombstones--;
                    break;
                }
            } else if (occupantSteps < steps) {
                final long displacedKey = keys[slot];
                final byte[] displacedValue = values[slot];
                distances.subtract(occupantSteps);
                place(slot, key, value, steps);
                key = displacedKey;
                value = displacedValue;
                steps = occupantSteps;
            }
            slot = (slot + 1) & mask;
            steps++;
        }
        place(slot, key, value, steps);
    }

    private void place(final int slot, final long key, final byte[] value, final int steps) {
        keys[slot] = key;
        values[slot] = value;
        distances.add(steps);
    }

    private int distance(final int slot) {
        return (slot - Slots.home(keys[slot], mask)) & mask;
    }
}
