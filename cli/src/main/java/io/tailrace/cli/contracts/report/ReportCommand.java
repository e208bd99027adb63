package io.tailrace.cli.contracts.report;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.console.Progress;
import io.tailrace.cli.option.DurationNs;
import io.tailrace.cli.option.SeparateFiles;
import io.tailrace.codec.entry.EntryWriter;
import io.tailrace.codec.entry.TelemetryEntry;
import io.tailrace.engine.entry.TelemetryEnforcer;
import java.io.File;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tailrace contracts report}: whether every adapter keeps the telemetry contract (R-F4). */
@Command(
        name = "report",
        description = {
            "Holds every adapter that tells telemetry entries (a TelemetryProvider) against the telemetry contract.",
            "Without --jar and --class-path: the adapters that Tailrace comes with. With them: those that are declared as services or lie"
                    + " there, and no others.",
            "Each adapter is made with its public constructor without parameters and called: this runs its code, and that of no"
                    + " other class than it needs. Name only what you trust. One that calls System.exit ends the command without a report and"
                    + " with exit code 3; one that calls Runtime.halt ends it as it likes."
        },
        footer = {
            "",
            "Examples:",
            "  tailrace contracts report --strict --output contract_report.json",
            "  tailrace contracts report --jar my-adapters.jar --class-path lib/one.jar:lib/two.jar",
            "  tailrace contracts report --samples samples.jsonl --json",
        })
public final class ReportCommand implements Callable<Integer> {
    private static final long NS_A_MICROSECOND = 1_000;

    private final Console console;

    @Option(names = "--strict", description = "Warnings make an adapter invalid, too.")
    private boolean strict;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write the report there, as JSON; whole or not at all.")
    private Path output;

    @Option(
            names = "--samples",
            paramLabel = "FILE",
            description = {
                "Write sample entries there, one a line: each kind from each component, and one from each adapter that keeps the contract."
            })
    private Path samples;

    @Option(
            names = "--jar",
            paramLabel = "FILE",
            description = "Look for adapters in this jar; may be given several times.")
    private List<Path> jars = new ArrayList<>();

    @Option(
            names = "--class-path",
            paramLabel = "PATH",
            description = "Look for adapters in these jars and folders of classes, separated as in a class path.")
    private String classPath;

    @Option(
            names = "--timeout",
            paramLabel = DurationNs.LABEL,
            converter = DurationNs.class,
            defaultValue = "10s",
            description = "How long an adapter may take (default: ${DEFAULT-VALUE}).")
    private long timeoutNs;

    @Option(names = "--json", description = "Print the report as one JSON object.")
    private boolean json;

    /**
     * The command.
     *
     * @param console where it prints.
     */
    public ReportCommand(final Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        SeparateFiles.require("--output", output, "--samples", samples);
        final List<Path> places = places();
        try (ExitGuard guard = ExitGuard.open(console)) {
            return tell(report(places, guard));
        }
    }

    private int tell(final ContractReport report) {
        if (output != null) {
            WholeFile.write(output, report.json() + "\n", "--output");
        }
        if (samples != null) {
            WholeFile.write(samples, sampleLines(report), "--samples");
        }
        if (json) {
            console.out().println(report.json());
        } else {
            report.lines().forEach(console.out()::println);
        }
        console.flush();
        return report.allValid() ? ExitCode.GOOD : ExitCode.NEGATIVE;
    }

    private ContractReport report(final List<Path> places, final ExitGuard guard) {
        final List<AdapterRow> rows = new ArrayList<>();
        // What adapters print must not get into what this command prints.
        final PrintStream systemOut = System.out;
        System.setOut(System.err);
        try (AdapterSearch search = new AdapterSearch(places)) {
            final Collection<Candidate> candidates = search.find();
            if (search.unreadable() > 0) {
                console.err()
                        .println(
                                "tailrace: " + search.unreadable()
                                        + " classes were not looked at, because classes that they need are not there; add them with --class-path");
            }
            final AdapterTrial trial = new AdapterTrial(search.loader(), timeoutNs);
            try (Progress progress = new Progress(console, "trying adapters", candidates::size, "adapters")) {
                for (final Candidate candidate : candidates) {
                    guard.checking(candidate);
                    rows.add(trial.of(candidate));
                    progress.at(rows.size());
                }
            }
        } finally {
            System.setOut(systemOut);
        }
        return new ContractReport(nowUs(), strict, EntrySchema.ofBuild(), rows);
    }

    private String sampleLines(final ContractReport report) {
        final TelemetryEnforcer enforcer = new TelemetryEnforcer();
        final List<TelemetryEntry> entries = SampleEntries.at(nowUs());
        report.rows().forEach(row -> entries.addAll(row.samples()));
        final StringBuilder lines = new StringBuilder();
        for (final TelemetryEntry entry : entries) {
            if (!enforcer.check(entry).isEmpty()) {
                throw new IllegalStateException("a sample breaks the contract: " + enforcer.check(entry));
            }
            lines.append(EntryWriter.toJson(entry)).append('\n');
        }
        return lines.toString();
    }

    private List<Path> places() {
        final List<Path> places = new ArrayList<>();
        for (final Path jar : jars) {
            places.add(require(jar, "--jar"));
        }
        if (classPath != null) {
            final List<String> parts = Stream.of(classPath.split(File.pathSeparator, -1))
                    .filter(part -> !part.isEmpty())
                    .toList();
            if (parts.isEmpty()) {
                throw empty("--class-path");
            }
            parts.forEach(part -> places.add(require(Path.of(part), "--class-path")));
        }
        return places;
    }

    private static CommandFault empty(final String option) {
        return CommandFault.wrongUsage(
                "nothing named", option + " is empty", "name a jar or a folder of classes, or leave it out");
    }

    private static Path require(final Path place, final String option) {
        if (place.toString().isEmpty()) {
            throw empty(option);
        }
        if (!Files.isReadable(place)) {
            throw CommandFault.cannotRun(
                    "cannot read", option + " " + place, "name a jar or a folder of classes that is there");
        }
        return place;
    }

    private long nowUs() {
        return console.clock().epochNanos() / NS_A_MICROSECOND;
    }
}
