package io.tailrace.jmh.gate;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.jmh.BurstLength;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures by JMH, which forks a JVM with the class path and the flags of this one.
 *
 * <p>Times are of whole bursts, and the tenth percentile of them is taken. A burst is shorter than a time slice, so on a machine with
 * other work that is a burst which nobody interrupted, while it still contains every path that one call in some thousands takes.
 *
 * <p>Bytes come from a fork of their own, because keeping the time of each burst allocates, too.
 */
final class JmhMeter implements Meter {
    private static final String ALLOCATION = "gc.alloc.rate.norm";
    private static final double QUICK_BURST = 10;
    private static final int ALLOCATION_ITERATION_MS = 300;

    private final int forks;

    /** {@code forks} 1, or 0 for no JVM of its own, which is for tests. */
    JmhMeter(final int forks) {
        this.forks = forks;
    }

    @Override
    public double nsPerCall(final Bench bench, final GateForm form) {
        final RunResult result = run(
                bench,
                options(bench)
                        .mode(Mode.SampleTime)
                        .warmupIterations(form.warmups())
                        .warmupTime(TimeValue.milliseconds(form.iterationMs()))
                        .measurementIterations(form.iterations())
                        .measurementTime(TimeValue.milliseconds(form.iterationMs())));
        return result.getPrimaryResult().getStatistics().getPercentile(QUICK_BURST) / calls(bench);
    }

    @Override
    public double bytesPerCall(final Bench bench, final int iterations) {
        final RunResult result = run(
                bench,
                options(bench)
                        .mode(Mode.AverageTime)
                        .addProfiler(GCProfiler.class)
                        .warmupIterations(1)
                        .warmupTime(TimeValue.milliseconds(ALLOCATION_ITERATION_MS))
                        .measurementIterations(iterations)
                        .measurementTime(TimeValue.milliseconds(ALLOCATION_ITERATION_MS)));
        return result.getSecondaryResults().get(ALLOCATION).getStatistics().getMin() / calls(bench);
    }

    private ChainedOptionsBuilder options(final Bench bench) {
        final ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + Pattern.quote(bench.benchmark()) + "$")
                .timeUnit(TimeUnit.NANOSECONDS)
                .operationsPerInvocation(1) // the burst; a call is shorter than the clock's step
                .forks(forks)
                .jvmArgsAppend(
                        "-Xms256m", "-Xmx256m", "-XX:+UseG1GC", "-XX:+AlwaysPreTouch", "-XX:-BackgroundCompilation")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        bench.parameters().forEach(options::param);
        return options;
    }

    private static RunResult run(final Bench bench, final ChainedOptionsBuilder options) {
        final Collection<RunResult> results;
        try {
            results = new Runner(options.build()).run();
        } catch (final RunnerException fault) {
            throw CommandFault.cannotRun(
                    "the benchmark failed",
                    bench.key(),
                    "run it alone to see why, with JMH: " + fault.getMessage(),
                    fault);
        }
        if (results.size() != 1) {
            throw CommandFault.cannotRun(
                    "one result expected, there are " + results.size(),
                    bench.key(),
                    "give every parameter of the benchmark in GatePlan");
        }
        return results.iterator().next();
    }

    private static double calls(final Bench bench) {
        return BurstLength.of(bench.benchmark());
    }
}
