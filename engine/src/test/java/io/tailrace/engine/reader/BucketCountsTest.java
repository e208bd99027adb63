package io.tailrace.engine.reader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tailrace.codec.histogram.BoundCounts;
import io.tailrace.codec.histogram.ExactSum;
import io.tailrace.engine.bucket.BucketLayout;
import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.testsupport.Seeds;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Sparse counts against HdrHistogram's own. */
final class BucketCountsTest {
    private static final double[] PERCENTILES = {0, 1, 50, 90, 99, 99.9, 99.99, 100};

    @Test
    void shouldAddUpAsHdrHistogramDoes() {
        Seeds.run(100, random -> {
            final HistogramRange range = RandomHistograms.range(random);
            final BucketLayout layout = BucketLayout.of(range);
            final BucketCounts counts = new BucketCounts(layout);
            final Histogram expected = RandomHistograms.histogram(random, range, 0);
            for (int i = 0; i < 10; i++) {
                final Histogram next = RandomHistograms.histogram(random, range, random.nextInt(200));
                expected.add(next);
                counts.add(encoded(next, layout).cursor());
            }
            final Histogram found = RandomHistograms.histogram(random, range, 0);
            counts.addTo(found);

            assertArrayEquals(PartFixture.payload(expected), PartFixture.payload(found));
            assertEquals(expected.getTotalCount(), counts.total());
        });
    }

    @Test
    void shouldFindPercentilesAsHdrHistogramDoes() {
        Seeds.run(100, random -> {
            final HistogramRange range = RandomHistograms.range(random);
            final BucketLayout layout = BucketLayout.of(range);
            final Histogram histogram = RandomHistograms.histogram(random, range, 1 + random.nextInt(500));
            final BucketCounts counts = new BucketCounts(layout);
            counts.add(encoded(histogram, layout).cursor());

            for (final double percentile : PERCENTILES) {
                if (percentile > 0) {
                    assertEquals(histogram.getValueAtPercentile(percentile), counts.valueAtPercentile(percentile));
                }
            }
        });
    }

    @Test
    void shouldCountByBoundsAsTheOneRuleSays() {
        Seeds.run(100, random -> {
            final HistogramRange range = RandomHistograms.range(random);
            final BucketLayout layout = BucketLayout.of(range);
            final List<Long> bounds = bounds(random, range);
            final HistogramTotals totals = new HistogramTotals(layout, bounds);
            final Histogram all = RandomHistograms.histogram(random, range, 0);
            for (int i = 0; i < 5; i++) {
                final Histogram next = RandomHistograms.histogram(random, range, random.nextInt(100));
                all.add(next);
                totals.add(value(next, layout));
            }
            final long[] expected = new long[bounds.size()];
            BoundCounts.cumulative(
                    all, bounds.stream().mapToLong(Long::longValue).toArray(), expected);
            final long[] found = new long[bounds.size()];
            totals.copyBoundCounts(found);

            assertArrayEquals(expected, found);
            assertEquals(all.getTotalCount(), totals.bucketTotal());
        });
    }

    @Test
    void shouldStayAtTheHighestCountInsteadOfOverflowing() {
        final BucketLayout layout = BucketLayout.of(new HistogramRange(1, 100, 1));
        final Histogram histogram = new Histogram(1, 100, 1);
        histogram.recordValueWithCount(7, Long.MAX_VALUE - 1);
        final BucketCounts counts = new BucketCounts(layout);
        counts.add(encoded(histogram, layout).cursor());
        counts.add(encoded(histogram, layout).cursor());

        assertEquals(Long.MAX_VALUE, counts.total());
        assertEquals(7, counts.valueAtPercentile(50));
    }

    @Test
    void shouldAddTotalsOfTheSameRangeOnly() {
        final HistogramTotals totals = new HistogramTotals(Shop.LATENCY_METRIC);
        final BucketLayout layout = BucketLayout.of(Shop.LATENCY_METRIC.range());
        totals.add(value(Shop.latencies(5_000, 7_000), layout));
        final HistogramTotals all = new HistogramTotals(Shop.LATENCY_METRIC);
        all.add(totals);
        all.add(totals);
        assertEquals(4, all.count());
        assertEquals(4, all.buckets().getTotalCount());

        final HistogramTotals others = new HistogramTotals(BucketLayout.of(new HistogramRange(1, 9, 1)), List.of());
        assertThrows(IllegalArgumentException.class, () -> others.add(totals));
        assertThrows(IllegalArgumentException.class, () -> others.add(value(Shop.latencies(5_000), layout)));
        assertThrows(IllegalArgumentException.class, () -> new HistogramTotals(Shop.STOCK_METRIC));
    }

    @Test
    void shouldBeEmptyAfterReset() {
        final BucketLayout layout = BucketLayout.of(new HistogramRange(1, 1_000, 2));
        final HistogramTotals totals = new HistogramTotals(layout, List.of(10L));
        final Histogram histogram = new Histogram(1, 1_000, 2);
        histogram.recordValue(5);
        totals.add(value(histogram, layout));
        totals.reset();

        final long[] counts = {-1};
        totals.copyBoundCounts(counts);
        assertEquals(0, counts[0]);
        assertEquals(0, totals.bucketTotal());
        assertEquals(0, totals.valueAtPercentile(50));
        assertEquals(new Histogram(1, 1_000, 2), totals.buckets());
    }

    private static EncodedBuckets encoded(final Histogram histogram, final BucketLayout layout) {
        return new EncodedBuckets(PartFixture.payload(histogram), layout);
    }

    private static HistogramValue value(final Histogram histogram, final BucketLayout layout) {
        return new HistogramValue(
                null, encoded(histogram, layout), histogram.getTotalCount(), ExactSum.ZERO, 0, 0, 0, 0);
    }

    private static List<Long> bounds(final Random random, final HistogramRange range) {
        return random.longs(1 + random.nextInt(20))
                .map(value -> (1 + (value >>> 1) % range.highestValue()) >>> random.nextInt(40))
                .filter(value -> value > 0)
                .sorted()
                .distinct()
                .boxed()
                .toList();
    }
}
