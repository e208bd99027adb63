package io.tailrace.probes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.testsupport.Allocations;
import io.tailrace.testsupport.SettableClock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HiccupAgentTest {
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long US = TimeUnit.MICROSECONDS.toNanos(1);

    private final ProbedEngine probed = new ProbedEngine();
    private final SettableClock clock = new SettableClock();
    private final HiccupAgent agent = new HiccupAgent(clock, MS, new Meters(probed.engine, "test", 8_192));

    @AfterEach
    void close() {
        agent.onClose();
        probed.close();
    }

    @Test
    void shouldTakeTheTimersOwnLatenessOffEachHiccup() {
        wakeUps(MS + 50 * US, MS + 50 * US, MS + 60 * US, MS + 550 * US);
        final HistogramTotals hiccups =
                probed.one("tailrace_jvm_hiccup_seconds").histogram();
        assertEquals(4, hiccups.count());
        assertEquals(500 * US, hiccups.max());
        assertEquals(0, hiccups.min());
        final HistogramTotals lateness =
                probed.one("tailrace_jvm_timer_lateness_seconds").histogram();
        assertEquals(4, lateness.count());
        assertEquals(550 * US, lateness.max());
        assertEquals(50 * US, lateness.min());
        assertEquals(50e-6, probed.one("tailrace_jvm_timer_floor_seconds").gaugeValue());
    }

    @Test
    void shouldCountTheWakeUpsThatALongHiccupKeptFromHappening() {
        wakeUps(MS, 11 * MS);
        final HistogramTotals hiccups =
                probed.one("tailrace_jvm_hiccup_seconds").histogram();
        assertEquals(2, hiccups.count());
        assertEquals(9, hiccups.corrected(), "9, 8, ... 1 ms, as HdrHistogram has it");
        assertEquals(10 * MS, hiccups.max());
        assertEquals(
                0, probed.one("tailrace_jvm_timer_lateness_seconds").histogram().corrected());
    }

    @Test
    void shouldSayNothingOfAWakeUpBeforeItsTime() {
        wakeUps(MS + 50 * US, MS / 2, MS + 70 * US);
        final HistogramTotals hiccups =
                probed.one("tailrace_jvm_hiccup_seconds").histogram();
        assertEquals(2, hiccups.count());
        assertEquals(20 * US, hiccups.max());
    }

    @Test
    void shouldSayNothingBeforeItHasSlept() {
        wakeUps();
        assertTrue(probed.all("tailrace_jvm_hiccup_seconds").stream()
                .allMatch(series -> series.histogram().count() == 0));
    }

    @Test
    void shouldAllocateNothing() {
        final Runnable task = () -> {
            for (int i = 0; i < 200; i++) {
                clock.advanceNs(MS + i * US);
                agent.doWork();
            }
        };
        task.run();
        probed.read();
        assertEquals(0, Allocations.bytesPerRun(task));
    }

    private void wakeUps(final long... sleptNs) {
        agent.doWork();
        for (final long slept : sleptNs) {
            clock.advanceNs(slept);
            assertEquals(0, agent.doWork(), "or the idle strategy would not sleep");
        }
        probed.read();
    }
}
