package io.tailrace.jmh.paced;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The command: {@code java @jvm-flags.txt -cp jmh.jar io.tailrace.jmh.paced.PacedRecord}. */
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
        final PacedReport report = run(options);
        System.out.println(options.json() ? report.json() : report.table());
    }

    static PacedReport run(final PacedOptions options) throws IOException {
        final Path folder = Files.createTempDirectory("tailrace-paced");
        final Pacer pacer = new Pacer(options.callsPerSecond());
        final CallTimes recorded = new CallTimes();
        final CallTimes empty = new CallTimes();
        try (PacedTarget target = options.target().open(folder)) {
            pacer.run(target, options.warmUpNs(), new CallTimes(), new CallTimes());
            final long refusedBefore = target.refused();
            try (HiccupMeter hiccups = new HiccupMeter()) {
                pacer.run(target, options.durationNs(), recorded, empty);
                return new PacedReport(
                        options,
                        recorded,
                        empty,
                        target.refused() - refusedBefore,
                        hiccups.stop(),
                        ClockStep.measureNs());
            }
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
