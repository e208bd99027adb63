package io.tailrace.cli.report;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.journal.AskedMetrics;
import io.tailrace.cli.journal.JournalScan;
import io.tailrace.cli.journal.Listeners;
import io.tailrace.cli.journal.RangeOptions;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.replay.ReplayQuery;
import io.tailrace.engine.reader.replay.ReplaySummary;
import io.tailrace.report.data.DigestDifferences;
import io.tailrace.report.data.JournalDigest;
import io.tailrace.report.data.ReportedJournal;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A journal of a report, read to its end.
 *
 * @param directory of it.
 * @param digest what was read.
 * @param differences for the comparison with another one; null if there is none.
 * @param summary how whole it is.
 */
record ReportSide(Path directory, JournalDigest digest, DigestDifferences differences, ReplaySummary summary) {
    /** Reads a journal; what it is not whole of is told on standard error. */
    static ReportSide read(
            final Path directory,
            final ReplayQuery query,
            final AskedMetrics asked,
            final boolean isCompared,
            final Console console) {
        final DigestDifferences differences = isCompared ? new DigestDifferences() : null;
        final JournalDigest digest = new JournalDigest(query, differences);
        try (JournalScan scan = JournalScan.open(directory, console)) {
            scan.readUntil(console.stop()::isRequested, frames(digest, asked), "reading " + directory);
        }
        requireNotStopped(directory, console);
        final ReplaySummary summary = digest.finish();
        RangeOptions.warn(directory, summary, console);
        return new ReportSide(directory, digest, differences, summary);
    }

    static FrameReader frames(final JournalDigest digest, final FrameListener... others) {
        return new FrameReader(new Listeners(
                Stream.concat(Stream.of(others), digest.listeners().stream()).toArray(FrameListener[]::new)));
    }

    static void requireNotStopped(final Path directory, final Console console) {
        if (console.stop().isRequested()) {
            throw CommandFault.cannotRun(
                    "stopped",
                    directory.toString(),
                    "a report is whole or nothing, and nothing was written: run it again");
        }
    }

    /** As people know it: its folder. */
    ReportedJournal reported() {
        return new ReportedJournal(directory.toString(), digest);
    }

    static String name(final Path directory) {
        final Path name = directory.toAbsolutePath().normalize().getFileName();
        return name == null ? directory.toString() : name.toString();
    }
}
