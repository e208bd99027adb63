package io.tailrace.jmh;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs benchmarks that measure in bursts and prints the median burst: {@code java -cp jmh.jar io.tailrace.jmh.Medians RecordBenchmark},
 * with JMH's own options. A burst is shorter than a time slice, so on a machine with other work the median is that of bursts nobody
 * interrupted, where an average is mostly the interruptions.
 */
public final class Medians {
    private Medians() {}

    /**
     * Runs and prints.
     *
     * @param args JMH's.
     * @throws CommandLineOptionException if they cannot be read.
     * @throws RunnerException if a benchmark fails.
     */
    public static void main(final String[] args) throws CommandLineOptionException, RunnerException {
        final Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(args))
                        .mode(Mode.SampleTime)
                        .timeUnit(TimeUnit.NANOSECONDS)
                        .operationsPerInvocation(1)
                        .shouldFailOnError(true)
                        .build())
                .run();
        System.out.printf("%-72s %8s %8s %8s %10s%n", "ns a call", "p10", "p50", "p90", "bursts");
        results.forEach(Medians::print);
    }

    private static void print(final RunResult result) {
        final double calls = BurstLength.of(result.getParams().getBenchmark());
        final Statistics bursts = result.getPrimaryResult().getStatistics();
        System.out.printf(
                "%-72s %8.2f %8.2f %8.2f %10d%n",
                name(result),
                bursts.getPercentile(10) / calls,
                bursts.getPercentile(50) / calls,
                bursts.getPercentile(90) / calls,
                bursts.getN());
    }

    private static String name(final RunResult result) {
        final StringBuilder name =
                new StringBuilder(result.getParams().getBenchmark().replaceFirst("^.*\\.(\\w+\\.\\w+)$", "$1"));
        for (final String key : result.getParams().getParamsKeys()) {
            name.append(' ').append(result.getParams().getParam(key));
        }
        return name.toString();
    }
}
