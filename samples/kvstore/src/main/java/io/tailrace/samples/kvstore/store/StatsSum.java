package io.tailrace.samples.kvstore.store;

/** Adds up what the shards say, one after the other. Belongs to one thread. */
final class StatsSum {
    private final long[] rebuilds = new long[RebuildKind.values().length];
    private TableShape shape = TableShape.NOTHING;
    private long[] probeCounts = new long[1];
    private long entriesToMove;

    void add(final AdaptiveTable table, final ProbeLengths probeLengths) {
        shape = shape.plus(table.shape());
        probeCounts = probeLengths.addTo(probeCounts);
        entriesToMove += table.entriesToDrain();
        for (final RebuildKind kind : RebuildKind.values()) {
            rebuilds[kind.ordinal()] += table.rebuilds(kind);
        }
    }

    StoreStats toStats(final Backend backend) {
        return new StoreStats(
                backend,
                shape.entries(),
                entriesToMove,
                shape.slots(),
                ratio(shape.occupiedSlots(), shape.slots()),
                shape.maxGroupLength(),
                ratio(shape.totalProbeLength(), shape.entries()),
                backend == Backend.ROBIN_HOOD ? shape.tombstoneRatio() : 0.0,
                rebuilds[RebuildKind.GROWTH.ordinal()],
                rebuilds[RebuildKind.PROACTIVE_COMPACTION.ordinal()],
                rebuilds[RebuildKind.REACTIVE_COMPACTION.ordinal()],
                probeCounts);
    }

    private static double ratio(final long part, final long whole) {
        return whole == 0 ? 0.0 : (double) part / whole;
    }
}
