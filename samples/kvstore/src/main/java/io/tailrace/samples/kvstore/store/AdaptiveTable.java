package io.tailrace.samples.kvstore.store;

import java.util.EnumMap;
import java.util.Map;

/**
 * A table that is never full, and can change its backend while it serves. While it rebuilds there are two tables: all new keys go
 * to the active one, the draining one only shrinks, and each operation moves a bounded number of its slots. A key is in exactly
 * one of them. Belongs to one thread at a time.
 */
final class AdaptiveTable {
    /** No operation moves more slots than this: a new table has at least a quarter of the slots of the one it replaces. */
    static final int MAX_DRAINED_SLOTS_PER_OPERATION = 16;

    private static final int MIN_DRAINED_SLOTS_PER_OPERATION = 8;
    private static final int MAX_SHRINK = 4;

    private final Map<RebuildKind, Long> rebuilds = new EnumMap<>(RebuildKind.class);
    private Table active;
    private Table draining;
    private RebuildKind drainingFor;
    private int drainedSlotsPerOperation;
    private int lastProbeLength;

    AdaptiveTable(final Backend backend, final int slots) {
        active = backend.newTable(Slots.powerOfTwoFrom(Math.max(slots, Table.MIN_SLOTS)));
    }

    byte[] get(final long key) {
        byte[] value = active.get(key);
        lastProbeLength = active.lastProbeLength();
        if (draining != null) {
            if (value == null) {
                value = draining.get(key);
                lastProbeLength += draining.lastProbeLength();
            }
            drain(drainedSlotsPerOperation);
        }
        return value;
    }

    byte[] put(final long key, final byte[] value) {
        if (draining == null) {
            final byte[] previous = active.put(key, value);
            lastProbeLength = active.lastProbeLength();
            // Behind the put, which so always finds room, and at once, so that the next one does too.
            if (active.isFull()) {
                makeRoom();
            }
            return previous;
        }
        final byte[] drained = draining.remove(key);
        final byte[] previous = active.put(key, value);
        lastProbeLength = draining.lastProbeLength() + active.lastProbeLength();
        drain(drainedSlotsPerOperation);
        return drained == null ? previous : drained;
    }

    byte[] remove(final long key) {
        byte[] value = active.remove(key);
        lastProbeLength = active.lastProbeLength();
        if (draining != null) {
            if (value == null) {
                value = draining.remove(key);
                lastProbeLength += draining.lastProbeLength();
            }
            drain(drainedSlotsPerOperation);
        }
        return value;
    }

    /** Steps past the home slot that the last operation took, in both tables if it needed both. */
    int lastProbeLength() {
        return lastProbeLength;
    }

    int entries() {
        return active.entries() + entriesToDrain();
    }

    int entriesToDrain() {
        return draining == null ? 0 : draining.entries();
    }

    /** Where new keys go. */
    Backend backend() {
        return active.backend();
    }

    boolean isRebuilding() {
        return draining != null;
    }

    TableShape shape() {
        return draining == null ? active.shape() : active.shape().plus(draining.shape());
    }

    /** How many rebuilds of a kind are finished. */
    long rebuilds(final RebuildKind kind) {
        return rebuilds.getOrDefault(kind, 0L);
    }

    /**
     * Begins to replace the active table by a new one of the right size.
     *
     * @return false, and nothing is done, while another rebuild is under way.
     */
    boolean rebuild(final RebuildKind kind, final Backend backend) {
        if (draining != null) {
            return false;
        }
        final int slots = Math.max(backend.slotsFor(active.entries()), active.slots() / MAX_SHRINK);
        draining = active;
        active = backend.newTable(slots);
        drainingFor = kind;
        // Done within a quarter as many operations as the new table has slots. It takes over entries for half of
        // them at the most, and an operation uses up one more, so it cannot be full before the old table is empty.
        drainedSlotsPerOperation = (int) Math.max(MIN_DRAINED_SLOTS_PER_OPERATION, 4L * draining.slots() / slots);
        return true;
    }

    /** Moves the next slots, if a rebuild is under way. */
    void drain(final int maxSlots) {
        if (draining != null && draining.drainTo(active, maxSlots)) {
            draining = null;
            rebuilds.merge(drainingFor, 1L, Long::sum);
        }
    }

    private void makeRoom() {
        final Backend backend = active.backend();
        final boolean grows = backend.slotsFor(active.entries()) > active.slots();
        rebuild(grows ? RebuildKind.GROWTH : RebuildKind.REACTIVE_COMPACTION, backend);
    }
}
