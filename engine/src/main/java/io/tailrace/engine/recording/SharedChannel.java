package io.tailrace.engine.recording;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.ring.SharedSampleRing;
import io.tailrace.engine.time.EngineClock;

/**
 * The channel with many writers, for pools and virtual threads. It costs more than a channel of one's own: writers contend for
 * one sequence.
 */
public final class SharedChannel {
    private final SharedSampleRing ring;
    private final MetricRegistry registry;
    private final EngineClock clock;

    /**
     * For the engine.
     *
     * @param ring takes the samples.
     * @param registry finds series.
     * @param clock times what handles are asked to time.
     */
    @SuppressWarnings("exports") // nobody else can make a ring
    public SharedChannel(final SharedSampleRing ring, final MetricRegistry registry, final EngineClock clock) {
        this.ring = ring;
        this.registry = registry;
        this.clock = clock;
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
        return new SharedHistogram(ring, registry.series(metric, MetricType.HISTOGRAM, labelValues), clock);
    }

    /**
     * Handles for all series of a counter, by label values that only the hot path knows. Any thread; do it once.
     *
     * @param metric a counter.
     * @return finds handles.
     * @throws IllegalArgumentException if it is no counter.
     */
    public Family<SharedCounter> counters(final Metric metric) {
        return new Family<>(registry, metric, MetricType.COUNTER, series -> new SharedCounter(ring, series));
    }

    /**
     * Handles for all series of a gauge, by label values that only the hot path knows. Any thread; do it once.
     *
     * @param metric a gauge.
     * @return finds handles.
     * @throws IllegalArgumentException if it is no gauge.
     */
    public Family<SharedGauge> gauges(final Metric metric) {
        return new Family<>(registry, metric, MetricType.GAUGE, series -> new SharedGauge(ring, series));
    }

    /**
     * Handles for all series of a histogram, by label values that only the hot path knows. Any thread; do it once.
     *
     * @param metric a histogram.
     * @return finds handles.
     * @throws IllegalArgumentException if it is no histogram.
     */
    public Family<SharedHistogram> histograms(final Metric metric) {
        return new Family<>(registry, metric, MetricType.HISTOGRAM, series -> new SharedHistogram(ring, series, clock));
    }
}
