package io.tailrace.jmh.exposer;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** A page of {@code /metrics} with 10,400 lines. Lies in the exposer's package because the page is nobody else's business. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
public class ExpositionBenchmark {
    /** Every value changed since the page before. */
    @Benchmark
    public Object pageChanged(final ChangedPage state, final AllocatedBytes bytes) {
        return bytes.count(state::answer);
    }

    /** Nothing changed. */
    @Benchmark
    public Object pageUnchanged(final PageState state, final AllocatedBytes bytes) {
        return bytes.count(state::answer);
    }

    /** Ruler for the page that did not change: a copy of its bytes. */
    @Benchmark
    public byte[] copy(final PageState state) {
        return state.copyOfPage();
    }

    /** Reading the frames of a snapshot in which every value changed. */
    @Benchmark
    public int readSnapshot(final UnreadSnapshot state, final AllocatedBytes bytes) {
        return bytes.count(state::read);
    }
}
