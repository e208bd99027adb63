package io.tailrace.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.aggregate.SampleSource;
import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.time.EngineClock;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which calls a ring times, and which of them count as slow. */
class CallTimerTest {
    private static final int CAPACITY = 1_024;
    private static final int TIMED = 10;
    private static final long BOUND_NS = 15_000;

    private final Clock clock = new Clock();
    private final CallTimer timer = new CallTimer(clock, BOUND_NS);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldTimeOneCallInSomeThousands(final boolean strict) {
        final SampleRing ring = new SampleRing(0, "timed", CAPACITY, 0.8, strict, timer);
        record(ring, value -> ring.offer(Priority.NORMAL.rank(), 1, value));

        assertEquals(TIMED, ring.timedCalls());
        assertEquals(2 * TIMED, clock.reads, "no other call reads the clock");
        assertEquals(0, ring.slowCalls());
    }

    @Test
    void shouldTimeOneCallInSomeThousandsOfTheSharedChannel() {
        final SharedSampleRing ring = new SharedSampleRing(0, "timed", CAPACITY, 0.8, timer);
        record(ring, value -> ring.offer(Priority.NORMAL.rank(), 1, value));

        assertEquals(TIMED, ring.timedCalls());
        assertEquals(2 * TIMED, clock.reads, "no other call reads the clock");
        assertEquals(0, ring.slowCalls());
    }

    @Test
    void shouldCountCallsAboveTheBoundAsSlow() {
        final SampleRing ring = new SampleRing(0, "timed", CAPACITY, 0.8, false, timer);
        clock.stepNs = BOUND_NS + 1;
        record(ring, value -> ring.offer(Priority.NORMAL.rank(), 1, value));

        assertEquals(TIMED, ring.slowCalls());
    }

    private static void record(final SampleSource ring, final LongConsumer writer) {
        long expected = 0;
        for (int i = 0; i < TIMED * CallTimer.CALLS_A_TIMED_ONE; i++) {
            writer.accept(i);
            if (i % 100 == 99) {
                expected += 100;
                Drained.all(ring);
                assertEquals(expected, ring.consumed(), "a timed call records as any other");
            }
        }
    }

    private static final class Clock implements EngineClock {
        long stepNs = BOUND_NS;
        int reads;

        @Override
        public long nanoTime() {
            return reads++ * stepNs;
        }

        @Override
        public long epochNanos() {
            return 0;
        }
    }
}
