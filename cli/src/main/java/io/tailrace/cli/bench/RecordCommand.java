package io.tailrace.cli.bench;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.option.CallRate;
import io.tailrace.cli.option.DurationNs;
import io.tailrace.cli.option.Threads;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tailrace bench record}: the contract's own run (MET_001). */
@Command(
        name = "record",
        description = {
            "Records at a steady rate and times every call, while a journal is written, a scraper asks for /metrics every second"
                    + " and a stream goes into a file.",
            "Service time is from the call's begin, response time from when it was due, so a stall counts for every call that it"
                    + " delayed. Between any two calls an empty one is timed in the same way: the harness's own zero.",
            "The verdict is negative if the mean call takes more than 5 us or the p99 more than 15 us, if samples were refused, or"
                    + " if the journal does not hold exactly what was recorded. What the machine did meanwhile is told beside it."
        },
        footer = {
            "",
            "Examples:",
            "  tailrace bench record                              a minute at 1,000,000 calls a second",
            "  tailrace bench record --duration 20s --json        one JSON object",
            "  tailrace bench record --busy --hlog busy           against competition on every other core",
            "  tailrace bench record --channels 2 --rate 500000   two threads, 1,000,000 a second together",
        })
public final class RecordCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--rate",
            paramLabel = "N",
            converter = CallRate.class,
            defaultValue = "1000000",
            description = "Calls a second on each channel (default: ${DEFAULT-VALUE}, the contract's).")
    private int callsPerSecond;

    @Option(
            names = "--duration",
            paramLabel = DurationNs.LABEL,
            converter = DurationNs.class,
            defaultValue = "60s",
            description = "How long to measure; Ctrl-C ends it before (default: ${DEFAULT-VALUE}).")
    private long durationNs;

    @Option(
            names = "--warm-up",
            paramLabel = DurationNs.LABEL,
            converter = DurationNs.class,
            defaultValue = "5s",
            description = "How long to call before anything is measured (default: ${DEFAULT-VALUE}).")
    private long warmUpNs;

    @Option(
            names = "--channels",
            paramLabel = "N",
            converter = Threads.class,
            defaultValue = "1",
            description =
                    "Channels, each with a thread of its own that takes a whole core (default: ${DEFAULT-VALUE}).")
    private int channels;

    @Option(names = "--busy", description = "Keep every other core busy with a thread that burns it.")
    private boolean busy;

    @Option(
            names = "--hlog",
            paramLabel = "DIR",
            defaultValue = "tailrace-hlog",
            description =
                    "Folder for service.hlog, response.hlog, empty.hlog and hiccup.hlog (default: ${DEFAULT-VALUE}).")
    private Path hlog;

    @Option(names = "--json", description = "Print one JSON object at the end, and nothing else, to standard output.")
    private boolean json;

    /**
     * The command.
     *
     * @param console where it prints, and what ends it.
     */
    public RecordCommand(final Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        final RecordSummary summary = new RecordRun(console, settings()).perform();
        if (json) {
            console.out().println(summary.json());
        } else {
            summary.lines().forEach(console.out()::println);
        }
        console.flush();
        return summary.verdict().isKept() ? ExitCode.GOOD : ExitCode.NEGATIVE;
    }

    private RecordSettings settings() {
        return new RecordSettings(
                callsPerSecond,
                durationNs,
                warmUpNs,
                channels,
                busy,
                hlog.toAbsolutePath().normalize());
    }
}
