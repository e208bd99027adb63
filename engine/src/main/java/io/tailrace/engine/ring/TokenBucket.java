package io.tailrace.engine.ring;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many samples a channel under a rate limit may still record. The aggregator grants, writers take; a writer never reads a clock.
 *
 * <pre>
 *   taken ----------> granted        granted - taken = tokens left, at most one burst
 *   writers add       the aggregator adds
 * </pre>
 */
final class TokenBucket {
    private final AtomicLong granted = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();

    /** By the aggregator: more tokens, but no more than a burst is left in all. */
    void grant(final long tokens, final long burst) {
        final long most = taken.getOpaque() + burst;
        final long now = granted.getPlain();
        if (most > now) {
            granted.setOpaque(Math.min(now + tokens, most));
        }
    }

    /** By a ring's only writer. */
    boolean tryTakeByOnlyWriter() {
        final long number = taken.getPlain();
        if (number >= granted.getOpaque()) {
            return false;
        }
        taken.setOpaque(number + 1);
        return true;
    }

    /** By any writer. */
    boolean tryTake() {
        long number = taken.getOpaque();
        while (number < granted.getOpaque()) {
            if (taken.weakCompareAndSetPlain(number, number + 1)) {
                return true;
            }
            number = taken.getOpaque();
        }
        return false;
    }
}
