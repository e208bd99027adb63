package io.tailrace.samples.kvstore.store;

/** One table under one lock. The lock is the object's monitor; whatever happens under it is bounded. */
final class Shard {
    private final ProbeLengths probeLengths = new ProbeLengths();
    private final AdaptiveTable table;

    Shard(final Backend backend, final int slots) {
        table = new AdaptiveTable(backend, slots);
    }

    synchronized byte[] get(final long key) {
        final byte[] value = table.get(key);
        probeLengths.add(table.lastProbeLength());
        return value;
    }

    synchronized byte[] put(final long key, final byte[] value) {
        final byte[] previous = table.put(key, value);
        probeLengths.add(table.lastProbeLength());
        return previous;
    }

    synchronized byte[] remove(final long key) {
        final byte[] previous = table.remove(key);
        probeLengths.add(table.lastProbeLength());
        return previous;
    }

    /** Begins or helps the move to a backend; returns true when nothing is left to move. */
    synchronized boolean switchTo(final Backend backend, final int helpSlots) {
        table.drain(helpSlots);
        if (table.backend() != backend) {
            table.rebuild(RebuildKind.SWITCH, backend);
            return false;
        }
        return !table.isRebuilding();
    }

    /** Begins a compaction if tombstones take up at least such a share of the slots and nothing else is under way. */
    synchronized void compactFrom(final double tombstoneRatio) {
        if (table.shape().tombstoneRatio() >= tombstoneRatio) {
            table.rebuild(RebuildKind.PROACTIVE_COMPACTION, table.backend());
        }
    }

    synchronized void addTo(final StatsSum sum) {
        sum.add(table, probeLengths);
    }
}
