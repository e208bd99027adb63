package io.tailrace.cli.bench.paced;

import java.util.SplittableRandom;

/** What is recorded: durations as a service has them, the same in every run. */
public final class SampleValues {
    /** How many there are before they repeat; a power of two. They fit the first-level cache beside everything else. */
    public static final int COUNT = 1_024;

    private static final long SEED = 20_260_101L;
    private static final double LOWEST_NS = 1_000;
    private static final double HIGHEST_NS = 100_000_000;

    private SampleValues() {}

    /**
     * Durations, log-uniform from 1 us to 100 ms.
     *
     * @return {@value #COUNT} of them, in nanoseconds; the caller's own.
     */
    public static long[] nanoseconds() {
        return new SplittableRandom(SEED)
                .doubles(COUNT)
                .mapToLong(u -> (long) (LOWEST_NS * Math.pow(HIGHEST_NS / LOWEST_NS, u)))
                .toArray();
    }
}
