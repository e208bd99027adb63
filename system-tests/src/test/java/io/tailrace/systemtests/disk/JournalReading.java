package io.tailrace.systemtests.disk;

import io.tailrace.engine.health.OutageReason;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.ChannelRange;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.JournalGap;
import io.tailrace.engine.reader.JournalGapBridge;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.audit.AuditFinding;
import io.tailrace.engine.reader.audit.FrameAudit;
import io.tailrace.sinks.journal.ChronicleJournal;
import java.nio.file.Path;
import java.util.List;

/** What a journal holds: audited, and its samples added up, gaps as intervals of their own. */
final class JournalReading implements FrameListener {
    private static final int POLL_FRAMES = 1_000;
    private static final String WORKERS = "worker";

    private final FrameAudit audit = new FrameAudit();
    private long accepted;
    private int gapsForSpace;

    static JournalReading of(final Path journal) {
        final JournalReading reading = new JournalReading();
        final FrameReader audit = new FrameReader(reading.audit);
        final FrameReader bridge = new FrameReader(new JournalGapBridge(reading));
        final FrameReader direct = new FrameReader(reading);
        try (ChronicleJournal log = ChronicleJournal.openForReading(journal);
                FrameTailer tailer = log.openTailer("reading", StartPosition.EARLIEST)) {
            int polled;
            do {
                polled = tailer.poll(
                        (buffer, offset, length, position) -> {
                            audit.onFrame(buffer, offset, length, position);
                            bridge.onFrame(buffer, offset, length, position);
                            direct.onFrame(buffer, offset, length, position);
                        },
                        POLL_FRAMES);
            } while (polled > 0);
        }
        return reading;
    }

    List<String> faults() {
        return audit.report().findings().stream()
                .filter(finding -> finding.kind().isFault())
                .map(AuditFinding::message)
                .toList();
    }

    /** Samples of the workers' channels. */
    long accepted() {
        return accepted;
    }

    /** How often the journal says that it lacks frames because there was no space. */
    int gapsForSpace() {
        return gapsForSpace;
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        for (final ChannelRange range : snapshot.channels()) {
            accepted += range.channel().startsWith(WORKERS) ? range.samples() : 0;
        }
    }

    @Override
    public void onJournalGap(final JournalGap gap, final long missed, final long position) {
        gapsForSpace += gap.reason() == OutageReason.NO_SPACE ? 1 : 0;
    }
}
