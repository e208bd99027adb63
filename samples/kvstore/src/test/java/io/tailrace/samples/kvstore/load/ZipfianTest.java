package io.tailrace.samples.kvstore.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ZipfianTest {
    private static final int ITEMS = 1_000;
    private static final int DRAWS = 1_000_000;

    @Test
    void shouldDrawTheFirstTwoRanksAsOftenAsZipfSays() {
        final long[] counts = drawEvenly(new Zipfian(ITEMS, 0.99));
        final double zeta = Zipfian.zeta(ITEMS, 0.99);
        assertEquals(DRAWS / zeta, (double) counts[0], 1);
        assertEquals(DRAWS / zeta * Math.pow(0.5, 0.99), (double) counts[1], 1);
    }

    /** The formula is a fit from rank 2 on: its cumulative shares are those of Zipf's law within two per cent of all draws. */
    @Test
    void shouldFollowZipfsLawAtEveryRank() {
        final long[] counts = drawEvenly(new Zipfian(ITEMS, 0.99));
        final double zeta = Zipfian.zeta(ITEMS, 0.99);
        long drawn = 0;
        for (int rank = 0; rank < ITEMS; rank++) {
            drawn += counts[rank];
            assertEquals(Zipfian.zeta(rank + 1, 0.99) / zeta, (double) drawn / DRAWS, 0.02, "up to rank " + rank);
        }
    }

    @Test
    void shouldStayInsideItsRanksAtBothEnds() {
        final Zipfian zipfian = new Zipfian(2, 0.5);
        assertEquals(0, zipfian.rank(0));
        assertEquals(1, zipfian.rank(Math.nextDown(1.0)));
        assertEquals(ITEMS - 1, new Zipfian(ITEMS, 0.99).rank(Math.nextDown(1.0)));
    }

    @Test
    void shouldFallTheMoreSteeplyTheGreaterTheSkew() {
        assertTrue(drawEvenly(new Zipfian(ITEMS, 0.99))[0] > 2 * drawEvenly(new Zipfian(ITEMS, 0.5))[0]);
    }

    @Test
    void shouldRefuseWhatIsNoDistribution() {
        assertThrows(IllegalArgumentException.class, () -> new Zipfian(1, 0.99));
        assertThrows(IllegalArgumentException.class, () -> new Zipfian(ITEMS, 1));
        assertThrows(IllegalArgumentException.class, () -> new Zipfian(ITEMS, 0));
        assertThrows(IllegalArgumentException.class, () -> new Zipfian(ITEMS, Double.NaN));
    }

    /** Evenly spaced instead of random: the counts are exact, and the test needs no luck. */
    private static long[] drawEvenly(final Zipfian zipfian) {
        final long[] counts = new long[ITEMS];
        for (int i = 0; i < DRAWS; i++) {
            counts[(int) zipfian.rank((i + 0.5) / DRAWS)]++;
        }
        return counts;
    }
}
