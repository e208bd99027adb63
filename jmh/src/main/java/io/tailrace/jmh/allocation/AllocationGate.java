package io.tailrace.jmh.allocation;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts what calls allocate on the current thread, and throws if they do. */
final class AllocationGate {
    /** Less than one object in a thousand calls: what the JVM allocates by itself meanwhile is no call's fault. */
    private static final double BOUND_BYTES = 0.01;

    /** Enough for the compiler, which takes boxes away that the interpreter makes. */
    private static final int MOST_ROUNDS = 60;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AllocationGate() {}

    /**
     * Repeats a burst of calls until one round stays within the bound.
     *
     * @param what names the calls in the message.
     * @param calls how many a burst has.
     * @param prepare before each burst, not counted.
     * @param burst makes the calls.
     * @throws IllegalStateException if no round does.
     */
    static void check(final String what, final int calls, final Runnable prepare, final Runnable burst) {
        double least = Double.MAX_VALUE;
        for (int round = 0; round < MOST_ROUNDS && least >= BOUND_BYTES; round++) {
            prepare.run();
            final long before = THREADS.getCurrentThreadAllocatedBytes();
            burst.run();
            final long after = THREADS.getCurrentThreadAllocatedBytes();
            least = Math.min(least, (after - before) / (double) calls);
        }
        if (least >= BOUND_BYTES) {
            throw new IllegalStateException(
                    what + " allocates " + least + " B a call, the bound is " + BOUND_BYTES + " B");
        }
    }
}
