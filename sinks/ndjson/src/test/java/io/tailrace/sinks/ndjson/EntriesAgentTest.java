package io.tailrace.sinks.ndjson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EntryReader;
import io.tailrace.codec.entry.EventData;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.entry.ComponentEntries;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a journal into a file of lines, over deaths of the one who writes it. */
class EntriesAgentTest {
    private final SettableClock clock = new SettableClock();
    private long recorded;

    @TempDir
    Path folder;

    private Path journal;
    private Path file;

    @BeforeEach
    void place() {
        journal = folder.resolve("journal");
        file = folder.resolve("telemetry.jsonl");
    }

    @Test
    void shouldWriteEachEntryOnceWhoeverDiesWhen() throws IOException {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            record(random.nextInt(30));
            try (ChronicleJournal reading = ChronicleJournal.openForReading(journal)) {
                final EntriesAgent agent = new EntriesAgent(reading, file, clock);
                if (random.nextBoolean()) {
                    while (agent.doWork() > 0) {
                        clock.advanceMs(random.nextInt(3_000));
                    }
                    agent.onClose();
                } else {
                    agent.onClose();
                    die(random);
                }
            }
        }
        follow();
        assertEquals(LongStream.range(0, recorded).boxed().toList(), numbers(), "seed " + seed);
    }

    /** As if the process had died before the last mark, in the middle of a line. */
    private void die(final Random random) throws IOException {
        final List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty()) {
            return;
        }
        final String torn = lines.get(lines.size() - 1);
        Files.writeString(
                file, torn + "\n" + torn.substring(0, random.nextInt(torn.length())), StandardOpenOption.APPEND);
    }

    @Test
    void shouldMendAFirstStartThatDiedBeforeItsFirstMark() throws IOException {
        record(3);
        MarkedFile.open(file).close();
        Files.writeString(file, "{\"torn\":", StandardOpenOption.APPEND);
        follow();
        assertEquals(List.of(0L, 1L, 2L), numbers());
    }

    @Test
    void shouldShowEntriesWithoutWaitingForAMark() throws IOException {
        record(3);
        try (ChronicleJournal reading = ChronicleJournal.openForReading(journal)) {
            final EntriesAgent agent = new EntriesAgent(reading, file, clock);
            while (agent.doWork() > 0) {
                // all that is there
            }
            assertEquals(List.of(0L, 1L, 2L), numbers());
            assertEquals(3, agent.written());
            assertTrue(agent.fault().isEmpty());
            agent.onClose();
        }
    }

    @Test
    void shouldNotTouchAFileOfSomethingElse() throws IOException {
        record(1);
        Files.writeString(file, "precious\n");
        final UncheckedIOException fault = assertThrows(UncheckedIOException.class, this::follow);
        assertTrue(fault.getMessage().contains("telemetry.jsonl.mark is missing"), fault.getMessage());
        assertEquals("precious\n", Files.readString(file));
    }

    @Test
    void shouldRefuseAFileThatLostWhatItsMarkSays() throws IOException {
        record(2);
        follow();
        Files.writeString(file, Files.readString(file).substring(1));
        final UncheckedIOException fault = assertThrows(UncheckedIOException.class, this::follow);
        assertTrue(fault.getMessage().contains("shorter than telemetry.jsonl.mark says"), fault.getMessage());
        Files.writeString(folder.resolve("telemetry.jsonl.mark"), "nonsense");
        assertThrows(UncheckedIOException.class, this::follow);
    }

    @Test
    void shouldLetOneWriteTheFile() {
        record(1);
        try (MarkedFile held = MarkedFile.open(file)) {
            assertEquals(0, held.lines());
            final UncheckedIOException fault = assertThrows(UncheckedIOException.class, this::follow);
            assertTrue(fault.getMessage().contains("this process writes it already"), fault.getMessage());
        }
        follow();
    }

    private void follow() {
        try (ChronicleJournal reading = ChronicleJournal.openForReading(journal)) {
            new EntriesAgent(reading, file, clock).onClose();
        }
    }

    private void record(final int count) {
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                .journal(ChronicleJournal.at(journal))
                .threadingMode(ThreadingMode.INVOKER)
                .clock(clock))) {
            final ComponentEntries orchestrator = engine.entries().of(ComponentId.Plain.ORCHESTRATOR);
            for (int i = 0; i < count; i++) {
                orchestrator.memoryPressure(EventLevel.Known.INFO, recorded++, 0);
                clock.advanceMs(10);
                engine.invoke();
            }
        }
    }

    private List<Long> numbers() throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> ((EventData.MemoryPressure) EntryReader.read(line).event()).usedMb())
                .toList();
    }
}
