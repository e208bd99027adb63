package io.tailrace.jmh.allocation;

import io.tailrace.jmh.aggregate.DrainBenchmark;
import io.tailrace.jmh.recording.Burst;
import io.tailrace.jmh.recording.LabelLookupBenchmark;
import io.tailrace.jmh.recording.LabelLookupState;
import io.tailrace.jmh.recording.RefusalBenchmark;
import io.tailrace.jmh.recording.RefusalState;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Fails if recording allocates, whatever becomes of the sample, or if adding samples does. The times it prints mean nothing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(1)
public class AllocationGateBenchmark {
    private final RefusalBenchmark calls = new RefusalBenchmark();

    /** Each outcome of a call on a channel with one writer. */
    @Benchmark
    public void record(final RefusalState state) {
        check("an accepted sample", state, calls::accepted);
        check("an accepted sample of the lowest priority", state, calls::acceptedLowest);
        check("an accepted counter and gauge sample", state, calls::acceptedCounterAndGauge);
        check("a sample refused above the high-water mark", state, calls::refusedHighWater);
        check("a sample refused on a full ring", state, calls::refusedFull);
        check("a sample refused by a rate limit", state, calls::refusedRateLimited);
        check("a call on a closed channel", state, calls::closed);
    }

    /** Each outcome of a call on the shared channel. */
    @Benchmark
    public void recordShared(final RefusalState state) {
        check("an accepted sample (shared)", state, calls::sharedAccepted);
        check("a sample refused above the high-water mark (shared)", state, calls::sharedRefusedHighWater);
        check("a sample refused on a full ring (shared)", state, calls::sharedRefusedFull);
        check("a sample refused by a rate limit (shared)", state, calls::sharedRefusedRateLimited);
    }

    /** Look-ups of known label values, with the record behind them. */
    @Benchmark
    public void labels(final LabelLookupState state) {
        final LabelLookupBenchmark lookUps = new LabelLookupBenchmark();
        check("a look-up of one label", state, () -> lookUps.oneLabel(state));
        check("a look-up of two labels", state, () -> lookUps.twoLabels(state));
        check("a look-up of three labels", state, () -> lookUps.threeLabels(state));
        check("a look-up of two labels (shared)", state, () -> lookUps.sharedTwoLabels(state));
    }

    /** Adding samples of all types in the aggregator. */
    @Benchmark
    public void drain() {
        final DrainBenchmark drain = DrainBenchmark.ofAllTypes();
        AllocationGate.check("a drained sample", DrainBenchmark.SAMPLES, () -> {}, drain::onSamples);
    }

    private static void check(final String what, final RefusalState state, final Consumer<RefusalState> burst) {
        AllocationGate.check(what, Burst.LENGTH, state::empty, () -> burst.accept(state));
    }

    private static void check(final String what, final LabelLookupState state, final Runnable burst) {
        AllocationGate.check(what, Burst.LENGTH, state::drain, burst);
    }
}
