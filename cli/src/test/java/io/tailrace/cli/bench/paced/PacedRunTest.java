package io.tailrace.cli.bench.paced;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.bench.paced.PacedRun.PhaseListener;
import io.tailrace.cli.console.StopSignal;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.testsupport.ThreadLeaks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacedRunTest {
    private static final long MS = 1_000_000;

    private final List<String> events = new ArrayList<>();

    @Test
    void shouldCallEachTargetOnOneThreadOfItsOwnAndCountExactly() {
        final ThreadLeaks threads = ThreadLeaks.watch();
        final Set<Thread> callers = ConcurrentHashMap.newKeySet();
        final Set<Thread> closers = ConcurrentHashMap.newKeySet();
        final AtomicLong calls = new AtomicLong();
        final PacedTarget target = new PacedTarget() {
            @Override
            public void record(final long valueNs) {
                callers.add(Thread.currentThread());
                calls.incrementAndGet();
            }

            @Override
            public void close() {
                closers.add(Thread.currentThread());
            }
        };

        final PacedResult result = run(StopSignal.manual(), target, target);

        assertEquals(2, callers.size());
        assertEquals(callers, closers);
        assertEquals(2 * 40, result.calls().count());
        assertEquals(2 * 40, result.emptyCalls().count());
        assertEquals(2 * 20, result.warmUp().calls());
        assertEquals(calls.get(), result.calls().count() + result.warmUp().calls());
        assertEquals(List.of("warming up", "settle", "measuring"), events);
        assertTrue(result.elapsedNs() >= 20 * MS);
        assertTrue(result.hiccups().lateNs().getTotalCount() > 0);
        threads.check(Duration.ofMinutes(1));
    }

    @Test
    void shouldEndAllThreadsWhenOneCallFails() {
        final PacedTarget failing = valueNs -> {
            throw new IllegalStateException("no more");
        };
        final IllegalStateException fault =
                assertThrows(IllegalStateException.class, () -> run(StopSignal.manual(), PacedTarget.NOTHING, failing));
        assertTrue(fault.getMessage().contains("no more"), fault::getMessage);
    }

    @Test
    void shouldMeasureNothingWhenItIsStoppedBefore() {
        final StopSignal stop = StopSignal.manual();
        stop.request();

        final PacedResult result = run(stop, PacedTarget.NOTHING);

        assertEquals(0, result.calls().count());
        assertTrue(result.lines().size() > 1);
    }

    private PacedResult run(final StopSignal stop, final PacedTarget... targets) {
        final PhaseListener listener = (phase, durationNs) -> events.add(phase);
        return new PacedRun(EngineClock.system(), stop, 2_000, listener)
                .measure(List.of(targets), 10 * MS, () -> events.add("settle"), 20 * MS);
    }
}
