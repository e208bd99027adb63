package io.tailrace.cli.report;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.console.Progress;
import io.tailrace.cli.console.Text;
import io.tailrace.cli.journal.AskedMetrics;
import io.tailrace.cli.journal.SelectionOptions;
import io.tailrace.cli.replay.FileOutput;
import io.tailrace.cli.replay.ReplayOutput;
import io.tailrace.cli.replay.StandardOutput;
import io.tailrace.engine.reader.replay.ReplayQuery;
import io.tailrace.report.data.Difference;
import io.tailrace.report.data.DigestDifferences;
import io.tailrace.report.data.ReportData;
import io.tailrace.report.page.ReportPage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tailrace report}: writes a page that shows what a journal holds, or what two of them do. */
@Command(
        name = "report",
        description = {
            "Writes one HTML file that shows what a journal holds: percentiles, a heat map, throughput and refusals, hiccups and"
                    + " pauses, ring occupancy, epochs, gaps and events. It needs no network, and no other file.",
            "With OTHER, the two side by side, and the differences that are significant: JOURNAL is the base, OTHER the new one.",
            "A TIME is RFC 3339, seconds since 1970, now, or -5m for five minutes ago."
        },
        footer = {
            "",
            "Examples:",
            "  tailrace report tailrace-journal -o report.html",
            "  tailrace report tailrace-journal --from -5m --metric 'kvstore_.*' -o last.html",
            "  tailrace report before after -o comparison.html",
            "  tailrace report tailrace-journal -o - | gzip > report.html.gz",
            "  tailrace report tailrace-journal -o report.html --json",
        })
public final class ReportCommand implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";

    private final Console console;

    @Parameters(index = "0", paramLabel = "JOURNAL", description = "Folder of the journal.")
    private Path directory;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "OTHER",
            description = "Folder of another one, to be shown beside it; may be the same.")
    private Path other;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "report.html",
            description = "Write to this file, in the place of one that is there; - for standard output"
                    + " (default: ${DEFAULT-VALUE}).")
    private String output;

    @Option(names = "--title", paramLabel = "TEXT", description = "Title of the page (default: the folder's name).")
    private String title;

    @Mixin
    private SelectionOptions selection;

    @Option(names = "--json", description = "Print what the page shows as one JSON object.")
    private boolean json;

    /**
     * The command.
     *
     * @param console where it prints, and what ends it.
     */
    public ReportCommand(final Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        final boolean isPiped = output.equals(STANDARD_OUTPUT);
        if (isPiped && json) {
            throw CommandFault.wrongUsage(
                    "two things for standard output", "--json -o -", "write the page to a file with -o FILE");
        }
        final ReplayQuery query = selection.query(console.clock().epochNanos());
        console.stop().listen();
        // Opened before the journals are read: who cannot write is told at once.
        try (ReplayOutput out = isPiped ? new StandardOutput(console) : FileOutput.open(Path.of(output), "reports")) {
            final List<ReportSide> sides = read(query);
            final String heading = title == null ? heading() : title;
            final ReportData data = ReportData.of(
                    heading, sides.stream().map(ReportSide::reported).toList(), differences(sides), false);
            ReportSide.requireNotStopped(directory, console);
            final byte[] page = ReportPage.file(heading, data.json()).getBytes(StandardCharsets.UTF_8);
            out.write(stream -> write(stream, page));
            tell(sides, data, page.length);
            return sides.stream().allMatch(side -> side.summary().isWhole()) ? ExitCode.GOOD : ExitCode.NEGATIVE;
        }
    }

    private List<ReportSide> read(final ReplayQuery query) {
        final boolean isCompared = other != null;
        final AskedMetrics asked = new AskedMetrics(query.metric());
        final List<ReportSide> sides = new ArrayList<>();
        sides.add(ReportSide.read(directory, query, asked, isCompared, console));
        if (isCompared) {
            sides.add(ReportSide.read(other, query, asked, true, console));
        }
        if (sides.stream().allMatch(side -> side.summary().isWhole())) {
            asked.requireFound(directory + (isCompared ? " and " + other : ""));
        }
        return sides;
    }

    private String heading() {
        return ReportSide.name(directory) + (other == null ? "" : " and " + ReportSide.name(other));
    }

    private List<Difference> differences(final List<ReportSide> sides) {
        if (sides.size() == 1) {
            return List.of();
        }
        try (Progress progress =
                new Progress(console, "comparing", () -> DigestDifferences.MOST_METRICS, "metrics at the most")) {
            return DigestDifferences.between(
                    sides.get(0).differences(), sides.get(1).differences(), progress::at);
        }
    }

    private static boolean write(final OutputStream stream, final byte[] page) {
        try {
            stream.write(page);
            return true;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(final List<ReportSide> sides, final ReportData data, final int lengthInBytes) {
        if (json) {
            console.out().println(ReportJson.of(output, lengthInBytes, sides, data));
        } else if (!output.equals(STANDARD_OUTPUT)) {
            console.out().println("wrote " + output + ", " + Text.bytes(lengthInBytes));
        }
        data.facts().stream()
                .flatMap(facts -> facts.leftOut().stream())
                .forEach(left -> console.err().println("tailrace: left out: " + left));
        console.flush();
    }
}
