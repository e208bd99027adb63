package io.tailrace.engine.bucket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The interval in the upper half of a slot. */
class ExpectedIntervalTest {
    private static final int ROUNDS = 10_000;

    @ParameterizedTest
    @ValueSource(
            longs = {1, 2, 3, 999, 1_000, 1_000_000, 67_108_863, 67_108_864, 1_000_000_000, 100_000_000_000L, 1L << 62})
    void shouldCarryWhatHasFewBitsExactly(final long interval) {
        assertEquals(interval, ExpectedInterval.of(ExpectedInterval.slot(7, interval)));
    }

    @Test
    void shouldCarryPowersOfTenExactly() {
        for (long interval = 1; interval <= 100_000_000_000L; interval *= 10) {
            assertEquals(interval, ExpectedInterval.decode(ExpectedInterval.encode(interval)));
        }
    }

    @Test
    void shouldRoundToTheNearest() {
        Seeds.run(ROUNDS, random -> {
            final long interval = Math.max(1, random.nextLong() >>> (2 + random.nextInt(62)));
            final long carried = ExpectedInterval.of(ExpectedInterval.slot(random.nextInt() >>> 1, interval));
            final int lostBits = Math.max(0, 64 - Long.numberOfLeadingZeros(interval) - 26);

            assertTrue(Math.abs(carried - interval) <= ((1L << lostBits) >> 1), () -> interval + " became " + carried);
        });
    }

    @Test
    void shouldRoundUpIntoOneBitMore() {
        assertEquals(1L << 27, ExpectedInterval.decode(ExpectedInterval.encode((1L << 27) - 1)));
        assertEquals((1L << 27) - 2, ExpectedInterval.decode(ExpectedInterval.encode((1L << 27) - 2)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void shouldCarryNothingForWhatIsNoInterval(final long interval) {
        final long slot = ExpectedInterval.slot(Integer.MAX_VALUE, interval);

        assertEquals(Integer.MAX_VALUE, slot);
        assertFalse(ExpectedInterval.isIn(slot));
        assertEquals(0, ExpectedInterval.of(slot));
    }

    @Test
    void shouldStayPositiveAtTheEnd() {
        assertEquals(1L << 62, ExpectedInterval.of(ExpectedInterval.slot(0, Long.MAX_VALUE)));
    }

    @Test
    void shouldKeepTheSeriesId() {
        for (final int id : new int[] {0, 1, 99_999, Integer.MAX_VALUE}) {
            for (final long interval : new long[] {1, 1_000, Long.MAX_VALUE}) {
                final long slot = ExpectedInterval.slot(id, interval);

                assertEquals(id, (int) slot);
                assertTrue(ExpectedInterval.isIn(slot));
            }
        }
    }
}
