package io.tailrace.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RunPaceTest {
    private static final long MINUTE_MS = TimeUnit.MINUTES.toMillis(1);

    /** Late ones first came with all of their time, and then the next one said their rate once more. */
    @Test
    void shouldHaveEachLineSayWhatWasDoneSinceTheOneBefore() {
        final RunPace lines = pace(1_000, MINUTE_MS);
        final List<Long> shownMs = new ArrayList<>();
        long elapsedMs = 0;
        for (final long lateMs : new long[] {0, 20, 400, 0, 700, 900, 2_100, 1, 0}) {
            final long beforeMs = elapsedMs;
            elapsedMs += waitMs(lines, elapsedMs) + lateMs;
            shownMs.add(elapsedMs);
            assertTrue(lines.isSecond(ns(elapsedMs - beforeMs)), "shown at " + shownMs);
        }
        assertEquals(List.of(1_000L, 2_020L, 3_400L, 4_000L, 5_700L, 6_900L, 10_100L, 11_001L, 12_000L), shownMs);
    }

    @Test
    void shouldHaveTheLastLineSayItTooUnlessItsTimeIsTooShort() {
        assertEquals(400, waitMs(pace(1_000, 3_000), 2_600));
        assertTrue(pace(1_000, 3_000).isSecond(ns(400)));
        assertEquals(50, waitMs(pace(1_000, 2_050), 2_000));
        assertFalse(pace(1_000, 2_050).isSecond(ns(50)), "no snapshot may be in it");
    }

    @Test
    void shouldKeepTheSecondOfAScreenThatIsDrawnMoreOften() {
        final RunPace screen = pace(250, MINUTE_MS);
        assertEquals(230, waitMs(screen, 1_020));
        assertEquals(300, waitMs(screen, 1_200));
        for (final long tooShortMs : new long[] {0, 230, 500, 770}) {
            assertFalse(screen.isSecond(ns(tooShortMs)), "ms: " + tooShortMs);
        }
        assertTrue(screen.isSecond(ns(970)), "drawn 30 ms late, and then at its time");
    }

    private static RunPace pace(final long intervalMs, final long durationMs) {
        return new RunPace(ns(intervalMs), ns(durationMs));
    }

    private static long waitMs(final RunPace pace, final long elapsedMs) {
        return TimeUnit.NANOSECONDS.toMillis(pace.waitNs(ns(elapsedMs)));
    }

    private static long ns(final long ms) {
        return TimeUnit.MILLISECONDS.toNanos(ms);
    }
}
