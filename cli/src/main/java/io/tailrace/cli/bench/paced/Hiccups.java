package io.tailrace.cli.bench.paced;

import org.HdrHistogram.Histogram;

/** How late the machine woke a thread that only slept, and when it did so later than a millisecond. One thread at a time. */
public final class Hiccups {
    /** From here on a late waking is called a hiccup. */
    static final long LEAST_NS = 1_000_000;

    private static final long HIGHEST_NS = 3_600_000_000_000L;
    private static final int DIGITS = 3;
    private static final int MOST = 1 << 16;

    private final Histogram lateNs = new Histogram(HIGHEST_NS, DIGITS);
    private final long[] fromNs = new long[MOST];
    private final long[] toNs = new long[MOST];
    private int kept;
    private long count;

    Hiccups() {}

    /** A thread that was to wake at one moment woke at another. */
    void add(final long dueNs, final long wokeNs) {
        final long late = Math.max(0, wokeNs - dueNs);
        lateNs.recordValue(Math.min(late, HIGHEST_NS));
        if (late >= LEAST_NS) {
            count++;
            if (kept < MOST) {
                fromNs[kept] = dueNs;
                toNs[kept++] = wokeNs;
            }
        }
    }

    /** Whether there was one in a span of time. They stand in the order in which they ended. */
    boolean overlap(final long spanFromNs, final long spanToNs) {
        int low = 0;
        int high = kept;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (toNs[middle] - spanFromNs < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < kept && fromNs[low] - spanToNs <= 0;
    }

    /**
     * How late each waking was.
     *
     * @return nanoseconds; not to be changed.
     */
    public Histogram lateNs() {
        return lateNs;
    }

    /**
     * Wakings that were a millisecond or more late.
     *
     * @return zero or more.
     */
    public long count() {
        return count;
    }
}
