package io.tailrace.cli.bench.exposer;

import java.util.OptionalDouble;

/**
 * What a measurement must keep. Immutable.
 *
 * @param p50Ms at the most.
 * @param p95Ms at the most.
 * @param p99Ms at the most.
 * @param leastPerSecond good answers a second, at the least.
 * @param cpuPercent of one core that the whole process may take.
 */
record Bounds(
        OptionalDouble p50Ms,
        OptionalDouble p95Ms,
        OptionalDouble p99Ms,
        OptionalDouble leastPerSecond,
        OptionalDouble cpuPercent) {
    private static final OptionalDouble NONE = OptionalDouble.empty();

    static Bounds ofMs(final double p50, final double p95, final double p99) {
        return new Bounds(OptionalDouble.of(p50), OptionalDouble.of(p95), OptionalDouble.of(p99), NONE, NONE);
    }

    static Bounds ofP95Ms(final double p95) {
        return new Bounds(NONE, OptionalDouble.of(p95), NONE, NONE, NONE);
    }

    static Bounds ofPerSecond(final double least) {
        return new Bounds(NONE, NONE, NONE, OptionalDouble.of(least), NONE);
    }

    Bounds cpuPercent(final double most) {
        return new Bounds(p50Ms, p95Ms, p99Ms, leastPerSecond, OptionalDouble.of(most));
    }
}
