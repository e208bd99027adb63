package io.tailrace.engine.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.tailrace.engine.bucket.BucketLayout;
import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.reader.RandomHistograms;
import io.tailrace.engine.snapshot.HistogramSource;
import io.tailrace.testsupport.Seeds;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Buckets are those of HdrHistogram whatever was recorded; count, sum, lowest and highest are those of the values after clamping. */
class HistogramSeriesTest {
    private static final HistogramRange RANGE = new HistogramRange(1_000, 3_600_000_000_000L, 3);

    private final HistogramSeries series = series(RANGE);

    @Test
    void shouldBeWhatPlainHdrHistogramsAreOverIntervals() {
        Seeds.run(60, random -> {
            final HistogramRange range = random.nextBoolean() ? RANGE : RandomHistograms.range(random);
            final HistogramSeries any = series(range);
            final Plain total = new Plain(range);
            for (int intervals = random.nextInt(5); intervals >= 0; intervals--) {
                final Plain interval = new Plain(range);
                for (int i = random.nextInt(3_000); i > 0; i--) {
                    final long value = logUniform(random, range.highestValue());
                    any.record(value);
                    interval.record(value);
                    total.record(value);
                }
                interval.assertSame(any.interval());
                any.endInterval();
                total.assertSame(any.total());
                new Plain(range).assertSame(any.interval());
            }
        });
    }

    @Test
    void shouldGoOnWhenTheBucketsBecomeMany() {
        final HistogramSeries any = series(RANGE);
        final Plain interval = new Plain(RANGE);
        final Plain total = new Plain(RANGE);
        final BucketLayout layout = BucketLayout.of(RANGE);
        final Plain earlier = new Plain(RANGE);
        for (final long value : new long[] {3, 5, 7_000}) {
            earlier.record(value);
            total.record(value);
        }
        any.addToTotal(earlier);
        for (int index = layout.length() - 1; index > 0; index -= 2) {
            final long value = Math.min(layout.lowestAt(index), RANGE.highestValue());
            any.record(value);
            interval.record(value);
            total.record(value);
        }
        interval.assertSame(any.interval());
        any.endInterval();
        total.assertSame(any.total());
        any.record(1);
        assertEquals(1, any.interval().count());
        any.endInterval();
        total.record(1);
        total.assertSame(any.total());
    }

    @Test
    void shouldCountBeyondAnInt() {
        final Plain total = new Plain(RANGE);
        final Plain once = new Plain(RANGE);
        once.histogram.recordValueWithCount(5_000, 1L << 30);
        once.histogram.recordValueWithCount(7_000, 3);
        for (int i = 0; i < 4; i++) {
            series.addToTotal(once);
            series.record(5_000);
            series.endInterval();
            total.histogram.add(once.histogram);
            total.histogram.recordValue(5_000);
        }
        total.assertSameBuckets(series.total());
    }

    @Test
    void shouldClampWhatIsOutsideAndCountIt() {
        series.record(-5);
        series.record(Long.MIN_VALUE);
        series.record(RANGE.highestValue() + 1);
        series.record(Long.MAX_VALUE);
        series.record(RANGE.highestValue());
        series.record(0);
        series.record(7);

        final Histogram expected = histogram(RANGE);
        expected.recordValueWithCount(0, 3);
        expected.recordValue(7);
        expected.recordValueWithCount(RANGE.highestValue(), 3);
        final HistogramSource interval = series.interval();
        assertEquals(expected, Buckets.of(interval));
        assertEquals(4, interval.clamped());
        assertEquals(7, interval.count());
        assertEquals(3 * RANGE.highestValue() + 7, interval.sumLow());
        assertEquals(0, interval.min());
        assertEquals(RANGE.highestValue(), interval.max());
    }

    @Test
    void shouldCorrectAsHdrHistogramDoes() {
        Seeds.run(200, random -> {
            final HistogramRange range = random.nextBoolean() ? RANGE : RandomHistograms.range(random);
            final HistogramSeries any = series(range);
            final Plain interval = new Plain(range);
            final Plain total = new Plain(range);
            for (int i = random.nextInt(20); i >= 0; i--) {
                // One above the lowest bucket: HdrHistogram's equality tells values apart there that its counts do not.
                final long value = i == 0 ? range.highestValue() : logUniform(random, range.highestValue());
                final long expected = 1 + value / (1 + random.nextInt(1 << random.nextInt(14)));
                any.record(value);
                any.correct(value, expected);
                interval.correct(value, expected);
                total.correct(value, expected);
            }
            interval.assertSame(any.interval());
            any.endInterval();
            total.assertSame(any.total());
        });
    }

    @Test
    void shouldCorrectWhatItClamped() {
        final long interval = RANGE.highestValue() / 1_000;
        for (final long value : new long[] {RANGE.highestValue() + 1, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
            series.record(value);
            series.correct(value, interval);
        }
        final Histogram expected = histogram(RANGE);
        expected.recordValueWithExpectedInterval(RANGE.highestValue(), interval);
        expected.recordValueWithExpectedInterval(RANGE.highestValue(), interval);
        expected.recordValueWithCount(0, 2);

        assertEquals(expected, Buckets.of(series.interval()));
        assertEquals(4, series.interval().count());
        assertEquals(4, series.interval().clamped());
        assertEquals(expected.getTotalCount() - 4, series.interval().corrected());
        series.correct(Long.MAX_VALUE, 1L << 62);
        assertEquals(expected.getTotalCount() - 4, series.interval().corrected());
    }

    @Test
    void shouldCorrectByBillionsInNoMoreStepsThanBuckets() {
        final long value = RANGE.highestValue();
        series.record(value);
        series.correct(value, 1_000);

        assertEquals(value / 1_000 - 1, series.interval().corrected());
        final long[] counts = {0, 0};
        series.interval().visitBuckets((index, count) -> {
            counts[0]++;
            counts[1] += count;
        });
        assertEquals(value / 1_000, counts[1]);
        assertTrue(counts[0] < BucketLayout.of(RANGE).length());
    }

    @Test
    void shouldSumExactlyBeyondTwoToThe63() {
        final HistogramSeries sums = series(new HistogramRange(1, 1L << 61, 3));
        BigInteger expected = BigInteger.ZERO;
        for (int i = 0; i < 100; i++) {
            final long value = (1L << 61) - i;
            sums.record(value);
            expected = expected.add(BigInteger.valueOf(value));
            assertEquals(expected, sumOf(sums.interval()));
        }
        final HistogramSeries total = series(new HistogramRange(1, 1L << 61, 3));
        total.addToTotal(sums.interval());
        total.addToTotal(sums.interval());
        assertEquals(expected.shiftLeft(1), sumOf(total.total()));
    }

    @Test
    void shouldNotTakeAnEmptyIntervalsZeroForAValue() {
        series.record(5_000);
        series.endInterval();
        series.endInterval();
        assertEquals(5_000, series.total().min());
        assertEquals(5_000, series.total().max());
        assertEquals(1, series.total().count());
    }

    @Test
    void shouldShowBucketsForTheLastTimeWhileTheyMoveToTheTotal() {
        Seeds.run(20, random -> {
            final HistogramSeries any = series(RANGE);
            final Plain total = new Plain(RANGE);
            for (int interval = 0; interval < 3; interval++) {
                final Plain shown = new Plain(RANGE);
                for (int i = random.nextInt(4_000); i > 0; i--) {
                    final long value = logUniform(random, RANGE.highestValue());
                    any.record(value);
                    shown.record(value);
                    total.record(value);
                }
                final Histogram seen = histogram(RANGE);
                any.drainBuckets((index, count) ->
                        seen.recordValueWithCount(BucketLayout.of(RANGE).lowestAt(index), count));
                assertEquals(buckets(shown.histogram), buckets(seen));
                any.endInterval();
                total.assertSame(any.total());
            }
        });
    }

    /** Without what a histogram keeps beside them: of values in the lowest one it knows whether they were 0. */
    private static List<String> buckets(final Histogram histogram) {
        final List<String> buckets = new ArrayList<>();
        histogram
                .recordedValues()
                .forEach(bucket -> buckets.add(bucket.getValueIteratedTo() + ":" + bucket.getCountAtValueIteratedTo()));
        return buckets;
    }

    @Test
    void shouldLoseNoCountWhenWhoIsShownTheBucketsFailsHalfWay() {
        Seeds.run(20, random -> {
            final HistogramSeries any = series(RANGE);
            final Plain total = new Plain(RANGE);
            for (int i = random.nextBoolean() ? 500 : 6_000; i > 0; i--) {
                final long value = logUniform(random, RANGE.highestValue());
                any.record(value);
                total.record(value);
            }
            final int[] left = {random.nextInt(100)}; // fewer than 500 values have buckets
            assertThrows(
                    IllegalStateException.class,
                    () -> any.drainBuckets((index, count) -> {
                        if (left[0]-- == 0) {
                            throw new IllegalStateException("planted");
                        }
                    }));
            any.endInterval();
            total.assertSame(any.total());
            assertEquals(0, any.interval().count());
            any.interval().visitBuckets((index, count) -> fail("nothing is left"));
        });
    }

    @Test
    void shouldShowBucketsByRisingIndex() {
        Seeds.run(20, random -> {
            final HistogramSeries any = series(RANGE);
            for (int i = 0; i < 6_000; i++) {
                any.record(logUniform(random, RANGE.highestValue()));
            }
            assertRising(any.interval());
            any.endInterval();
            assertRising(any.total());
        });
    }

    private static void assertRising(final HistogramSource source) {
        final int[] last = {-1};
        source.visitBuckets((index, count) -> {
            assertTrue(index > last[0] && count > 0);
            last[0] = index;
        });
    }

    private static HistogramSeries series(final HistogramRange range) {
        return new HistogramSeries(BucketLayout.of(range));
    }

    private static BigInteger sumOf(final HistogramSource histogram) {
        return BigInteger.valueOf(histogram.sumHigh()).shiftLeft(63).add(BigInteger.valueOf(histogram.sumLow()));
    }

    private static Histogram histogram(final HistogramRange range) {
        return new Histogram(range.lowestValue(), range.highestValue(), range.significantDigits());
    }

    private static long logUniform(final Random random, final long limit) {
        return Math.min(limit, random.nextLong() >>> (1 + random.nextInt(62)));
    }
}
