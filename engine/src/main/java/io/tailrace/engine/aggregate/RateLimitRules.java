package io.tailrace.engine.aggregate;

/**
 * When a channel goes under a rate limit, and what the limit is.
 *
 * @param samplesPerSecond that a limited channel may record; 0 means that no channel is ever limited.
 * @param windowNs how long a channel is watched for one judgement.
 * @param breachWindows how many windows in a row must be in breach.
 * @param recoveryNs how long a limited channel must be inside its bounds before the limit ends.
 * @param lateNs a machine or aggregator that is later than this spoils a window: it says nothing about the channel.
 */
public record RateLimitRules(long samplesPerSecond, long windowNs, int breachWindows, long recoveryNs, long lateNs) {
    /** Share of the timed calls of a window that may be slow: the bound is one on the 99th percentile. */
    private static final int CALLS_A_SLOW_ONE = 100;

    /**
     * Fewer prove nothing: of the 24 calls that are timed a second at 100,000 a second, one above the bound is what the machine does to
     * anybody. Of a channel whose true share is one in a hundred, three of 24 are seen in one window of 500.
     */
    private static final int LEAST_SLOW_CALLS = 3;

    boolean isInBreach(final long refusedFull, final long timedCalls, final long slowCalls) {
        return refusedFull > 0 || (slowCalls >= LEAST_SLOW_CALLS && slowCalls * CALLS_A_SLOW_ONE > timedCalls);
    }

    /** Tokens for a time, so that none is lost to rounding over many of them. */
    long tokens(final long fromNs, final long toNs) {
        final long ns = 1_000_000_000L;
        return whole(toNs, ns) - whole(fromNs, ns);
    }

    private long whole(final long atNs, final long ns) {
        return Math.floorDiv(atNs, ns) * samplesPerSecond + Math.floorMod(atNs, ns) * samplesPerSecond / ns;
    }

    /** What may be saved up: a tenth of a second. */
    long burst() {
        return Math.max(1, samplesPerSecond / 10);
    }
}
