package io.tailrace.test;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Measures what a thread allocates. */
public final class Allocations {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 10;

    private Allocations() {}

    /**
     * Bytes that a task allocates on the calling thread in steady state: the least of several runs, so that what a first run
     * brings along (classes, lambdas, the compiler's doings) does not count, and what every run allocates does.
     *
     * @param task run several times; warm it up before.
     * @return bytes a run.
     */
    public static long bytesPerRun(final Runnable task) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            final long before = THREADS.getCurrentThreadAllocatedBytes();
            task.run();
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
