package io.tailrace.jmh.exposer;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A page of 10,400 lines that is asked for again and again: too quick to be timed one by one. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(UnchangedPageBenchmark.BURST)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class UnchangedPageBenchmark {
    static final int BURST = 256;

    /** Nothing changed. */
    @Benchmark
    public void unchanged(final PageState state, final Blackhole sink) {
        for (int i = 0; i < BURST; i++) {
            sink.consume(state.answer());
        }
    }
}
