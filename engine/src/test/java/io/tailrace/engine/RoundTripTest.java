package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.codec.histogram.ExactSum;
import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.reader.ChannelRange;
import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.recording.Channel;
import io.tailrace.testsupport.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Whatever is recorded, on however many channels, over however many intervals, comes out of the frames the same. */
class RoundTripTest {
    private static final HistogramRange RANGE = HistogramRange.NUMBERS;

    @Test
    void shouldReadBackWhatWasRecorded() {
        try (Pipeline pipeline = Pipeline.inMemory()) {
            final Channel channel = pipeline.engine.openChannel("worker");
            channel.counter(pipeline.counter("hits_total", "route"), "/a").add(7);
            channel.counter(pipeline.counter("hits_total", "route"), "/b").add(9);
            channel.gauge(pipeline.gauge("depth")).set(Double.NEGATIVE_INFINITY);
            channel.gauge(pipeline.gauge("unknown")).set(Double.NaN);
            channel.histogram(pipeline.histogram("sizes")).record(100);
            channel.histogram(pipeline.histogram("sizes")).record(-100);
            pipeline.interval();

            final Received received = pipeline.end();

            assertEquals(7, received.counter("hits_total", "/a"));
            assertEquals(9, received.counter("hits_total", "/b"));
            assertEquals(Double.NEGATIVE_INFINITY, received.totals("depth").gaugeValue());
            assertEquals(Double.NaN, received.totals("unknown").gaugeValue());
            final HistogramTotals sizes = received.totals("sizes").histogram();
            assertEquals(2, sizes.count());
            assertEquals(1, sizes.clamped());
            assertEquals(0, sizes.min());
            assertEquals(100, sizes.max());
            assertEquals(new ExactSum(0, 100), sizes.sum());
            assertEquals(1, received.counter("tailrace_clamped_samples_total"));
            assertEquals(6, received.counter("tailrace_samples_total"));
        }
    }

    @Test
    void shouldReadBackAnyWorkload() {
        Seeds.run(10, random -> {
            try (Pipeline pipeline = Pipeline.inMemory()) {
                final Workload workload = new Workload(pipeline, random);
                for (int i = 0; i < 40; i++) {
                    workload.someSamples();
                    pipeline.passMs(random.nextInt(150));
                }

                final Received received = pipeline.end();

                workload.assertIn(received);
                assertRangesAreWhole(received, workload);
            }
        });
    }

    @Test
    void shouldCarryASumBeyondTwoToThe63() {
        try (Pipeline pipeline = Pipeline.inMemory()) {
            final Metric metric = pipeline.engine.register(MetricDescriptor.histogram("huge")
                    .help("Huge.")
                    .range(new HistogramRange(1, 1L << 61, 2))
                    .build());
            final Channel channel = pipeline.engine.openChannel("worker");
            for (int i = 0; i < 10; i++) {
                channel.histogram(metric).record(1L << 61);
                pipeline.interval();
            }

            final Received received = pipeline.end();

            assertEquals(
                    new ExactSum(2, 1L << 62),
                    received.totals("huge").histogram().sum());
        }
    }

    /** Ranges of a channel lie one behind the other without a gap; all together they are the samples of the commits. */
    private static void assertRangesAreWhole(final Received received, final Workload workload) {
        final Map<String, Long> next = new HashMap<>();
        long samples = 0;
        for (final Snapshot snapshot : received.snapshots) {
            long inRanges = 0;
            for (final ChannelRange range : snapshot.channels()) {
                assertEquals(next.getOrDefault(range.channel(), 0L), range.firstSequence());
                next.put(range.channel(), range.lastSequence() + 1);
                inRanges += range.samples();
            }
            assertEquals(snapshot.samples(), inRanges);
            samples += inRanges;
        }
        assertEquals(workload.accepted, samples);
        assertEquals(samples, received.counter("tailrace_samples_total"));
        received.closed.forEach(closed ->
                assertEquals(next.getOrDefault("worker-" + closed.channelId(), 0L) - 1, closed.lastSequence()));
        assertEquals(workload.channels.size(), received.closed.size());
    }

    /** Records by chance and keeps what should come out. */
    private static final class Workload {
        private final Random random;
        private final List<Channel> channels = new ArrayList<>();
        private final List<Metric> counters = new ArrayList<>();
        private final List<Metric> gauges = new ArrayList<>();
        private final List<Metric> histograms = new ArrayList<>();
        private final Map<Metric, Long> totals = new HashMap<>();
        private final Map<Metric, Double> values = new HashMap<>();
        private final Map<Metric, Histogram> distributions = new HashMap<>();
        private long accepted;

        Workload(final Pipeline pipeline, final Random random) {
            this.random = random;
            for (int i = 0; i < 3; i++) {
                channels.add(pipeline.engine.openChannel("worker-" + i, 1_024));
                counters.add(pipeline.counter("c" + i + "_total"));
                gauges.add(pipeline.gauge("g" + i));
                histograms.add(pipeline.histogram("h" + i));
            }
        }

        void someSamples() {
            for (int i = random.nextInt(1_000); i > 0; i--) {
                // One channel a gauge: between channels there is no order.
                final int which = random.nextInt(3);
                final Channel channel = channels.get(which);
                switch (random.nextInt(3)) {
                    case 0 -> {
                        final long amount = random.nextInt(1_000);
                        if (take(
                                channel.counter(counters.get(which)).add(amount).isRefused())) {
                            totals.merge(counters.get(which), amount, Long::sum);
                        }
                    }
                    case 1 -> {
                        final double value = random.nextGaussian();
                        if (take(channel.gauge(gauges.get(which)).set(value).isRefused())) {
                            values.put(gauges.get(which), value);
                        }
                    }
                    default -> {
                        final Metric metric = histograms.get(random.nextInt(3));
                        final long value = random.nextLong() >>> (24 + random.nextInt(30));
                        if (take(channel.histogram(metric).record(value).isRefused())) {
                            distributions
                                    .computeIfAbsent(metric, any -> histogram())
                                    .recordValue(Math.min(value, RANGE.highestValue()));
                        }
                    }
                }
            }
        }

        private boolean take(final boolean refused) {
            accepted += refused ? 0 : 1;
            return !refused;
        }

        void assertIn(final Received received) {
            totals.forEach((metric, total) ->
                    assertEquals(total, received.counter(metric.descriptor().name())));
            values.forEach((metric, value) -> assertEquals(
                    value, received.totals(metric.descriptor().name()).gaugeValue()));
            distributions.forEach((metric, expected) -> assertEquals(
                    expected,
                    received.totals(metric.descriptor().name()).histogram().buckets()));
        }

        private static Histogram histogram() {
            return new Histogram(RANGE.lowestValue(), RANGE.highestValue(), RANGE.significantDigits());
        }
    }
}
