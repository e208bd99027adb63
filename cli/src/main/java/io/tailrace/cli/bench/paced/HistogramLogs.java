package io.tailrace.cli.bench.paced;

import io.tailrace.cli.console.CommandFault;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** A folder with a result's times as HdrHistogram's interval logs, one line each, in nanoseconds. One thread. */
public final class HistogramLogs {
    private static final String SERVICE = "service";

    private final Path folder;

    private HistogramLogs(final Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder if it is missing, so that what cannot be written is known before anything is measured.
     *
     * @param folder for the files.
     * @return to be written to.
     * @throws CommandFault if it cannot be written to.
     */
    public static HistogramLogs in(final Path folder) {
        try {
            Files.createDirectories(folder);
            if (Files.isWritable(folder)) {
                return new HistogramLogs(folder);
            }
        } catch (final IOException e) {
            throw cannotWrite(folder, e);
        }
        throw cannotWrite(folder, new IOException("it is not writable"));
    }

    /**
     * Writes {@code service.hlog}, {@code response.hlog}, {@code empty.hlog} (service time of empty calls) and {@code hiccup.hlog} anew.
     *
     * @param result of a run.
     * @param name tags the lines; empty for the files' own names.
     * @throws CommandFault if they cannot be written.
     */
    public void write(final PacedResult result, final String name) {
        write(result, SERVICE, name, result.calls().serviceNs());
        write(result, "response", name, result.calls().responseNs());
        write(result, "empty", name, result.emptyCalls().serviceNs());
        write(result, "hiccup", name, result.hiccups().lateNs());
    }

    private void write(final PacedResult result, final String kind, final String name, final Histogram times) {
        final Path file = folder.resolve(kind + ".hlog");
        final long startMs = TimeUnit.NANOSECONDS.toMillis(result.startEpochNs());
        final Histogram interval = times.copy();
        interval.setTag(name.isEmpty() ? kind : kind.equals(SERVICE) ? name : name + "-" + kind);
        interval.setStartTimeStamp(startMs);
        interval.setEndTimeStamp(startMs + TimeUnit.NANOSECONDS.toMillis(result.elapsedNs()));
        try (PrintStream stream = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
            final HistogramLogWriter log = new HistogramLogWriter(stream);
            log.outputComment(String.format(
                    Locale.ROOT,
                    "[%s, ns: %d calls a second on %d threads]",
                    kind,
                    result.callsPerSecond(),
                    result.threads()));
            log.outputLogFormatVersion();
            log.outputStartTime(startMs);
            log.setBaseTime(startMs);
            log.outputLegend();
            log.outputIntervalHistogram(interval);
            if (stream.checkError()) {
                throw cannotWrite(file, new IOException("its disk may be full"));
            }
        } catch (final IOException e) {
            throw cannotWrite(file, e);
        }
    }

    /**
     * The files that {@link #write} makes.
     *
     * @return in their order.
     */
    public List<Path> files() {
        return List.of("service", "response", "empty", "hiccup").stream()
                .map(kind -> folder.resolve(kind + ".hlog"))
                .toList();
    }

    private static CommandFault cannotWrite(final Path path, final IOException cause) {
        return CommandFault.cannotRun(
                "cannot write histogram logs",
                path + " (" + cause.getMessage() + ")",
                "choose a folder that can be written to with --hlog",
                cause);
    }
}
