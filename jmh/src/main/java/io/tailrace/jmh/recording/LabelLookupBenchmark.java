package io.tailrace.jmh.recording;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Recording with label values that only the call knows, beside a handle that was resolved before. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Burst.LENGTH)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch"})
public class LabelLookupBenchmark {
    private static final int MASK = LabelLookupState.SERIES - 1;

    /** Ruler: handles that were kept, one of an array. */
    @Benchmark
    public void resolved(final LabelLookupState state) {
        for (int i = 0; i < Burst.LENGTH; i++) {
            state.resolved[i & MASK].record(i);
        }
    }

    /** One label. */
    @Benchmark
    public void oneLabel(final LabelLookupState state) {
        for (int i = 0; i < Burst.LENGTH; i++) {
            state.one.labels(state.first[i & MASK]).record(i);
        }
    }

    /** Two labels. */
    @Benchmark
    public void twoLabels(final LabelLookupState state) {
        for (int i = 0; i < Burst.LENGTH; i++) {
            state.two.labels(state.first[i & MASK], state.second[i & MASK]).record(i);
        }
    }

    /** Three labels. */
    @Benchmark
    public void threeLabels(final LabelLookupState state) {
        for (int i = 0; i < Burst.LENGTH; i++) {
            state.three
                    .labels(state.first[i & MASK], state.second[i & MASK], state.third[i & MASK])
                    .record(i);
        }
    }

    /** Two labels in the shared channel. */
    @Benchmark
    public void sharedTwoLabels(final LabelLookupState state) {
        for (int i = 0; i < Burst.LENGTH; i++) {
            state.shared.labels(state.first[i & MASK], state.second[i & MASK]).record(i);
        }
    }
}
