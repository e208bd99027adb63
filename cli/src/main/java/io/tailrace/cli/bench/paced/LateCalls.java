package io.tailrace.cli.bench.paced;

/**
 * Calls that ended late, and those among them that hiccups of the machine delayed.
 *
 * @param calls that ended more than the contract's p99 behind the moment at which they were due.
 * @param delayed of them fell together with a hiccup, in which the machine woke another thread late, too.
 * @param delayedSlow of those took longer than the contract's p99 by themselves.
 * @param delayedServiceNs what the delayed calls took by themselves, in all.
 */
public record LateCalls(long calls, long delayed, long delayedSlow, long delayedServiceNs) {
    static final LateCalls NONE = new LateCalls(0, 0, 0, 0);

    LateCalls plus(final LateCalls other) {
        return new LateCalls(
                calls + other.calls,
                delayed + other.delayed,
                delayedSlow + other.delayedSlow,
                delayedServiceNs + other.delayedServiceNs);
    }
}
