package io.tailrace.cli.bench.exposer;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.option.DurationNs;
import io.tailrace.cli.option.Regex;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tailrace bench exposer}: the exposer's objectives as one command. */
@Command(
        name = "exposer",
        description = {
            "Measures the exposer on the loopback address against its objectives: latency at a steady rate, ceilings, CPU, memory,"
                    + " length of the page.",
            "What is measured runs in JVMs of its own, as in a service: engine, exposer, and synthetic series whose values change"
                    + " every 100 ms. The load comes from this process: requests are due at even times, and their time counts from"
                    + " then, so a stall counts for every request that it delayed. wrk or h2load measure the ceilings, too, if they are"
                    + " installed.",
            "TLS is measured with a certificate made for the run; the output says which key exchange was agreed on.",
            "The verdict is negative if a bound is broken. It is one on this machine, too: nothing else should run."
        },
        footer = {
            "",
            "Examples:",
            "  tailrace bench exposer                       all of it, about three minutes",
            "  tailrace bench exposer --only 'metrics.*'    some objectives",
            "  tailrace bench exposer --only 'tls-.*'       over TLS, and handshakes",
            "  tailrace bench exposer --only metrics --peers    beside other libraries, two minutes",
            "  tailrace bench exposer --short --json        does it work? One JSON object",
        })
public final class ExposerCommand implements Callable<Integer> {
    private static final long SHORT_NS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long WARM_UP_NS = TimeUnit.SECONDS.toNanos(3);

    private final Console console;

    @Option(
            names = "--duration",
            paramLabel = DurationNs.LABEL,
            converter = DurationNs.class,
            defaultValue = "10s",
            description = "How long to measure each objective; Ctrl-C ends it before (default: ${DEFAULT-VALUE}).")
    private long durationNs;

    @Option(
            names = "--only",
            paramLabel = "REGEX",
            converter = Regex.class,
            defaultValue = ".*",
            description = "Objectives by name, such as healthz or metrics.* (default: all).")
    private Pattern only;

    @Option(
            names = "--peers",
            description =
                    "Measure client_java's, Micrometer's and OpenTelemetry's servers beside ours, too: a dozen series, and"
                            + " 10,400 lines; only in a checkout.")
    private boolean isWithPeers;

    @Option(names = "--short", description = "Measure each for 300 ms only: shows that it works, not how quick it is.")
    private boolean isShort;

    @Option(names = "--json", description = "Print one JSON object at the end, and nothing else, to standard output.")
    private boolean json;

    /**
     * The command.
     *
     * @param console where it prints, and what ends it.
     */
    public ExposerCommand(final Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        final ExposerSettings settings = settings();
        if (settings.objectives().isEmpty()) {
            throw CommandFault.wrongUsage(
                    "no such objective",
                    "--only " + only,
                    "give a regular expression of "
                            + Objective.ALL.stream().map(Objective::name).collect(Collectors.joining(", ")));
        }
        final String path = System.getenv().getOrDefault("PATH", "");
        final ExposerSummary summary = new ExposerBench(console, settings, OtherTool.find(path)).perform();
        if (json) {
            console.out().println(summary.json());
        } else {
            summary.lines().forEach(console.out()::println);
        }
        console.flush();
        return summary.isKept() ? ExitCode.GOOD : ExitCode.NEGATIVE;
    }

    private ExposerSettings settings() {
        return isShort
                ? new ExposerSettings(SHORT_NS, SHORT_NS, only, isWithPeers)
                : new ExposerSettings(durationNs, Math.min(durationNs, WARM_UP_NS), only, isWithPeers);
    }
}
