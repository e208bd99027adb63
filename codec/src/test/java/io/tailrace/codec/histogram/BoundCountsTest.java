package io.tailrace.codec.histogram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** How {@code le} bounds cut HdrHistogram's buckets. */
class BoundCountsTest {
    private static final long HIGHEST = 3_600_000_000_000L;

    private final Histogram histogram = new Histogram(1_000, HIGHEST, 3);

    @Test
    void shouldCountASampleThatIsEqualToABoundAsInsideIt() {
        for (final long bound : new long[] {5_000_000, 10_000_000, 25_000_000, 999_999_937, 10_000_000_000L, HIGHEST}) {
            histogram.reset();
            histogram.recordValue(bound);

            assertArrayEquals(new long[] {1}, count(bound), () -> "bound " + bound);
        }
    }

    @Test
    void shouldCountUpFromBoundToBound() {
        histogram.recordValueWithCount(1_000_000, 3);
        histogram.recordValueWithCount(20_000_000, 5);
        histogram.recordValueWithCount(300_000_000, 7);

        assertArrayEquals(
                new long[] {0, 3, 3, 8, 15, 15},
                count(500_000, 5_000_000, 10_000_000, 20_000_000, 1_000_000_000, HIGHEST));
    }

    @Test
    void shouldCountNothingInAnEmptyHistogram() {
        assertArrayEquals(new long[] {0, 0}, count(1, HIGHEST));
        assertArrayEquals(new long[0], count());
    }

    @Test
    void shouldLeaveWhatLiesAboveTheLastBoundToInfinity() {
        histogram.recordValue(HIGHEST);
        histogram.recordValue(1_000);

        assertArrayEquals(new long[] {1, 1}, count(5_000, 1_000_000));
        assertEquals(2, histogram.getTotalCount());
    }

    @Test
    void shouldTouchNothingBehindTheBounds() {
        histogram.recordValue(1_000);
        final long[] counts = {-1, -1, -1};

        BoundCounts.cumulative(histogram, new long[] {5_000}, counts);

        assertArrayEquals(new long[] {1, -1, -1}, counts);
    }

    @Test
    void shouldBeWhatCountingEveryValueGivesUpToTheWidthOfABucket() {
        final long seed = new Random().nextLong();
        final Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            histogram.reset();
            final long[] values = new long[random.nextInt(500)];
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.min(HIGHEST, random.nextLong() >>> (1 + random.nextInt(62)));
                histogram.recordValue(values[i]);
            }
            final long[] bounds = bounds(random, values);

            final long[] counts = count(bounds);

            for (int i = 0; i < bounds.length; i++) {
                final long end = histogram.highestEquivalentValue(bounds[i]);
                assertEquals(countUpTo(values, end), counts[i], () -> "seed " + seed);
                assertTrue(countUpTo(values, bounds[i]) <= counts[i], () -> "seed " + seed);
                assertTrue(
                        end - bounds[i] <= Math.max(1_000, bounds[i] / 1_000),
                        "a bucket is no wider than three digits");
            }
        }
    }

    /** Some of them values themselves. */
    private static long[] bounds(final Random random, final long[] values) {
        final long[] bounds = new long[1 + random.nextInt(20)];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = values.length > 0 && random.nextBoolean()
                    ? Math.max(1, values[random.nextInt(values.length)])
                    : 1 + (random.nextLong() >>> (22 + random.nextInt(40)));
        }
        return Arrays.stream(bounds).sorted().distinct().toArray();
    }

    private static long countUpTo(final long[] values, final long limit) {
        return Arrays.stream(values).filter(value -> value <= limit).count();
    }

    private long[] count(final long... bounds) {
        final long[] counts = new long[bounds.length];
        BoundCounts.cumulative(histogram, bounds, counts);
        return counts;
    }
}
