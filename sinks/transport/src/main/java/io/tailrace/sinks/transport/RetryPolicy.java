package io.tailrace.sinks.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * When a transport tries again, and when it is isolated.
 *
 * @param initialNs wait behind the first failed attempt, ns, at least 1; it doubles with each further one.
 * @param longestNs what it grows to, ns, at least {@code initialNs}.
 * @param isolateAfterNs for how long a failure may last until the transport is isolated, ns, at least 1.
 * @param isolatedNs wait between attempts while it is, ns, at least 1.
 */
public record RetryPolicy(long initialNs, long longestNs, long isolateAfterNs, long isolatedNs) {
    /**
     * Checks it.
     *
     * @throws IllegalArgumentException with all faults, if it makes no sense.
     */
    public RetryPolicy {
        final List<String> faults = new ArrayList<>();
        if (initialNs < 1) {
            faults.add("initialNs must be at least 1, was " + initialNs);
        }
        if (longestNs < initialNs) {
            faults.add("longestNs must be at least initialNs (" + initialNs + "), was " + longestNs);
        }
        if (isolateAfterNs < 1) {
            faults.add("isolateAfterNs must be at least 1, was " + isolateAfterNs);
        }
        if (isolatedNs < 1) {
            faults.add("isolatedNs must be at least 1, was " + isolatedNs);
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("retry policy: " + String.join("; ", faults));
        }
    }

    /**
     * From 100 ms up to 5 s; isolated after a minute, then every 30 s.
     *
     * @return always the same.
     */
    public static RetryPolicy defaults() {
        return new RetryPolicy(
                TimeUnit.MILLISECONDS.toNanos(100),
                TimeUnit.SECONDS.toNanos(5),
                TimeUnit.SECONDS.toNanos(60),
                TimeUnit.SECONDS.toNanos(30));
    }
}
