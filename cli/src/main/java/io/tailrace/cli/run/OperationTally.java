package io.tailrace.cli.run;

import io.tailrace.engine.reader.HistogramValue;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.samples.kvstore.KvWorkload;
import io.tailrace.samples.kvstore.load.Operation;
import java.util.LinkedHashMap;
import java.util.Map;

/** The latencies of operations, all together and by kind, added up from snapshots. One thread. */
final class OperationTally {
    /** The name under which all operations stand. */
    static final String ALL = "all";

    private final Map<String, LatencyTally> byOperation = new LinkedHashMap<>();

    OperationTally() {
        byOperation.put(ALL, new LatencyTally());
        for (final Operation operation : Operation.values()) {
            byOperation.put(operation.label(), new LatencyTally());
        }
    }

    /** Series of other metrics are passed over. */
    void add(final Snapshot snapshot) {
        for (final HistogramValue interval : snapshot.values().histograms()) {
            if (interval.series().metric().name().equals(KvWorkload.LATENCY_METRIC)) {
                byOperation.get(ALL).add(interval);
                byOperation.get(interval.series().labelValues().get(0)).add(interval);
            }
        }
    }

    void reset() {
        byOperation.values().forEach(LatencyTally::reset);
    }

    /** Operations that were added. */
    long count() {
        return byOperation.get(ALL).count();
    }

    /** All operations first, then each kind. */
    Map<String, Percentiles> percentiles() {
        final Map<String, Percentiles> percentiles = new LinkedHashMap<>();
        byOperation.forEach((name, tally) -> percentiles.put(name, tally.percentiles()));
        return percentiles;
    }
}
