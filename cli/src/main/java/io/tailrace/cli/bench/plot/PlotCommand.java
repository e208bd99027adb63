package io.tailrace.cli.bench.plot;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tailrace bench plot}: draws percentile distributions. */
@Command(
        name = "plot",
        description = {
            "Draws histogram logs as percentile distributions: an SVG that is readable on a light and on a dark page.",
            "One curve for each tag of each file, its intervals added up. Values are taken for nanoseconds."
        },
        footer = {
            "",
            "Examples:",
            "  tailrace bench plot tailrace-hlog/service.hlog tailrace-hlog/empty.hlog -o plot.svg",
            "  tailrace bench plot quiet/service.hlog busy/service.hlog --title \"A busy machine\" -o busy.svg",
        })
public final class PlotCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Histogram logs (.hlog).")
    private List<Path> files;

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            defaultValue = "Time of a call",
            description = "Stands above (default: ${DEFAULT-VALUE}).")
    private String title;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to a file instead of standard output.")
    private Path output;

    /**
     * The command.
     *
     * @param console where it prints.
     */
    public PlotCommand(final Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        final String svg = new PercentilePlot(title, CurveFiles.read(files)).svg();
        if (output == null) {
            console.out().print(svg);
            console.flush();
        } else {
            write(svg);
        }
        return ExitCode.GOOD;
    }

    private void write(final String svg) {
        try {
            Files.writeString(output, svg);
        } catch (final IOException e) {
            throw CommandFault.cannotRun(
                    "cannot write the picture",
                    output + " (" + e.getMessage() + ")",
                    "choose a file in a folder that is there with --output",
                    e);
        }
    }
}
