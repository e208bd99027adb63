package io.tailrace.cli.bench.paced;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LateSpellsTest {
    private static final long MS = 1_000_000;

    private final LateSpells spells = new LateSpells();
    private final Hiccups hiccups = new Hiccups();

    @Test
    void shouldTellDelayedCallsFromThoseThatWereLateByThemselves() {
        spells.add(10 * MS, 10 * MS, 13 * MS); // in the hiccup: slow
        spells.add(11 * MS, 13 * MS, 13 * MS + 50); // behind it: late, and quick
        spells.add(20 * MS, 20 * MS, 20 * MS + 50); // on time
        spells.add(30 * MS, 30 * MS, 30 * MS + 20_000); // slow, and no hiccup
        hiccups.add(11 * MS, 13 * MS);

        assertEquals(new LateCalls(3, 2, 1, 3 * MS + 50), spells.during(hiccups));
        assertEquals(new LateCalls(3, 0, 0, 0), spells.during(new Hiccups()));
    }

    @Test
    void shouldCountLateCallsBeyondItsMemoryAsUnexplained() {
        for (long i = 0; i < 20_000; i++) {
            spells.add(2 * i * MS, 2 * i * MS, 2 * i * MS + 20_000);
            spells.add(2 * i * MS + MS, 2 * i * MS + MS, 2 * i * MS + MS + 50);
        }
        hiccups.add(0, 50_000 * MS);

        final LateCalls late = spells.during(hiccups);
        assertEquals(20_000, late.calls());
        assertEquals(1 << 14, late.delayed());
    }

    @Test
    void shouldCallAWakingAHiccupFromAMillisecondOn() {
        hiccups.add(5 * MS, 6 * MS - 1);
        assertEquals(0, hiccups.count());
        assertFalse(hiccups.overlap(0, 10 * MS));

        hiccups.add(7 * MS, 8 * MS);
        hiccups.add(20 * MS, 25 * MS);
        assertEquals(2, hiccups.count());
        assertEquals(3, hiccups.lateNs().getTotalCount());
        assertTrue(hiccups.overlap(0, 7 * MS));
        assertTrue(hiccups.overlap(8 * MS, 9 * MS));
        assertFalse(hiccups.overlap(9 * MS, 19 * MS));
        assertTrue(hiccups.overlap(21 * MS, 22 * MS));
        assertFalse(hiccups.overlap(26 * MS, 30 * MS));
    }
}
