package io.tailrace.samples.kvstore.store;

/** {@link Backend#CHAINING}: each slot heads a chain of nodes. A group is a chain; there are no tombstones. */
final class ChainingTable implements Table {
    /** Mean chain length at which it asks for more slots; the guardrails are meant to act long before. */
    private static final int MAX_ENTRIES_PER_SLOT = 3;

    private final Node[] chains;
    private final int mask;
    /** An entry's probe length is its position in its chain, so a chain of n adds 0 to n - 1. */
    private final ProbeLengths positions = new ProbeLengths();

    private int entries;
    private int drainedSlots;
    private int lastProbeLength;

    ChainingTable(final int slots) {
        chains = new Node[slots];
        mask = slots - 1;
    }

    @Override
    public Backend backend() {
        return Backend.CHAINING;
    }

    @Override
    public byte[] get(final long key) {
        final Node node = find(chains[Slots.home(key, mask)], key);
        return node == null ? null : node.value;
    }

    @Override
    public byte[] put(final long key, final byte[] value) {
        final int slot = Slots.home(key, mask);
        final Node node = find(chains[slot], key);
        if (node != null) {
            final byte[] previous = node.value;
            node.value = value;
            return previous;
        }
        // The search has just walked the whole chain: its steps are the chain's length and the new last position.
        positions.add(lastProbeLength);
        chains[slot] = new Node(key, value, chains[slot]);
        entries++;
        return null;
    }

    @Override
    public byte[] remove(final long key) {
        final int slot = Slots.home(key, mask);
        final Node node = find(chains[slot], key);
        if (node == null) {
            return null;
        }
        positions.subtract(lengthOf(chains[slot]) - 1);
        entries--;
        if (chains[slot] == node) {
            chains[slot] = node.next;
        } else {
            Node before = chains[slot];
            while (before.next != node) {
                before = before.next;
            }
            before.next = node.next;
        }
        return node.value;
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
        return chains.length;
    }

    @Override
    public boolean isFull() {
        return entries >= MAX_ENTRIES_PER_SLOT * chains.length;
    }

    @Override
    public boolean drainTo(final Table target, final int maxSlots) {
        final int end = Math.min(chains.length, drainedSlots + maxSlots);
        for (; drainedSlots < end; drainedSlots++) {
            int position = 0;
            for (Node node = chains[drainedSlots]; node != null; node = node.next) {
                target.put(node.key, node.value);
                positions.subtract(position++);
                entries--;
            }
            chains[drainedSlots] = null;
        }
        return drainedSlots == chains.length;
    }

    @Override
    public TableShape shape() {
        final int slots = chains.length - drainedSlots;
        return new TableShape(slots, positions.count(0), entries, 0, 0, positions.total(), positions.max() + 1);
    }

    private Node find(final Node head, final long key) {
        int steps = 0;
        Node node = head;
        while (node != null && node.key != key) {
            node = node.next;
            steps++;
        }
        lastProbeLength = steps;
        return node;
    }

    private static int lengthOf(final Node head) {
        int length = 0;
        for (Node node = head; node != null; node = node.next) {
            length++;
        }
        return length;
    }

    private static final class Node {
        private final long key;
        private byte[] value;
        private Node next;

        Node(final long key, final byte[] value, final Node next) {
            this.key = key;
            this.value = value;
            this.next = next;
        }
    }
}
