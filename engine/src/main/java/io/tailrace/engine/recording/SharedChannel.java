package io.tailrace.engine.recording;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.ring.SharedSampleRing;

/**
 * The channel with many writers, for pools and virtual threads. It costs more than a channel of one's own: writers contend for
 * one sequence.
 */
public final class SharedChannel {
    private final SharedSampleRing ring;
    private final MetricRegistry registry;

    /**
     * For the engine.
     *
     * @param ring takes the samples.
     * @param registry finds series.
     */
    public SharedChannel(final SharedSampleRing ring, final MetricRegistry registry) {
        this.ring = ring;
        this.registry = registry;
    }

    /**
     * The channel's name.
     *
     * @return as it stands in the journal.
     */
    public String name() {
        return ring.name();
    }

    /**
     * A handle for a counter's series. Any thread; do it once, not on the hot path.
     *
     * @param metric a counter.
     * @param labelValues in the order of its label names.
     * @return a handle.
     * @throws IllegalArgumentException if it is no counter or the label values do not fit.
     */
    public SharedCounter counter(final Metric metric, final String... labelValues) {
        return new SharedCounter(ring, registry.series(metric, MetricType.COUNTER, labelValues));
    }

    /**
     * A handle for a gauge's series. Any thread; do it once, not on the hot path.
     *
     * @param metric a gauge.
     * @param labelValues in the order of its label names.
     * @return a handle.
     * @throws IllegalArgumentException if it is no gauge or the label values do not fit.
     */
    public SharedGauge gauge(final Metric metric, final String... labelValues) {
        return new SharedGauge(ring, registry.series(metric, MetricType.GAUGE, labelValues));
    }

    /**
     * A handle for a histogram's series. Any thread; do it once, not on the hot path.
     *
     * @param metric a histogram.
     * @param labelValues in the order of its label names.
     * @return a handle.
     * @throws IllegalArgumentException if it is no histogram or the label values do not fit.
     */
    public SharedHistogram histogram(final Metric metric, final String... labelValues) {
        return new SharedHistogram(ring, registry.series(metric, MetricType.HISTOGRAM, labelValues));
    }
}
