package io.tailrace.samples.kvstore.tick;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.engine.status.EngineMetric;
import io.tailrace.samples.kvstore.KvWorkload;
import io.tailrace.samples.kvstore.load.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what a tick needs in a view: the latency histograms and the refusals of the workers' channels. */
final class OperationsReader {
    private static final String REFUSALS = EngineMetric.OVERFLOWS.descriptor().name();

    private List<Long> boundsNs;

    /** {@code boundsNs} are those of the latency metric, as long as the view does not tell. */
    OperationsReader(final List<Long> boundsNs) {
        this.boundsNs = boundsNs;
    }

    /** Those by which what was read last is counted: they may be changed while the engine runs. */
    List<Long> boundsNs() {
        return boundsNs;
    }

    Operations read(final TelemetryView view) {
        boundsNs = view.series().stream()
                .map(series -> series.info().metric())
                .filter(metric -> metric.name().equals(KvWorkload.LATENCY_METRIC))
                .findFirst()
                .map(MetricDescriptor::bounds)
                .orElse(boundsNs);
        final int bounds = boundsNs.size();
        final Map<String, Latency> byOperation = new LinkedHashMap<>();
        for (final Operation operation : Operation.values()) {
            byOperation.put(operation.label(), Latency.none(bounds));
        }
        final OverallLatency overall = new OverallLatency(bounds);
        long refused = 0;
        for (final SeriesTotals series : view.series()) {
            final String metric = series.info().metric().name();
            if (metric.equals(KvWorkload.LATENCY_METRIC)) {
                byOperation.put(series.info().labelValues().get(0), Latency.of(series.histogram(), bounds));
                overall.add(series.histogram());
            } else if (metric.equals(REFUSALS)
                    && series.info().labelValues().get(0).startsWith(KvWorkload.WORKER_CHANNEL_PREFIX)) {
                refused += series.counterTotal();
            }
        }
        final int epoch = view.snapshotId() == 0 ? 0 : view.epoch().epoch();
        return new Operations(epoch, view.snapshotId(), refused, overall.latency(), byOperation);
    }
}
