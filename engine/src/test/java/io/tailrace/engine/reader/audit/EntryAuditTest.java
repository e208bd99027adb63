package io.tailrace.engine.reader.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EventData;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.codec.entry.TelemetryEntry;
import io.tailrace.engine.reader.RecordedEntry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntryAuditTest {
    private final AuditFindings findings = new AuditFindings();
    private final EntryAudit audit = new EntryAudit();

    @Test
    void shouldFindEntriesThatAreMissing() {
        audit.beginWhole();
        add(0, 1, 4, 5);
        assertFinding(FindingKind.ENTRY_GAP, "expected telemetry entry 2, found 4: 2 entries are missing");
        assertEquals(4, audit.entries());
    }

    @Test
    void shouldFindTheFirstOnesMissing() {
        audit.beginWhole();
        add(1);
        assertFinding(FindingKind.ENTRY_GAP, "expected telemetry entry 0, found 1: 1 entries are missing");
    }

    @Test
    void shouldFindAnEntryThatIsThereTwice() {
        audit.beginWhole();
        add(0, 1, 2, 1, 3);
        assertFinding(FindingKind.ENTRY_DUPLICATE, "expected telemetry entry 3, found 1");
    }

    @Test
    void shouldKnowWhatTheJournalSaysThatItDidNotTake() {
        audit.beginWhole();
        add(0);
        audit.stateGap(10);
        add(11);
        assertEquals(List.of(), findings.list());
        assertEquals(10, audit.inGaps());
        audit.stateGap(10);
        add(23);
        assertFinding(FindingKind.ENTRY_GAP, "expected telemetry entry 22, found 23: 1 entries are missing");
    }

    @Test
    void shouldNotTellAgainWhatFramesThatAreMissingHeld() {
        add(5, 6);
        audit.lose();
        add(9, 10);
        assertEquals(List.of(), findings.list());
    }

    private void add(final long... sequences) {
        for (final long sequence : sequences) {
            audit.add(
                    new RecordedEntry(
                            sequence,
                            new TelemetryEntry(
                                    new UUID(1, 1),
                                    1,
                                    ComponentId.Plain.ORCHESTRATOR,
                                    EventLevel.Known.INFO,
                                    new EventData.MemoryPressure(1, 2),
                                    Optional.empty(),
                                    Optional.empty()),
                            false),
                    new Place(findings, 1, 7));
        }
    }

    private void assertFinding(final FindingKind kind, final String message) {
        assertEquals(List.of(new AuditFinding(kind, 1, 7, message)), findings.list());
        assertTrue(kind.isFault());
    }
}
