package io.tailrace.samples.kvstore.store;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Adds up what the shards say, one after the other. Belongs to one thread. */
final class StatsSum {
    private final Map<RebuildKind, Long> rebuilds = new EnumMap<>(RebuildKind.class);
    private TableShape shape = TableShape.NOTHING;
    private long[] probeCounts = new long[1];
    private long entriesToMove;

    void add(final AdaptiveTable table, final ProbeLengths probeLengths) {
        shape = shape.plus(table.shape());
        probeCounts = probeLengths.addTo(probeCounts);
        entriesToMove += table.entriesToDrain();
        for (final RebuildKind kind : RebuildKind.values()) {
            rebuilds.merge(kind, table.rebuilds(kind), Long::sum);
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
                rebuilds.getOrDefault(RebuildKind.GROWTH, 0L),
                rebuilds.getOrDefault(RebuildKind.PROACTIVE_COMPACTION, 0L),
                rebuilds.getOrDefault(RebuildKind.REACTIVE_COMPACTION, 0L),
                Arrays.stream(probeCounts).boxed().toList());
    }

    private static double ratio(final long part, final long whole) {
        return whole == 0 ? 0.0 : (double) part / whole;
    }
}
