package io.tailrace.codec.prometheus.protobuf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prometheus.metrics.expositionformats.generated.Metrics;
import io.tailrace.codec.prometheus.LabelSet;
import io.tailrace.codec.prometheus.LeBounds;
import io.tailrace.codec.prometheus.NameEscaping;
import java.io.IOException;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NonCanonicalType") // the canonical name has a version of protobuf in it
class NativeBucketsTest {
    private static final double NS_PER_SECOND = 1e9;

    private final long seed = new SplittableRandom().nextLong();
    private final SplittableRandom random = new SplittableRandom(seed);
    private final NativeBuckets buckets = new NativeBuckets();

    /** By the definition: above the bound of the index before it, at most its own. */
    @Test
    void shouldFindTheBucketOfAnyValueInAnySchema() {
        for (int i = 0; i < 100_000; i++) {
            final double value = Math.scalb(random.nextDouble(1, 2), random.nextInt(-100, 100));
            for (int schema = NativeSchema.COARSEST; schema <= NativeSchema.FINEST; schema++) {
                final int index = NativeSchema.coarser(NativeSchema.finestIndex(value), NativeSchema.FINEST - schema);
                final double width = Math.pow(2, -schema);
                final String message = "seed " + seed + ": " + value + " in schema " + schema;
                assertTrue(value <= Math.pow(2, index * width) * (1 + 1e-12), message);
                assertTrue(value > Math.pow(2, (index - 1) * width) * (1 - 1e-12), message);
            }
        }
        for (int exponent = -60; exponent <= 60; exponent++) {
            final int index = NativeSchema.finestIndex(Math.scalb(1.0, exponent));
            assertEquals(exponent << NativeSchema.FINEST, index, "a power of two is its bucket's upper bound");
            assertEquals(Math.scalb(1.0, exponent), NativeSchema.finestBound(index));
            assertEquals(index + 1, NativeSchema.finestIndex(Math.nextUp(Math.scalb(1.0, exponent))));
        }
    }

    /** The finest schema, of those whose buckets are at least as wide as those of the digits. */
    @Test
    void shouldChooseTheSchemaByTheDigits() {
        for (int digits = 1; digits <= 5; digits++) {
            final double hdrWidth = 1.0 / Integer.highestOneBit(2 * (int) Math.pow(10, digits) - 1);
            int finest = NativeSchema.FINEST;
            while (Math.pow(2, Math.pow(2, -finest)) - 1 < hdrWidth) {
                finest--;
            }
            assertEquals(finest, NativeSchema.ofDigits(digits));
        }
        buckets.begin(3, 0);
        assertEquals(8, buckets.schema());
        assertEquals(0.0037, buckets.relativeError(), 0.00005);
        buckets.begin(2, 0);
        assertEquals(0.0188, buckets.relativeError(), 0.0001);
        buckets.begin(1, 0);
        assertEquals(0.159, buckets.relativeError(), 0.001);
    }

    /** The bound that the type states, on quantiles of samples, with few and with many different values. */
    @Test
    void shouldKeepQuantilesWithinTheStatedError() throws IOException {
        int coarser = 0;
        for (int i = 0; i < 150; i++) {
            final int digits = 1 + i % 5;
            final long lowest = random.nextBoolean() ? 1 : 1_000;
            final Histogram histogram = new Histogram(lowest, 3_600_000_000_000L, digits);
            final long[] samples = samples(i % 3 == 0 ? 15 : 3, lowest);
            for (final long sample : samples) {
                histogram.recordValue(sample);
            }
            fill(histogram, digits);
            final Metrics.Histogram read = write(samples.length);
            coarser += read.getSchema() < NativeSchema.ofDigits(digits) ? 1 : 0;

            final NavigableMap<Double, Long> counts = decode(read);
            final double error = buckets.relativeError();
            final double step = Long.highestOneBit(lowest) / NS_PER_SECOND;
            final double base = Math.pow(2, Math.pow(2, -read.getSchema()));
            Arrays.sort(samples);
            long rank = 0;
            for (final var bucket : counts.entrySet()) {
                final double upper = bucket.getKey();
                final double lower = upper == read.getZeroThreshold() ? 0 : upper / base;
                final double first = samples[(int) rank] / NS_PER_SECOND;
                rank += bucket.getValue();
                final double last = samples[(int) rank - 1] / NS_PER_SECOND;
                final String message = "seed " + seed + ", " + digits + " digits, schema " + read.getSchema();
                assertTrue(upper - first <= first * error + step, message + ": " + first + " read as " + upper);
                assertTrue(last - lower <= last * error + step, message + ": " + last + " read as " + lower);
            }
            assertEquals(samples.length, rank, "seed " + seed);
            assertTrue(counts.size() <= NativeBuckets.MAX_BUCKETS);
        }
        assertTrue(coarser > 0, "some must have had too many buckets for the finest schema, seed " + seed);
    }

    @Test
    void shouldBeANativeHistogramWhenEmpty() throws IOException {
        buckets.begin(3, 0);
        final Metrics.Histogram read = write(0);

        assertEquals(8, read.getSchema());
        assertEquals(0, read.getZeroCount());
        assertEquals(0x1p-128, read.getZeroThreshold(), "what is told by nothing else is told by this");
        assertEquals(0, read.getPositiveSpanCount() + read.getPositiveDeltaCount());
    }

    @Test
    void shouldCountAsZeroWhatTheRangeDoesNotTellFromIt() throws IOException {
        final Histogram histogram = new Histogram(1_000, 3_600_000_000_000L, 3);
        histogram.recordValue(0);
        histogram.recordValue(511);
        histogram.recordValue(512);
        fill(histogram, 3);
        final Metrics.Histogram read = write(3);

        assertEquals(2, read.getZeroCount());
        assertEquals(511 / NS_PER_SECOND, read.getZeroThreshold());
        assertEquals(1, decode(read).lastEntry().getValue());
    }

    private long[] samples(final int octaves, final long lowest) {
        return random.longs(1 + random.nextInt(20_000))
                .map(any -> any % 50 == 0
                        ? random.nextLong(lowest * 2)
                        : (long) Math.scalb(random.nextDouble(1, 2), 20 + random.nextInt(octaves)))
                .toArray();
    }

    private void fill(final Histogram histogram, final int digits) {
        buckets.begin(digits, histogram.highestEquivalentValue(0) / NS_PER_SECOND);
        for (final HistogramIterationValue value : histogram.recordedValues()) {
            final long lowest = histogram.lowestEquivalentValue(value.getValueIteratedTo());
            if (lowest == 0) {
                buckets.addZero(value.getCountAtValueIteratedTo());
            } else {
                buckets.add(lowest / NS_PER_SECOND, value.getCountAtValueIteratedTo());
            }
        }
    }

    private Metrics.Histogram write(final long count) throws IOException {
        final MessageBuffer rows = new MessageBuffer(1);
        new ProtobufRow(LabelSet.EMPTY, NameEscaping.UNDERSCORES)
                .histogram(LeBounds.of(), new long[0], count, 0, ProtobufRow.NOT_KNOWN, null, buckets, rows);
        return Metrics.MetricFamily.parseFrom(rows.toByteArray()).getMetric(0).getHistogram();
    }

    /** Counts by upper bound, as the specification says that spans and deltas are read. */
    private static NavigableMap<Double, Long> decode(final Metrics.Histogram histogram) {
        final TreeMap<Double, Long> counts = new TreeMap<>();
        if (histogram.getZeroCount() > 0) {
            counts.put(histogram.getZeroThreshold(), histogram.getZeroCount());
        }
        int index = 0;
        int delta = 0;
        long count = 0;
        for (final Metrics.BucketSpan span : histogram.getPositiveSpanList()) {
            index += span.getOffset();
            for (int i = 0; i < span.getLength(); i++) {
                count += histogram.getPositiveDelta(delta++);
                if (count > 0) {
                    counts.put(Math.pow(2, index * Math.pow(2, -histogram.getSchema())), count);
                }
                index++;
            }
        }
        assertEquals(histogram.getPositiveDeltaCount(), delta);
        return counts;
    }
}
