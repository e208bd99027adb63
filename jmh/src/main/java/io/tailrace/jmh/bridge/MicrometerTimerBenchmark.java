package io.tailrace.jmh.bridge;

import io.micrometer.core.instrument.Timer;
import io.tailrace.jmh.Values;
import io.tailrace.jmh.recording.Burst;
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
import org.openjdk.jmh.annotations.Warmup;

/** One timer that all threads share, with or without the buckets of its percentile histogram: {@code -t 1}, {@code -t 2}, {@code -prof gc}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Burst.LENGTH)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch"})
public class MicrometerTimerBenchmark {
    private static final int MASK = Values.COUNT - 1;

    /** Whether the timer has buckets. */
    @Param({"false", "true"})
    public boolean buckets;

    private final long[] nanoseconds = Values.nanoseconds();
    private Timer timer;

    /** Finds the timer. */
    @Setup
    public void build(final MicrometerMeters meters) {
        timer = Timer.builder("orders.latency")
                .publishPercentileHistogram(buckets)
                .register(meters.registry());
    }

    /** Gives each burst an empty ring. */
    @Setup(Level.Invocation)
    public void drain(final MicrometerMeters meters) {
        meters.drain();
    }

    /** Records an amount that was taken by the caller. */
    @Benchmark
    public void record() {
        for (int i = 0; i < Burst.LENGTH; i++) {
            timer.record(nanoseconds[i & MASK], TimeUnit.NANOSECONDS);
        }
    }
}
