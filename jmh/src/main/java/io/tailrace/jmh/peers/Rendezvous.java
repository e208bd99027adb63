package io.tailrace.jmh.peers;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;

/** Lets the bursts of all threads begin together, so that they contend; a thread whose others have ended waits a moment only. */
@State(Scope.Benchmark)
public class Rendezvous {
    private static final long LONGEST_WAIT_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private final AtomicInteger arrived = new AtomicInteger();

    @SuppressWarnings("ThreadPriorityCheck") // with more threads than cores the others need this one
    void await(final BenchmarkParams params) {
        final int threads = params.getThreads();
        final int place = arrived.getAndIncrement();
        final int last = place - place % threads + threads;
        final long beginNs = System.nanoTime();
        while (arrived.get() - last < 0 && System.nanoTime() - beginNs < LONGEST_WAIT_NS) {
            Thread.yield();
        }
    }
}
