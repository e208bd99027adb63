package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.engine.reader.audit.AuditReport;
import io.tailrace.engine.reader.audit.FindingKind;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that starts again and again on one journal. */
class JournalRestartTest {
    private final SettableClock clock = new SettableClock();

    @TempDir
    Path directory;

    @Test
    void shouldCountRestartsAndGoOnWithTotalsWhenRetentionHasDeletedTheFirstEpochs() {
        final int starts = 12;
        for (int start = 1; start <= starts; start++) {
            assertEquals(start, EngineRun.hit(settings(), clock));
            clock.advanceNs(TimeUnit.HOURS.toNanos(1));
        }
        final AuditReport report = EngineRun.audit(directory);
        assertTrue(report.isWhole(), report::toString);
        assertTrue(report.epochs().get(0).epoch() > 5, report::toString);
        final TelemetryView view = EngineRun.view(directory);
        assertEquals(starts - 1, view.restartsTotal());
        assertEquals(starts, EngineRun.counter(view, "hits_total"));
        assertEquals(starts, view.epoch().epoch());
    }

    @Test
    void shouldGoOnFromTheNewestWholeCheckpointWhenTheLastFileWasCutOff() throws IOException {
        for (int start = 1; start <= 3; start++) {
            EngineRun.hit(settings(), clock);
            clock.advanceNs(TimeUnit.HOURS.toNanos(1));
        }
        // Behind the epoch's first frames, before its first checkpoint is complete.
        final long used;
        try (ChronicleJournal journal = ChronicleJournal.openForReading(directory)) {
            used = journal.byteOffset(JournalPosition.firstOf(3) + 2);
        }
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve("00000003.cq4").toFile(), "rw")) {
            file.setLength(used);
        }
        assertEquals(4, EngineRun.hit(settings(), clock));
        final TelemetryView view = EngineRun.view(directory);
        assertEquals(3, view.restartsTotal());
        assertEquals(2 + 1, EngineRun.counter(view, "hits_total"));
        final AuditReport report = EngineRun.audit(directory);
        final List<FindingKind> kinds =
                report.findings().stream().map(finding -> finding.kind()).toList();
        assertTrue(!kinds.contains(FindingKind.FRAME_DUPLICATE), report::toString);
    }

    @Test
    void shouldGoOnWhenAFileInTheMiddleIsGone() throws IOException {
        for (int start = 1; start <= 4; start++) {
            EngineRun.hit(settings(), clock);
            clock.advanceNs(TimeUnit.HOURS.toNanos(1));
        }
        Files.delete(directory.resolve("00000003.cq4"));
        assertEquals(5, EngineRun.hit(settings(), clock));
        final TelemetryView view = EngineRun.view(directory);
        assertEquals(4, view.restartsTotal());
        assertEquals(5, EngineRun.counter(view, "hits_total"));
    }

    private JournalContext settings() {
        return ChronicleJournal.at(directory)
                .rollAgeNs(TimeUnit.HOURS.toNanos(1))
                .retentionAgeNs(TimeUnit.HOURS.toNanos(4));
    }
}
