package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known to go wrong when Chronicle Queue is read through its tailers, and does not here. */
class ChronicleTrapsTest {
    private static final long ROLL_BYTES = 64 * 1024;

    private final SettableClock clock = new SettableClock();
    private final FrameMaker frames = new FrameMaker(1);
    private final List<Throwable> errors = new ArrayList<>();

    @TempDir
    Path directory;

    /** Its {@code moveToIndex} says false, and who does not ask begins anew. */
    @Test
    void shouldSayWhereAReaderGoesOnWhenTheTailItHadReadWasCutOff() throws IOException {
        final long acknowledged;
        try (ChronicleJournal journal = open();
                FrameTailer tailer = journal.openTailer("stream", StartPosition.ACKNOWLEDGED)) {
            for (int file = 0; file < 3; file++) {
                writeFile(journal);
            }
            final FrameCollector read = FrameCollector.all(tailer);
            tailer.acknowledge();
            acknowledged = read.positions.get(read.positions.size() - 1);
        }
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve("00000003.cq4").toFile(), "rw")) {
            file.setLength(100_000);
        }
        try (ChronicleJournal journal = open();
                FrameTailer tailer = journal.openTailer("stream", StartPosition.ACKNOWLEDGED)) {
            final String expected = "reader stream had taken all up to " + JournalPosition.describe(acknowledged)
                    + ", and no frame is there any more; it goes on with 00000003.cq4";
            assertTrue(
                    errors.stream().anyMatch(error -> error.getMessage().contains(expected)),
                    () -> expected + " not in " + errors);
            writeFile(journal);
            final FrameCollector read = FrameCollector.all(tailer);
            assertEquals(JournalPosition.firstOf(3), read.positions.get(0));
            assertEquals(frames.sequence(), read.last());
            assertTrue(tailer.lostFrames() > 0);
        }
    }

    /** Its listing of the folder is that of the last refresh, also in other processes. */
    @Test
    void shouldBeginWithTheOldestFileThatIsLeftThoughThisWasOpenedBeforeOthersWereDeleted() throws IOException {
        try (ChronicleJournal journal = open()) {
            writeFile(journal);
            writeFile(journal);
            try (ChronicleJournal reading = ChronicleJournal.openForReading(directory, errors::add);
                    FrameTailer early = reading.openTailer("early", StartPosition.END)) {
                writeFile(journal);
                writeFile(journal);
                Files.delete(directory.resolve("00000001.cq4"));
                Files.delete(directory.resolve("00000003.cq4"));
                final FrameCollector all = FrameCollector.all(reading.openTailer("late", StartPosition.EARLIEST));
                assertEquals(JournalPosition.firstOf(2), all.positions.get(0));
                assertEquals(frames.sequence(), all.last());
                final FrameCollector followed = FrameCollector.all(early);
                assertEquals(JournalPosition.firstOf(4), followed.positions.get(0));
                assertEquals(4, early.lostFrames());
            }
        }
    }

    /** It tells of released files on a thread of its own, and more than once; so nothing here hears of it, nor uses its tailers. */
    @Test
    void shouldNotReadThroughChronicleAtAll() throws IOException, URISyntaxException {
        final Path classes = Path.of(ChronicleJournal.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        int looked = 0;
        try (Stream<Path> files = Files.walk(classes)) {
            for (final Path file :
                    files.filter(file -> file.toString().endsWith(".class")).collect(Collectors.toList())) {
                final String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (final String trap :
                        List.of("ExcerptTailer", "StoreFileListener", "moveToIndex", "refreshDirectoryListing")) {
                    assertFalse(content.contains(trap), () -> file + " uses " + trap);
                }
                looked++;
            }
        }
        assertTrue(looked > 30, "looked at " + looked + " classes in " + classes);
    }

    private void writeFile(final ChronicleJournal journal) {
        frames.appendCheckpoint(journal.appender(), frames.sequence(), clock.epochNanos());
        for (int i = 0; i < 2; i++) {
            frames.appendFiller(journal.appender(), 60_000);
        }
    }

    private ChronicleJournal open() {
        return ChronicleJournal.at(directory).rollBytes(ROLL_BYTES).open(clock, errors::add);
    }
}
