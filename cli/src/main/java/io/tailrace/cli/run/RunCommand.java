package io.tailrace.cli.run;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.option.DurationNs;
import io.tailrace.cli.option.Port;
import io.tailrace.cli.option.Rate;
import io.tailrace.cli.option.Threads;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tailrace run}: the main job. */
@Command(
        name = "run",
        description = {
            "Runs a key-value store under load and records every operation: the main job.",
            "The latencies go into a journal, to /metrics, and into ticks. It ends with a summary whose numbers must"
                    + " reconcile: operations done = samples recorded + refused = samples in the journal + refused.",
            "Ctrl-C ends it as the end of its duration does."
        },
        footer = {
            "",
            "Examples:",
            "  tailrace run                                          until Ctrl-C, with a screen",
            "  tailrace run --duration 20s --json                    20 seconds, one JSON object",
            "  tailrace run --rate max --threads 4 --port 0          as fast as it goes, on a free port",
            "  tailrace run --duration 20s --retain-samples           each latency is in the journal",
            "  tailrace run --journal /tmp/j --ticks /tmp/t.ndjson   files elsewhere",
        })
public final class RunCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--duration",
            paramLabel = DurationNs.LABEL,
            converter = DurationNs.class,
            description = "How long to record, such as 500ms, 20s, 5m (default: until Ctrl-C).")
    private Long durationNs;

    @Option(
            names = "--rate",
            paramLabel = "N",
            converter = Rate.class,
            defaultValue = "200000",
            description =
                    "Operations a second of all threads together, or max (default: ${DEFAULT-VALUE}, well below what"
                            + " two threads can do, so that the latencies are those of a store that keeps up).")
    private double ratePerSecond;

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = Threads.class,
            defaultValue = "2",
            description = "Threads that work on the store, each with a channel of its own (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            defaultValue = "tailrace-journal",
            description = "Folder of the journal; each run adds an epoch (default: ${DEFAULT-VALUE}).")
    private Path journal;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = Port.class,
            defaultValue = Port.DEFAULT,
            description = "Port of /metrics on 127.0.0.1; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--ticks",
            paramLabel = "FILE",
            defaultValue = "ticks.ndjson",
            description = "File to which a tick is added each second (default: ${DEFAULT-VALUE}).")
    private Path ticks;

    @Option(
            names = "--retain-samples",
            description = "Keep each latency by itself in the journal, besides their histogram; about three bytes each."
                    + " See tailrace replay --samples and --from-samples.")
    private boolean retainSamples;

    @Option(names = "--json", description = "Print one JSON object at the end, and nothing else, to standard output.")
    private boolean json;

    /**
     * The command.
     *
     * @param console where it prints, and what ends it.
     */
    public RunCommand(final Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        final RunSummary summary = new Run(console, settings()).perform(json);
        if (json) {
            console.out().println(summary.json());
        } else {
            summary.lines().forEach(console.out()::println);
        }
        console.flush();
        return summary.isReconciled() ? ExitCode.GOOD : ExitCode.NEGATIVE;
    }

    private RunSettings settings() {
        return new RunSettings(
                durationNs == null ? RunSettings.UNTIL_STOPPED : durationNs,
                ratePerSecond,
                threads,
                journal.toAbsolutePath().normalize(),
                port,
                ticks.toAbsolutePath().normalize(),
                retainSamples);
    }
}
