package io.tailrace.cli.bench.delivery;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.option.CallRate;
import io.tailrace.cli.option.DurationNs;
import io.tailrace.cli.option.Seed;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tailrace bench delivery}: the contract's own run (MET_003). */
@Command(
        name = "delivery",
        description = {
            "Records at a steady rate while everything behind it fails: the journal's disk stalls for 200 ms again and again, a gRPC"
                    + " stream goes over a network that drops, half closes, reorders and refuses connections and delays bytes, and the"
                    + " scraper comes up to 2 s late.",
            "Asserts that no sample is lost or received twice without being told, that each disruption counts as one failure and"
                    + " ends by itself, that pages are consistent and fresh, and how long things take. Before that the same calls are"
                    + " made undisturbed, to compare their tail with.",
            "Each assertion is a line with its value and its bound; the exit code is 1 if one that decides is broken."
        },
        footer = {
            "",
            "Examples:",
            "  tailrace bench delivery                                    five minutes, as the contract has it",
            "  tailrace bench delivery --duration 30s --seed 7 --json     one JSON object; the same faults again",
            "  tailrace bench delivery --duration 6s --rate 20000 --counts-only    for a machine that does other things, too",
        })
public final class DeliveryCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--duration",
            paramLabel = DurationNs.LABEL,
            converter = DurationNs.class,
            defaultValue = "5m",
            description =
                    "How long things go wrong; Ctrl-C ends it before (default: ${DEFAULT-VALUE}, the contract's).")
    private long durationNs;

    @Option(
            names = "--rate",
            paramLabel = "N",
            converter = CallRate.class,
            defaultValue = "1000000",
            description = "Calls a second of the recording thread (default: ${DEFAULT-VALUE}).")
    private int callsPerSecond;

    @Option(
            names = "--warm-up",
            paramLabel = DurationNs.LABEL,
            converter = DurationNs.class,
            defaultValue = "5s",
            description = "How long to call before anything is measured (default: ${DEFAULT-VALUE}).")
    private long warmUpNs;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = Seed.class,
            description =
                    "The same seed gives the same faults in the same order (default: another one each time, which is told).")
    private Integer seed;

    @Option(
            names = "--counts-only",
            description =
                    "Times are told, but only numbers of things decide: for a machine that does other things, too.")
    private boolean countsOnly;

    @Option(names = "--json", description = "Print one JSON object at the end, and nothing else, to standard output.")
    private boolean json;

    /**
     * The command.
     *
     * @param console where it prints, and what ends it.
     */
    public DeliveryCommand(final Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        final long chosen = seed == null ? Math.floorMod(console.clock().epochNanos(), Integer.MAX_VALUE) : seed;
        final DeliverySummary summary = new DeliveryBench(
                        console, new DeliverySettings(callsPerSecond, durationNs, warmUpNs, chosen, !countsOnly))
                .perform();
        if (json) {
            console.out().println(summary.json());
        } else {
            summary.lines().forEach(console.out()::println);
        }
        console.flush();
        return summary.isKept() ? ExitCode.GOOD : ExitCode.NEGATIVE;
    }
}
