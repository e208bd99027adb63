package io.tailrace.engine.time;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The machine's own clocks, in nanoseconds. */
class EngineClockTest {
    @Test
    void shouldTellTheMachinesTime() {
        final EngineClock clock = EngineClock.system();
        assertSame(clock, EngineClock.system());

        final long before = System.nanoTime();
        final long now = clock.nanoTime();
        assertTrue(now - before >= 0 && System.nanoTime() - now >= 0);
        final long apartMs = System.currentTimeMillis() - TimeUnit.NANOSECONDS.toMillis(clock.epochNanos());
        assertTrue(Math.abs(apartMs) < 10_000, () -> apartMs + " ms apart");
    }
}
