package io.tailrace.engine.aggregate;

import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.snapshot.LimitTurn;
import io.tailrace.engine.status.RefusalReason;

/**
 * Watches one channel, window by window: in breach when its ring was full or too many of its timed calls were slow. Several in a row put it
 * under the limit; a time inside its bounds ends that. The aggregator's thread only.
 */
final class BreachWatch {
    private final SampleSource source;
    private final RateLimitRules rules;
    private long refusedFull;
    private long timedCalls;
    private long slowCalls;
    private int breaches;
    private long insideNs;
    private boolean limited;

    BreachWatch(final SampleSource source, final RateLimitRules rules) {
        this.source = source;
        this.rules = rules;
    }

    /** Ends a window; says what changed. A spoiled window counts for nothing, in both directions. */
    LimitTurn endWindow(final boolean spoiled, final long windowNs) {
        final long full = refusedFull();
        final long timed = source.timedCalls();
        final long slow = source.slowCalls();
        final boolean isFull = full != refusedFull;
        final boolean inBreach = rules.isInBreach(full - refusedFull, timed - timedCalls, slow - slowCalls);
        refusedFull = full;
        timedCalls = timed;
        slowCalls = slow;
        if (spoiled) {
            return LimitTurn.NONE;
        }
        return limited ? whileLimited(inBreach, windowNs) : whileFree(inBreach, isFull);
    }

    private LimitTurn whileFree(final boolean inBreach, final boolean isFull) {
        breaches = inBreach ? breaches + 1 : 0;
        if (breaches < rules.breachWindows()) {
            return LimitTurn.NONE;
        }
        limited = true;
        insideNs = 0;
        source.grant(rules.burst(), rules.burst());
        source.setLimited(true);
        return isFull ? LimitTurn.LIMITED_FULL : LimitTurn.LIMITED_SLOW;
    }

    private LimitTurn whileLimited(final boolean inBreach, final long windowNs) {
        insideNs = inBreach ? 0 : insideNs + windowNs;
        if (insideNs < rules.recoveryNs()) {
            return LimitTurn.NONE;
        }
        limited = false;
        breaches = 0;
        source.setLimited(false);
        return LimitTurn.RELEASED;
    }

    /** More tokens, if the channel needs any. */
    void grant(final long fromNs, final long toNs) {
        if (limited) {
            source.grant(rules.tokens(fromNs, toNs), rules.burst());
        }
    }

    boolean isLimited() {
        return limited;
    }

    private long refusedFull() {
        long sum = 0;
        for (int priority = 0; priority < Priority.COUNT; priority++) {
            sum += source.refused(RefusalReason.FULL, Priority.of(priority));
        }
        return sum;
    }
}
