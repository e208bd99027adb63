package io.tailrace.sinks.ndjson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.entry.ComponentEntries;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.journal.JournalContext;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.agrona.CloseHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals that do not have what the file of entries goes on from. */
class EntriesFaultTest {
    private static final long ROLL_BYTES = 64 * 1024;
    private static final long MARK_MS = 1_000;
    private static final String TEXT = "x".repeat(800);

    private final SettableClock clock = new SettableClock();
    private final Warnings warnings = new Warnings();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("telemetry.jsonl");
    }

    /** As if the power had gone: the mark was forced, the frames before it were not. */
    @Test
    void shouldTellInsteadOfRefusingThatTheJournalEndsBeforeTheMark() throws IOException {
        final Path whole = folder.resolve("whole");
        final Path shorter = folder.resolve("shorter");
        record(whole, 50);
        try (ChronicleJournal reading = ChronicleJournal.openForReading(whole)) {
            agent(reading).onClose();
        }
        final String written = Files.readString(file);
        record(shorter, 2);
        try (ChronicleJournal reading = ChronicleJournal.openForReading(shorter)) {
            final EntriesAgent agent = agent(reading);
            assertUnableToGoOn(agent);
            assertEquals(0, agent.doWork());
            move(".old");
            assertEquals(0, agent.doWork(), "tried again at once");
            assertUnableToGoOn(agent);
            clock.advanceMs(MARK_MS);
            assertTrue(agent.doWork() > 0);
            assertTrue(agent.fault().isEmpty());
            agent.onClose();
        }
        assertEquals(2, Files.readAllLines(file).size());
        assertEquals(written, Files.readString(folder.resolve("telemetry.jsonl.old")));
        assertEquals(1, warnings.texts.size(), warnings.texts.toString());
    }

    @Test
    void shouldTryOnceASecondWhileTheMarkCannotBeGoneOnFrom() throws IOException {
        final Path whole = folder.resolve("whole");
        final Path shorter = folder.resolve("shorter");
        record(whole, 50);
        try (ChronicleJournal reading = ChronicleJournal.openForReading(whole)) {
            agent(reading).onClose();
        }
        record(shorter, 2);
        try (ChronicleJournal reading = ChronicleJournal.openForReading(shorter)) {
            final EntriesAgent agent = agent(reading);
            for (int i = 0; i < 5; i++) {
                clock.advanceMs(MARK_MS);
                assertEquals(0, agent.doWork());
                assertUnableToGoOn(agent);
            }
            agent.onClose();
            assertUnableToGoOn(agent);
        }
        assertEquals(1, warnings.texts.size(), warnings.texts.toString());
    }

    @Test
    void shouldTellOfAMarkThatIsNoneAndOfAJournalThatIsClosed() throws IOException {
        final Path whole = folder.resolve("whole");
        record(whole, 3);
        MarkedFile.open(file).close();
        Files.writeString(folder.resolve("telemetry.jsonl.mark"), "0 nonsense\n");
        try (ChronicleJournal reading = ChronicleJournal.openForReading(whole)) {
            final EntriesAgent agent = agent(reading);
            assertUnableToGoOn(agent);
            assertTrue(agent.fault().orElseThrow().contains("\"nonsense\" is no bookmark"), agent.fault()::get);
            CloseHelper.close(reading);
            assertEquals(0, agent.doWork());
            assertTrue(agent.fault().orElseThrow().contains("nonsense"), "tried again at once");
            move(".old");
            clock.advanceMs(MARK_MS);
            assertEquals(0, agent.doWork());
            assertTrue(agent.fault().orElseThrow().contains("closed"), agent.fault()::get);
            agent.onClose();
            assertTrue(agent.fault().isPresent());
        }
        assertEquals(2, warnings.texts.size(), warnings.texts.toString());
    }

    @Test
    void shouldCountFramesThatRetentionDeletedBeforeTheyWereRead() throws IOException {
        final Path journal = folder.resolve("journal");
        record(settings(journal), 5);
        try (ChronicleJournal reading = ChronicleJournal.openForReading(journal)) {
            final EntriesAgent agent = agent(reading);
            agent.onClose();
            assertEquals(0, agent.lostFrames());
        }
        record(settings(journal), 300);
        final long lost;
        try (ChronicleJournal reading = ChronicleJournal.openForReading(journal, error -> {})) {
            final EntriesAgent agent = agent(reading);
            while (agent.doWork() > 0) {
                clock.advanceMs(MARK_MS);
            }
            lost = agent.lostFrames();
            agent.onClose();
            assertEquals(lost, agent.lostFrames());
        }
        assertTrue(lost > 0);
        assertTrue(Files.readAllLines(file).size() < 305);
        assertEquals(1, warnings.texts.size(), warnings.texts.toString());
        assertTrue(warnings.texts.get(0).contains(lost + " frames of the journal were gone"), warnings.texts::toString);
        assertTrue(warnings.texts.get(0).contains("retentionBytes"), warnings.texts::toString);
    }

    private void assertUnableToGoOn(final EntriesAgent agent) {
        final String fault = agent.fault().orElseThrow();
        assertTrue(fault.startsWith("File " + file + " cannot go on: "), fault);
        assertTrue(fault.contains("telemetry.jsonl.mark away"), fault);
        assertEquals(1, fault.lines().count(), fault);
    }

    private void move(final String suffix) throws IOException {
        for (final String name : List.of("telemetry.jsonl", "telemetry.jsonl.mark")) {
            Files.move(folder.resolve(name), folder.resolve(name + suffix));
        }
    }

    private EntriesAgent agent(final ChronicleJournal journal) {
        return new EntriesAgent(journal, file, clock, warnings);
    }

    private static JournalContext settings(final Path journal) {
        return ChronicleJournal.at(journal)
                .rollBytes(ROLL_BYTES)
                .checkpointBytes(ROLL_BYTES)
                .retentionBytes(ROLL_BYTES);
    }

    private void record(final Path journal, final int count) {
        record(ChronicleJournal.at(journal), count);
    }

    private void record(final JournalContext journal, final int count) {
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                .journal(journal)
                .threadingMode(ThreadingMode.INVOKER)
                .clock(clock))) {
            final ComponentEntries orchestrator = engine.entries().of(ComponentId.Plain.ORCHESTRATOR);
            for (int i = 0; i < count; i++) {
                orchestrator.adapterStopped(EventLevel.Known.INFO, TEXT);
                clock.advanceMs(10);
                engine.invoke();
            }
        }
    }
}
