package io.tailrace.cli.bench.delivery;

import java.util.concurrent.atomic.AtomicLongArray;

/** When each probe was recorded, by its number from 1 on. One writer, any readers. */
final class ProbeTimes {
    private final AtomicLongArray timesNs;
    private volatile int count;

    /**
     * @param limit how many there can be; further ones are not recorded.
     */
    ProbeTimes(final int limit) {
        timesNs = new AtomicLongArray(limit + 1);
    }

    boolean isFull() {
        return count + 1 >= timesNs.length();
    }

    /** The next one is about to be recorded. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    void add(final long nowNs) {
        timesNs.set(count + 1, nowNs);
        count++;
    }

    /** The number of the newest one; 0 if there is none. */
    int newest() {
        return count;
    }

    long atNs(final int number) {
        return timesNs.get(number);
    }
}
