package io.tailrace.cli.bench.paced;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacerTest {
    private static final long STEP_NS = 10;
    private static final long RATE = 1_000_000;
    private static final long PERIOD_NS = 1_000;

    private final TickingClock clock = new TickingClock(STEP_NS);
    private final PacedTimes times = new PacedTimes();

    @Test
    void shouldTimeEveryCallAndAnEmptyOneBehindIt() {
        run(valueNs -> clock.advanceNs(100), 50);

        assertEquals(50, times.calls().count());
        assertEquals(50, times.emptyCalls().count());
        assertEquals(100 + STEP_NS, times.calls().meanServiceNs());
        assertEquals(STEP_NS, times.emptyCalls().meanServiceNs());
        assertEquals(0, times.late().during(new Hiccups()).calls());
    }

    /** One call stalls for ten periods: those behind it are made up for, and each is timed from when it was due. */
    @Test
    void shouldTimeCallsThatAStallDelayedFromWhenTheyWereDue() {
        final AtomicLong calls = new AtomicLong();
        run(
                valueNs -> {
                    if (calls.incrementAndGet() == 10) {
                        clock.advanceNs(10 * PERIOD_NS);
                    }
                },
                100);

        final CallTimes timed = times.calls();
        assertEquals(100, timed.count());
        assertEquals(99, timed.serviceNs().getCountBetweenValues(0, STEP_NS));
        final long delayed = timed.responseNs().getCountBetweenValues(PERIOD_NS, 11 * PERIOD_NS);
        assertTrue(delayed >= 9 && delayed <= 11, () -> "delayed " + delayed);
        assertTrue(timed.responseNs().getMaxValue() >= 10 * PERIOD_NS);
    }

    @Test
    void shouldEndWhenItIsStopped() {
        final AtomicLong calls = new AtomicLong();
        new Pacer(clock, () -> calls.get() == 7, RATE).run(valueNs -> calls.incrementAndGet(), 100, times);

        assertEquals(7, times.calls().count());
        assertEquals(7, times.emptyCalls().count());
    }

    @Test
    void shouldCountTheRefusalsOfThisRunOnly() {
        final PacedTarget refusing = new PacedTarget() {
            private long refused = 5;

            @Override
            public void record(final long valueNs) {
                refused++;
            }

            @Override
            public long refused() {
                return refused;
            }
        };
        run(refusing, 20);

        assertEquals(20, times.refused());
    }

    private void run(final PacedTarget target, final long calls) {
        new Pacer(clock, () -> false, RATE).run(target, calls, times);
    }
}
