package io.tailrace.jmh.paced;

import io.tailrace.cli.bench.paced.HistogramLogs;
import io.tailrace.cli.bench.paced.PacedResult;
import io.tailrace.cli.bench.paced.PacedRun;
import io.tailrace.cli.console.Json;
import io.tailrace.cli.console.StopSignal;
import io.tailrace.engine.time.EngineClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The command: {@code java @jvm-flags.txt -cp jmh.jar io.tailrace.jmh.paced.PacedRecord --target client_java}. */
public final class PacedRecord {
    private static final int WRONG_USAGE = 2;

    private PacedRecord() {}

    /**
     * Runs and prints.
     *
     * @param args see the usage.
     * @throws IOException if no temporary folder can be had for the journal.
     */
    public static void main(final String[] args) throws IOException {
        final PacedOptions options;
        try {
            options = PacedOptions.parse(args);
        } catch (final IllegalArgumentException fault) {
            System.err.println(fault.getMessage() + "; " + PacedOptions.USAGE);
            System.exit(WRONG_USAGE);
            return;
        }
        final PacedResult result = run(options);
        if (options.hlog() != null) {
            HistogramLogs.in(options.hlog()).write(result, options.name());
        }
        if (options.json()) {
            System.out.println(Json.object(json -> {
                json.writeStringProperty("target", options.name());
                result.write(json);
            }));
        } else {
            System.out.printf(
                    "%s: %,d calls, %,d refused%n",
                    options.name(), result.calls().count(), result.refused());
            result.lines().forEach(System.out::println);
        }
    }

    private static PacedResult run(final PacedOptions options) throws IOException {
        final Path folder = Files.createTempDirectory("tailrace-paced");
        try {
            return new PacedRun(
                            EngineClock.system(),
                            StopSignal.manual(),
                            options.callsPerSecond(),
                            PacedRun.PhaseListener.NONE)
                    .measure(
                            List.of(options.target().open(folder)), options.warmUpNs(), () -> {}, options.durationNs());
        } finally {
            delete(folder);
        }
    }

    private static void delete(final Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
