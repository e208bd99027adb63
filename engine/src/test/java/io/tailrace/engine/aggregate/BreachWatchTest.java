package io.tailrace.engine.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.ring.CallTimer;
import io.tailrace.engine.ring.SampleRing;
import io.tailrace.engine.snapshot.LimitTurn;
import io.tailrace.engine.time.EngineClock;
import org.junit.jupiter.api.Test;

/** A channel by the share of its timed calls that are slow, window by window. */
class BreachWatchTest {
    private static final long BOUND_NS = 1_000;
    private static final long WINDOW_NS = 1_000_000;
    private static final RateLimitRules RULES = new RateLimitRules(1_000, WINDOW_NS, 3, 2 * WINDOW_NS, 1);

    private final Clock clock = new Clock();
    private final SampleRing ring = new SampleRing(0, "watched", 1_024, 0.8, false, new CallTimer(clock, BOUND_NS));
    private final BreachWatch watch = new BreachWatch(ring, RULES);

    @Test
    void shouldLimitAChannelWhoseCallsAreSlowInSeveralWindows() {
        assertEquals(LimitTurn.NONE, window(0, 3));
        assertEquals(LimitTurn.NONE, window(0, 3));
        assertEquals(LimitTurn.LIMITED_SLOW, window(0, 3));
        assertTrue(watch.isLimited());
        assertEquals(LimitTurn.NONE, watch.endWindow(false, WINDOW_NS));
        assertEquals(LimitTurn.RELEASED, watch.endWindow(false, WINDOW_NS));
        assertFalse(watch.isLimited());
    }

    @Test
    void shouldNotMindAFewSlowCallsOfAFew() {
        for (int i = 0; i < 20; i++) {
            assertEquals(LimitTurn.NONE, window(20, 2));
        }
    }

    @Test
    void shouldNotMindSlowCallsThatAreOneInAHundred() {
        assertFalse(RULES.isInBreach(0, 300, 3));
        assertTrue(RULES.isInBreach(0, 299, 3));
        assertTrue(RULES.isInBreach(1, 0, 0));
        assertFalse(RULES.isInBreach(0, 0, 0));
    }

    @Test
    void shouldBeginAnewBehindAWindowInsideItsBounds() {
        window(0, 3);
        window(0, 3);
        assertEquals(LimitTurn.NONE, window(5, 0));
        assertEquals(LimitTurn.NONE, window(0, 3));
        assertEquals(LimitTurn.NONE, window(0, 3));
        assertEquals(LimitTurn.LIMITED_SLOW, window(0, 3));
    }

    /** So many timed calls, and the calls between them. */
    private LimitTurn window(final int quick, final int slow) {
        time(quick, BOUND_NS);
        time(slow, BOUND_NS + 1);
        return watch.endWindow(false, WINDOW_NS);
    }

    private void time(final int calls, final long durationNs) {
        clock.stepNs = durationNs;
        final long until = ring.timedCalls() + calls;
        while (ring.timedCalls() < until) {
            ring.offer(0, 1, 1);
            ring.drain((slots, from, to) -> {}, 1_024);
        }
    }

    private static final class Clock implements EngineClock {
        private long stepNs;
        private long nowNs;

        @Override
        public long nanoTime() {
            nowNs += stepNs;
            return nowNs;
        }

        @Override
        public long epochNanos() {
            return 0;
        }
    }
}
