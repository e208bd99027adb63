package io.tailrace.cli.contracts.exposition;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tailrace contracts lint-exposition}: holds a page of metrics against the metrics registry. */
@Command(
        name = "lint-exposition",
        description = {
            "Holds a page of metrics against its format and the metrics registry.",
            "Looks at all families for what no scraper may meet: bad lines, duplicates, counters below 0, histograms that contradict"
                    + " themselves. At ours also for base labels, types, help, units, labels and their values, bounds, what must be"
                    + " there from the start, how many series there are, and whether the registry knows them."
        },
        footer = {
            "",
            "Examples:",
            "  tailrace contracts lint-exposition http://127.0.0.1:9100/metrics",
            "  tailrace replay tailrace-journal | \\",
            "      tailrace contracts lint-exposition --no-presence -",
            "  tailrace contracts lint-exposition --all --json page.txt",
        })
public final class LintExpositionCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    private final Console console;
    private final InputStream standardInput;

    @Parameters(paramLabel = "URL|FILE", description = "An http or https address, a file, or - for standard input.")
    private String place;

    @Option(
            names = "--registry",
            paramLabel = "FILE",
            description = "Take this metrics registry (default: the one that Tailrace was built with).")
    private Path registry;

    @Option(
            names = "--openmetrics",
            description = "Ask an address for OpenMetrics; it may answer with text all the same.")
    private boolean openMetrics;

    @Option(
            names = "--no-presence",
            description = "Do not demand families and series that must be there from the start: for a part of a page.")
    private boolean noPresence;

    @Option(names = "--all", description = "Print all families, those of users too.")
    private boolean all;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /**
     * The command.
     *
     * @param console where it prints.
     * @param standardInput read if the file is called -.
     */
    public LintExpositionCommand(final Console console, final InputStream standardInput) {
        this.console = console;
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() {
        if (place.isBlank()) {
            throw CommandFault.wrongUsage(
                    "no page named", "the argument is empty", "give an http or https address, a file, or -");
        }
        final Registry known = registry == null ? RegistryReader.onClassPath() : RegistryReader.in(registry);
        final LintReport report;
        try (PageSource source = source()) {
            report = PageLint.of(place, source.in(), source.isOpenMetrics(), known, !noPresence);
        } catch (final IOException e) {
            throw CommandFault.cannotRun("no page", place, FileFault.of(e) + ": give a whole page", e);
        }
        if (json) {
            console.out().println(report.json());
        } else {
            report.lines(all).forEach(console.out()::println);
        }
        console.flush();
        return report.isGood() ? ExitCode.GOOD : ExitCode.NEGATIVE;
    }

    private PageSource source() throws IOException {
        if (place.equals(STANDARD_INPUT)) {
            return PageSource.of(standardInput);
        }
        return PageSource.isAddress(place) ? PageSource.ofAddress(place, openMetrics) : PageSource.ofFile(place);
    }
}
