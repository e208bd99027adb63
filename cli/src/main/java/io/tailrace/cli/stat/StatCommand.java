package io.tailrace.cli.stat;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.console.FullScreen;
import io.tailrace.cli.option.DurationNs;
import io.tailrace.cli.option.Regex;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tailrace stat}: a live view of the engines on this machine, from their journals alone. */
@Command(
        name = "stat",
        description = {
            "Shows what engines on this machine record, from their journals alone: those that live, and the dead ones too.",
            "DIR is a journal's folder, or one that has journals up to three levels below it; PID a process, of which the journals"
                    + " are shown that it has open. A folder whose name is a number is given as ./NUMBER.",
            "Without either: the journals that processes of this machine have open, as far as this user may look into them,"
                    + " and those below the working directory. At most " + JournalSearch.MOST_JOURNALS
                    + " are followed.",
            "It reads only: no service notices it. On a terminal a screen with keys (q quit, s sort, t interval or total, a all,"
                    + " space pause, / filter, arrows scroll), else lines, until Ctrl-C."
        },
        footer = {
            "",
            "Examples:",
            "  tailrace stat                                             every engine that can be found",
            "  tailrace stat 4711 --metric 'http_.*' --sort p99",
            "  tailrace stat tailrace-journal --once --total",
            "  tailrace stat fleet --once --json | jq '.engines[] | {service, instance, state, since}'",
        })
public final class StatCommand implements Callable<Integer> {
    private static final long SHORTEST_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_NS = TimeUnit.MINUTES.toNanos(1);
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR|PID",
            description = "Folder of a journal or of journals, or number of a process (default: all around).")
    private String target;

    @Option(
            names = "--interval",
            paramLabel = DurationNs.LABEL,
            converter = DurationNs.class,
            defaultValue = "1s",
            description =
                    "How long the intervals are that rates and quantiles are of, and how often it reads; 100ms to 1m"
                            + " (default: ${DEFAULT-VALUE}).")
    private long intervalNs;

    @Option(
            names = "--metric",
            paramLabel = Regex.LABEL,
            converter = NamePattern.Converter.class,
            description = "Only metrics whose whole name matches; may be given again for further ones.")
    private List<NamePattern> metrics = List.of();

    @Option(
            names = "--label",
            paramLabel = LabelPattern.LABEL,
            converter = LabelPattern.Converter.class,
            description =
                    "Only series with this label whose whole value matches; may be given again for another label.")
    private List<LabelPattern> labels = List.of();

    @Option(
            names = "--sort",
            paramLabel = "ORDER",
            converter = SeriesOrder.Converter.class,
            defaultValue = "rate",
            description = "By rate, p99, max or name (default: ${DEFAULT-VALUE}).")
    private SeriesOrder order;

    @Option(
            names = "--total",
            description = "Quantiles and highest values of everything since a series began, instead of the interval.")
    private boolean ofTotal;

    @Option(names = "--all", description = "Show series that never had anything, too; JSON has them always.")
    private boolean withZero;

    @Option(names = "--once", description = "Print one reading and end.")
    private boolean once;

    @Option(names = "--json", description = "Print one JSON object a reading.")
    private boolean json;

    /**
     * The command.
     *
     * @param console where it prints, and what ends it.
     */
    public StatCommand(final Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (intervalNs < SHORTEST_NS || intervalNs > LONGEST_NS) {
            throw CommandFault.wrongUsage("does not fit", "--interval", "give 100ms to 1m, see tailrace stat --help");
        }
        console.stop().listen();
        final StatTarget where = new StatTarget(target, Path.of("").toAbsolutePath(), OpenFiles.ofSystem());
        final StatLook look = new StatLook(order, ofTotal, withZero);
        final SeriesFilter filter = new SeriesFilter(metrics, labels, null);
        try (EngineSet engines = new EngineSet(where, intervalNs, SystemProcesses.ofSystem(), console.clock())) {
            if (once) {
                settle(engines);
                final StatReading reading = engines.reading();
                print(reading.filtered(filter), look);
                filter.requireMetric(reading);
            } else {
                show(engines, look, filter);
            }
        }
        return ExitCode.GOOD;
    }

    /** An engine that has just begun, or just written a checkpoint, has not told of a whole interval yet: then it is waited for that. */
    private void settle(final EngineSet engines) {
        final long beganNs = console.clock().nanoTime();
        engines.refresh(console.stop()::isRequested);
        while (!engines.isSettled()
                && console.clock().nanoTime() - beganNs < intervalNs
                && !console.stop().await(POLL_NS)) {
            engines.refresh(console.stop()::isRequested);
        }
    }

    private void show(final EngineSet engines, final StatLook look, final SeriesFilter filter) {
        final Optional<Terminal> terminal =
                json ? Optional.empty() : console.terminals().openOutput();
        if (terminal.isPresent()) {
            try (FullScreen screen = new FullScreen(terminal.get())) {
                new LiveStat(console, engines, screen, new StatControls(look, filter, intervalNs)).run();
            }
            return;
        }
        do {
            engines.refresh(console.stop()::isRequested);
            print(engines.reading().filtered(filter), look);
        } while (!console.stop().await(intervalNs));
    }

    private void print(final StatReading reading, final StatLook look) {
        if (json) {
            console.out().println(StatJson.of(reading, look));
        } else {
            StatText.lines(reading, look).forEach(console.out()::println);
            if (!once) {
                console.out().println();
            }
        }
        console.flush();
    }
}
