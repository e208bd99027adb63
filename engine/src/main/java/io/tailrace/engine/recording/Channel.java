package io.tailrace.engine.recording;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.ring.SampleRing;

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

    /**
     * For the engine.
     *
     * @param ring takes the samples.
     * @param registry finds series.
     */
    public Channel(final SampleRing ring, final MetricRegistry registry) {
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
        return new ChannelHistogram(ring, registry.series(metric, MetricType.HISTOGRAM, labelValues));
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
