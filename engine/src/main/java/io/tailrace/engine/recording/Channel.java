package io.tailrace.engine.recording;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.ring.SampleRing;
import io.tailrace.engine.time.EngineClock;

/**
 * A channel with one writer: the thread that records first owns it, and nobody else may. With assertions on, or in strict mode,
 * a second thread is an error that names both; without, it would corrupt the ring silently, which is the price of the fast path.
 *
 * <p>Closing it from its owner, or after its owner has ended, is exact. Closing it from another thread while its owner records
 * leaves one call in doubt: that call may still answer ACCEPTED and its sample may come too late for the channel's last frame.
 */
public final class Channel implements AutoCloseable {
    private final SampleRing ring;
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
    public Channel(final SampleRing ring, final MetricRegistry registry, final EngineClock clock) {
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
    public ChannelCounter counter(final Metric metric, final String... labelValues) {
        return new ChannelCounter(ring, registry.series(metric, MetricType.COUNTER, labelValues));
    }

    /**
     * A handle for a gauge's series. Any thread; do it once, not on the hot path.
     *
     * @param metric a gauge.
     * @param labelValues in the order of its label names.
     * @return a handle.
     * @throws IllegalArgumentException if it is no gauge or the label values do not fit.
     */
    public ChannelGauge gauge(final Metric metric, final String... labelValues) {
        return new ChannelGauge(ring, registry.series(metric, MetricType.GAUGE, labelValues));
    }

    /**
     * A handle for a histogram's series. Any thread; do it once, not on the hot path.
     *
     * @param metric a histogram.
     * @param labelValues in the order of its label names.
     * @return a handle.
     * @throws IllegalArgumentException if it is no histogram or the label values do not fit.
     */
    public ChannelHistogram histogram(final Metric metric, final String... labelValues) {
        return new ChannelHistogram(ring, registry.series(metric, MetricType.HISTOGRAM, labelValues), clock);
    }

    /**
     * Handles for all series of a counter, by label values that only the hot path knows. Any thread; do it once.
     *
     * @param metric a counter.
     * @return finds handles.
     * @throws IllegalArgumentException if it is no counter.
     */
    public Family<ChannelCounter> counters(final Metric metric) {
        return new Family<>(registry, metric, MetricType.COUNTER, series -> new ChannelCounter(ring, series));
    }

    /**
     * Handles for all series of a gauge, by label values that only the hot path knows. Any thread; do it once.
     *
     * @param metric a gauge.
     * @return finds handles.
     * @throws IllegalArgumentException if it is no gauge.
     */
    public Family<ChannelGauge> gauges(final Metric metric) {
        return new Family<>(registry, metric, MetricType.GAUGE, series -> new ChannelGauge(ring, series));
    }

    /**
     * Handles for all series of a histogram, by label values that only the hot path knows. Any thread; do it once.
     *
     * @param metric a histogram.
     * @return finds handles.
     * @throws IllegalArgumentException if it is no histogram.
     */
    public Family<ChannelHistogram> histograms(final Metric metric) {
        return new Family<>(
                registry, metric, MetricType.HISTOGRAM, series -> new ChannelHistogram(ring, series, clock));
    }

    /**
     * Ends recording; what was accepted is still drained and journaled, and then the channel's memory is given back. Recording
     * after this answers {@link RecordResult#CLOSED}. Any number of times.
     */
    @Override
    public void close() {
        ring.close();
    }
}
