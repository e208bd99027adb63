package io.tailrace.sinks.transport;

import java.util.SplittableRandom;

/**
 * Waits that double from one to the next up to a bound, each shortened or lengthened at random by up to a half, so that clients which lost the same
 * server do not come back at the same moment. One thread.
 */
public final class Backoff {
    private final RetryPolicy policy;
    private final SplittableRandom random;
    private long baseNs;

    /**
     * Begins with the shortest wait.
     *
     * @param policy its bounds.
     * @param seed of the jitter: another one for each client.
     */
    public Backoff(final RetryPolicy policy, final long seed) {
        this.policy = policy;
        random = new SplittableRandom(seed);
        baseNs = policy.initialNs();
    }

    /**
     * The next wait.
     *
     * @return ns, from half to one and a half of what the policy says.
     */
    public long nextNs() {
        final long waitNs = jitter(baseNs);
        baseNs = baseNs > policy.longestNs() / 2 ? policy.longestNs() : baseNs * 2;
        return waitNs;
    }

    /**
     * The wait while isolated.
     *
     * @return ns, from half to one and a half of what the policy says.
     */
    public long isolatedNs() {
        return jitter(policy.isolatedNs());
    }

    /** The next wait is the shortest one again. */
    public void reset() {
        baseNs = policy.initialNs();
    }

    private long jitter(final long ns) {
        final long half = ns / 2;
        return half == 0 ? ns : ns - half + random.nextLong(2 * half + 1);
    }
}
