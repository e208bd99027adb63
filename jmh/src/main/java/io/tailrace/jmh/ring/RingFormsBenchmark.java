package io.tailrace.jmh.ring;

import io.tailrace.jmh.Values;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What each form of the ring costs its writer while a reader sleeps between polls, or spins. Bursts smaller than the ring. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(RingFormsBenchmark.BURST)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch"})
public class RingFormsBenchmark {
    /** Half of a ring. */
    static final int BURST = RingForm.CAPACITY / 2;

    /** The form. */
    @Param
    public RingForms form;

    /** What the reader does when there is nothing to read. */
    @Param
    public Idle reader;

    private final long[] values = Values.nanoseconds();
    private RingForm ring;
    private Reader readingThread;

    /** How a reader waits. */
    public enum Idle {
        /** Parks 0.2 ms. */
        SLEEPS,
        /** Looks again at once. */
        SPINS
    }

    /** Starts the reader. */
    @Setup
    public void start() {
        ring = form.make();
        readingThread = new Reader(ring, reader == Idle.SPINS);
    }

    /** Gives the burst an empty ring. */
    @Setup(Level.Invocation)
    public void awaitEmpty() {
        while (!ring.isEmpty()) {
            Thread.onSpinWait();
        }
    }

    /** Writes a burst. */
    @Benchmark
    public void offer() {
        for (int i = 0; i < BURST; i++) {
            if (!ring.offer(1, values[i & (Values.COUNT - 1)])) {
                throw new IllegalStateException("the ring was full in a burst of half its size");
            }
        }
    }

    /** Ends the reader. */
    @TearDown
    public void stop() {
        readingThread.close();
    }
}
