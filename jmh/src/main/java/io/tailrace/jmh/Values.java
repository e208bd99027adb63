package io.tailrace.jmh;

import java.util.SplittableRandom;

/** What benchmarks record: durations as a service has them, the same in every run. */
public final class Values {
    /** How many there are before they repeat; a power of two. They fit the first-level cache beside everything else. */
    public static final int COUNT = 1_024;

    private static final long SEED = 20_260_101L;
    private static final double LOWEST_NS = 1_000;
    private static final double HIGHEST_NS = 100_000_000;

    private Values() {}

    /**
     * Durations, log-uniform from 1 us to 100 ms.
     *
     * @return {@value #COUNT} of them, in nanoseconds.
     */
    public static long[] nanoseconds() {
        return new SplittableRandom(SEED)
                .doubles(COUNT)
                .mapToLong(u -> (long) (LOWEST_NS * Math.pow(HIGHEST_NS / LOWEST_NS, u)))
                .toArray();
    }

    /**
     * The same durations for instruments that take seconds.
     *
     * @return {@value #COUNT} of them, in seconds.
     */
    public static double[] seconds() {
        final long[] nanoseconds = nanoseconds();
        final double[] seconds = new double[COUNT];
        for (int i = 0; i < COUNT; i++) {
            seconds[i] = nanoseconds[i] / 1e9;
        }
        return seconds;
    }
}
