package io.tailrace.engine.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LateMeterTest {
    private static final long LATE_NS = 1_000;

    private final LateMeter late = new LateMeter(LATE_NS, 0);

    @Test
    void shouldCallALongSleepAHiccup() {
        cycle(100, false);
        cycle(100 + LATE_NS + 1, true);

        assertTrue(late.endWindow());
        assertFalse(late.endWindow());
        assertEquals(1, late.hiccupWindows());
        assertEquals(0, late.aggregatorLateWindows());
    }

    @Test
    void shouldCallLongWorkTheAggregatorsOwn() {
        cycle(100, true);
        cycle(100 + LATE_NS + 1, false);
        cycle(200 + LATE_NS + 1, false);

        assertTrue(late.endWindow());
        assertEquals(0, late.hiccupWindows());
        assertEquals(1, late.aggregatorLateWindows());
    }

    @Test
    void shouldNotMindWhatIsInTime() {
        for (int i = 0; i < 100; i++) {
            cycle(i * LATE_NS, i % 2 == 0);
        }
        assertFalse(late.endWindow());
        assertEquals(0, late.hiccupWindows());
        assertEquals(0, late.aggregatorLateWindows());
    }

    private void cycle(final long nowNs, final boolean worked) {
        late.begin(nowNs);
        late.end(worked);
    }
}
