package io.tailrace.cli.replay;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.journal.AskedMetrics;
import io.tailrace.cli.journal.JournalScan;
import io.tailrace.cli.journal.Listeners;
import io.tailrace.cli.journal.RangeOptions;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.JournalGapBridge;
import io.tailrace.engine.reader.replay.Replay;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads a journal once and sends it as it comes. */
final class OtlpReplayRun {
    private final Path directory;
    private final Console console;
    private final OtlpSending sending;

    OtlpReplayRun(final Path directory, final Console console, final OtlpSending sending) {
        this.directory = directory;
        this.console = console;
        this.sending = sending;
    }

    OtlpSummary run(final Replay replay, final Pattern metric) {
        final AskedMetrics asked = new AskedMetrics(metric);
        try (JournalScan scan = JournalScan.open(directory, console)) {
            final FrameReader frames = new FrameReader(new Listeners(asked, new JournalGapBridge(replay), replay));
            scan.readUntil(console.stop()::isRequested, frames, "sending");
        }
        final OtlpSummary summary =
                new OtlpSummary(replay.finish(), sending, console.stop().isRequested());
        RangeOptions.warn(directory, summary.read(), console);
        if (summary.read().isWhole() && !summary.isStopped()) {
            asked.requireFound(directory.toString());
        }
        if (sending.dataPoints() + sending.logRecords() == 0 && !summary.isStopped()) {
            console.err()
                    .println("tailrace: nothing in " + directory + " matches: audit tells its epochs, tail its series");
        }
        return summary;
    }
}
