package io.tailrace.sinks.otlp.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.replay.Replay;
import io.tailrace.engine.reader.replay.ReplayFormat;
import io.tailrace.engine.reader.replay.ReplayPasses;
import io.tailrace.engine.reader.replay.ReplayQuery;
import io.tailrace.engine.recording.ChannelHistogram;
import io.tailrace.sinks.otlp.Recorded;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Random histograms: the same buckets as on the page of Prometheus, and quantiles of exponential ones within the error that is stated. */
class HistogramMappingTest {
    private static final MetricDescriptor TIMES = MetricDescriptor.histogram("t_seconds")
            .unit(Unit.SECONDS)
            .help("T.")
            .bounds(0.00001, 0.0005, 0.001, 0.01, 0.1, 1, 10)
            .build();
    private static final Pattern BUCKET = Pattern.compile("t_seconds_bucket\\{le=\"([^\"]+)\"} (\\d+)");
    private static final Pattern SUM = Pattern.compile("t_seconds_sum (\\S+)");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void shouldHaveTheBucketsOfThePrometheusPage() {
        for (int round = 0; round < 20; round++) {
            try (Recorded recorded = new Recorded()) {
                record(recorded, value -> {});
                final HistogramDataPoint point = Recorded.metric(collect(recorded, MappingOptions.DEFAULT), "t_seconds")
                        .getHistogram()
                        .getDataPoints(0);

                final String page = page(recorded);
                final Matcher buckets = BUCKET.matcher(page);
                long cumulative = 0;
                for (int i = 0; i < point.getBucketCountsCount(); i++) {
                    assertTrue(buckets.find(), page);
                    cumulative += point.getBucketCounts(i);
                    final String bound = i < point.getExplicitBoundsCount()
                            ? Double.toString(point.getExplicitBounds(i))
                            : "Infinity";
                    assertEquals(
                            Double.parseDouble(bound),
                            Double.parseDouble(buckets.group(1).replace("+Inf", "Infinity")),
                            () -> "seed " + seed);
                    assertEquals(Long.parseLong(buckets.group(2)), cumulative, () -> "seed " + seed);
                }
                assertEquals(cumulative, point.getCount());
                final Matcher sum = SUM.matcher(page);
                assertTrue(sum.find());
                assertEquals(Double.parseDouble(sum.group(1)), point.getSum(), () -> "seed " + seed);
            }
        }
    }

    @Test
    void shouldTellFractionsAsPlainNumbers() {
        final MetricDescriptor shares = MetricDescriptor.histogram("share")
                .unit(Unit.MILLIONTHS)
                .help("S.")
                .bounds(0.1, 0.25)
                .build();
        final MetricDescriptor spent = MetricDescriptor.counter("spent_total")
                .unit(Unit.MILLIONTHS)
                .help("S.")
                .build();
        try (Recorded recorded = new Recorded()) {
            recorded.channel.histogram(recorded.engine.register(shares)).record(250_000);
            recorded.channel.counter(recorded.engine.register(spent)).add(1_500_000);
            recorded.cut();
            final var metrics = collect(recorded, MappingOptions.DEFAULT);
            assertEquals("1", Recorded.metric(metrics, "share").getUnit());
            final HistogramDataPoint point =
                    Recorded.metric(metrics, "share").getHistogram().getDataPoints(0);
            assertEquals(0.25, point.getSum());
            assertEquals(0.25, point.getMax());
            assertEquals(List.of(0.1, 0.25), point.getExplicitBoundsList());
            assertEquals(List.of(0L, 1L, 0L), point.getBucketCountsList());
            assertEquals(
                    1.5,
                    Recorded.metric(metrics, "spent_total")
                            .getSum()
                            .getDataPoints(0)
                            .getAsDouble());
        }
    }

    @Test
    void shouldReadQuantilesOfExponentialHistogramsWithinTheErrorThatIsStated() {
        for (final int maxBuckets : new int[] {2, 20, 160, 4_000}) {
            for (int round = 0; round < 10; round++) {
                try (Recorded recorded = new Recorded()) {
                    final long[] values = new long[2_000];
                    final int[] size = {0};
                    record(recorded, value -> values[size[0]++] = value);
                    checkExponential(recorded, maxBuckets, Arrays.copyOf(values, size[0]));
                }
            }
        }
    }

    private void checkExponential(final Recorded recorded, final int maxBuckets, final long[] values) {
        final ExponentialHistogramDataPoint point = Recorded.metric(
                        collect(recorded, new MappingOptions(true, maxBuckets)), "t_seconds")
                .getExponentialHistogram()
                .getDataPoints(0);
        final String what = "seed " + seed + ", at most " + maxBuckets + " buckets, scale " + point.getScale();
        assertTrue(point.getPositive().getBucketCountsCount() <= maxBuckets, what);
        final long inBuckets = point.getPositive().getBucketCountsList().stream()
                .mapToLong(it -> it)
                .sum();
        assertEquals(values.length, point.getCount(), what);
        assertEquals(values.length, inBuckets + point.getZeroCount(), what);

        Arrays.sort(values);
        // A HdrHistogram of three digits: 0.1 % of the value, 1/1024 of it at the most, beside the bucket's own width.
        final double error = Math.pow(2, Math.pow(2, -point.getScale())) * (1 + 1.0 / 1_024) - 1;
        for (final double quantile : new double[] {0.01, 0.5, 0.9, 0.99, 0.999, 1}) {
            final int rank = Math.max(1, (int) Math.ceil(quantile * values.length));
            final double sample = values[rank - 1] / 1e9;
            final double[] bucket = bucketOf(point, rank);
            // Any value of the bucket that is read is as near as that, plus the step of the lowest magnitude.
            final double step = 1e-6;
            assertTrue(bucket[1] >= sample / (1 + error) - step, what + ", " + quantile + ": " + sample);
            assertTrue(bucket[0] <= sample * (1 + error) + step, what + ", " + quantile + ": " + sample);
            assertTrue(bucket[1] / bucket[0] <= 1 + error + 1e-9 || bucket[0] == 0, what);
        }
    }

    /** Lower and upper bound of the bucket with the rank. */
    private static double[] bucketOf(final ExponentialHistogramDataPoint point, final int rank) {
        long passed = point.getZeroCount();
        if (passed >= rank) {
            return new double[] {0, point.getZeroThreshold()};
        }
        final double power = Math.pow(2, -point.getScale());
        for (int i = 0; i < point.getPositive().getBucketCountsCount(); i++) {
            passed += point.getPositive().getBucketCounts(i);
            if (passed >= rank) {
                final int index = point.getPositive().getOffset() + i;
                return new double[] {Math.pow(2, index * power), Math.pow(2, (index + 1) * power)};
            }
        }
        throw new AssertionError("no rank " + rank);
    }

    private io.opentelemetry.proto.metrics.v1.ResourceMetrics collect(
            final Recorded recorded, final MappingOptions options) {
        final MetricCollector collector =
                new MetricCollector(options, new Resources(Map.of()), 0, (epoch, series) -> true);
        recorded.read(collector);
        return collector.collect(Long.MAX_VALUE, collector.asOfNs());
    }

    /** Times over all magnitudes, some of them at a bound. */
    private void record(final Recorded recorded, final LongConsumer each) {
        final ChannelHistogram times = recorded.channel.histogram(recorded.engine.register(TIMES));
        final double spread = 1 + random.nextDouble() * 7;
        for (int i = 1 + random.nextInt(1_500); i > 0; i--) {
            final long value = random.nextInt(20) == 0
                    ? TIMES.bounds().get(random.nextInt(TIMES.bounds().size()))
                    : (long) (1_000 * Math.pow(10, random.nextDouble() * spread));
            times.record(value);
            each.accept(value);
        }
        recorded.cut();
    }

    private static String page(final Recorded recorded) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ReplayPasses passes =
                ReplayFormat.PROMETHEUS.open(ReplayQuery.ALL.metric(Pattern.compile("t_seconds")), out);
        final Replay replay = passes.next();
        recorded.read(replay);
        replay.finish();
        return out.toString(StandardCharsets.UTF_8);
    }
}
