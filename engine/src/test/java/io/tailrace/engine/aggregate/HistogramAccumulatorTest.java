package io.tailrace.engine.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.snapshot.HistogramSource;
import io.tailrace.testsupport.Seeds;
import java.math.BigInteger;
import java.util.LongSummaryStatistics;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Count, sum, lowest, highest and buckets are those of the values after clamping, and agree whatever was recorded. */
class HistogramAccumulatorTest {
    private static final HistogramRange RANGE = new HistogramRange(1_000, 3_600_000_000_000L, 3);

    private final HistogramAccumulator accumulator = new HistogramAccumulator(RANGE);

    @Test
    void shouldBeWhatAPlainHdrHistogramIs() {
        Seeds.run(50, random -> {
            final HistogramAccumulator any = new HistogramAccumulator(RANGE);
            final Histogram plain = histogram(RANGE);
            final LongSummaryStatistics statistics = new LongSummaryStatistics();
            for (int i = random.nextInt(5_000); i > 0; i--) {
                final long value = logUniform(random, RANGE.highestValue());
                any.record(value);
                plain.recordValue(value);
                statistics.accept(value);
            }

            assertEquals(plain, any.buckets());
            assertEquals(statistics.getCount(), any.count());
            assertEquals(statistics.getSum(), any.sumLow());
            assertEquals(0, any.sumHigh());
            assertEquals(statistics.getCount() == 0 ? 0 : statistics.getMin(), any.min());
            assertEquals(statistics.getCount() == 0 ? 0 : statistics.getMax(), any.max());
            assertEquals(0, any.clamped());
            assertEquals(0, any.corrected());
        });
    }

    @Test
    void shouldClampWhatIsOutsideAndCountIt() {
        accumulator.record(-5);
        accumulator.record(Long.MIN_VALUE);
        accumulator.record(RANGE.highestValue() + 1);
        accumulator.record(Long.MAX_VALUE);
        accumulator.record(RANGE.highestValue());
        accumulator.record(0);
        accumulator.record(7);

        final Histogram expected = histogram(RANGE);
        expected.recordValueWithCount(0, 3);
        expected.recordValue(7);
        expected.recordValueWithCount(RANGE.highestValue(), 3);
        assertEquals(expected, accumulator.buckets());
        assertEquals(4, accumulator.clamped());
        assertEquals(7, accumulator.count());
        assertEquals(3 * RANGE.highestValue() + 7, accumulator.sumLow());
        assertEquals(0, accumulator.min());
        assertEquals(RANGE.highestValue(), accumulator.max());
    }

    @Test
    void shouldHaveNothingInItBeforeTheFirstValueAndAfterAReset() {
        assertEmpty(accumulator);
        accumulator.record(5);
        accumulator.record(-5);
        accumulator.add(of(RANGE, 1, 2, 3));

        accumulator.reset();

        assertEmpty(accumulator);
        accumulator.record(9);
        assertEquals(9, accumulator.min());
        assertEquals(9, accumulator.max());
        assertEquals(1, accumulator.count());
    }

    @Test
    void shouldSumExactlyBeyondTwoToThe63() {
        final HistogramRange wide = new HistogramRange(1, 1L << 61, 3);
        final HistogramAccumulator sums = new HistogramAccumulator(wide);
        BigInteger expected = BigInteger.ZERO;
        for (int i = 0; i < 100; i++) {
            final long value = (1L << 61) - i;
            sums.record(value);
            expected = expected.add(BigInteger.valueOf(value));
            assertEquals(expected, sumOf(sums));
        }
        final HistogramAccumulator total = new HistogramAccumulator(wide);
        total.add(sums);
        total.add(sums);
        assertEquals(expected.shiftLeft(1), sumOf(total));
    }

    @Test
    void shouldAddUpAsIfAllHadBeenRecordedInOne() {
        Seeds.run(50, random -> {
            final HistogramAccumulator one = new HistogramAccumulator(RANGE);
            final HistogramAccumulator total = new HistogramAccumulator(RANGE);
            for (int part = 0; part < 5; part++) {
                final HistogramAccumulator interval = new HistogramAccumulator(RANGE);
                for (int i = random.nextInt(100); i > 0; i--) {
                    final long value = random.nextInt(10) == 0 ? random.nextLong() : logUniform(random, 1L << 40);
                    interval.record(value);
                    one.record(value);
                }
                total.add(interval);
            }

            assertEquals(one.buckets(), total.buckets());
            assertEquals(one.count(), total.count());
            assertEquals(sumOf(one), sumOf(total));
            assertEquals(one.min(), total.min());
            assertEquals(one.max(), total.max());
            assertEquals(one.clamped(), total.clamped());
        });
    }

    @Test
    void shouldNotTakeAnEmptyHistogramsZeroForAValue() {
        accumulator.record(5_000);

        accumulator.add(new HistogramAccumulator(RANGE));

        assertEquals(5_000, accumulator.min());
        assertEquals(1, accumulator.count());
    }

    private static void assertEmpty(final HistogramAccumulator empty) {
        assertEquals(0, empty.buckets().getTotalCount());
        assertFalse(empty.buckets().recordedValues().iterator().hasNext());
        assertEquals(0, empty.count());
        assertEquals(BigInteger.ZERO, sumOf(empty));
        assertEquals(0, empty.min());
        assertEquals(0, empty.max());
        assertEquals(0, empty.clamped());
    }

    private static HistogramAccumulator of(final HistogramRange range, final long... values) {
        final HistogramAccumulator made = new HistogramAccumulator(range);
        for (final long value : values) {
            made.record(value);
        }
        return made;
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
