package io.tailrace.jmh;

import io.tailrace.cli.bench.paced.SampleValues;

/** What benchmarks record: durations as a service has them, the same in every run. */
public final class Values {
    /** How many there are before they repeat; a power of two. They fit the first-level cache beside everything else. */
    public static final int COUNT = SampleValues.COUNT;

    private Values() {}

    /**
     * Durations, log-uniform from 1 us to 100 ms.
     *
     * @return {@value #COUNT} of them, in nanoseconds.
     */
    public static long[] nanoseconds() {
        return SampleValues.nanoseconds();
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
