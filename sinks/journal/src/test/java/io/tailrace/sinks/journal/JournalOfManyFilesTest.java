package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand roll files, 210 GB as a listing shows them: what is opened does not depend on how many there are. */
class JournalOfManyFilesTest {
    private static final int FILES = 10_000;
    private static final long ROLL_BYTES = 64 * 1024;

    private final SettableClock clock = new SettableClock();
    private final FrameMaker frames = new FrameMaker(1);
    private final List<Throwable> errors = new ArrayList<>();
    private final CountingFiles files = new CountingFiles();

    @TempDir
    Path directory;

    @BeforeEach
    void writeManyFiles() throws IOException {
        try (ChronicleJournal journal = settings().open(clock, errors::add)) {
            for (int i = 1; i <= 2; i++) {
                writeFile(journal, i);
            }
        }
        // The last one becomes the last of many, and the first one all others, under many names.
        final Path last = directory.resolve(JournalPosition.fileNameOf(2));
        Files.move(last, directory.resolve(JournalPosition.fileNameOf(FILES)));
        final Path first = directory.resolve(JournalPosition.fileNameOf(1));
        for (int number = 2; number < FILES; number++) {
            Files.createLink(directory.resolve(JournalPosition.fileNameOf(number)), first);
        }
        final JournalFolder folder = new JournalFolder(directory, JournalFiles.system());
        try (JournalPositions positions = JournalPositions.forAppending(folder, JournalFiles.system())) {
            positions.checkpoint(JournalPosition.firstOf(FILES));
        }
        files.opened = 0;
    }

    @Test
    void shouldOpenAndBeginAtTheLastCheckpointByLookingAtAHandfulOfFiles() {
        try (ChronicleJournal journal = settings().open(clock, errors::add);
                FrameTailer recovery = journal.openTailer("recovery", StartPosition.LAST_CHECKPOINT)) {
            final FrameCollector read = FrameCollector.all(recovery);
            assertEquals(JournalPosition.firstOf(FILES), read.positions.get(0));
            frames.appendStatus(journal.appender());
            read.pollAll(recovery);
            assertEquals(frames.sequence(), read.last());
            assertFewLooks();
        }
        assertEquals(List.of(), errors);
    }

    @Test
    void shouldOpenForReadingByLookingAtAHandfulOfFiles() {
        try (ChronicleJournal journal = JournalOpener.openForReading(directory, files, errors::add);
                FrameTailer tailer = journal.openTailer("expose", StartPosition.LAST_CHECKPOINT)) {
            assertEquals(frames.sequence(), FrameCollector.all(tailer).last());
            assertFewLooks();
        }
    }

    @Test
    void shouldLookAtSoManyFilesAtEachRollUntilTheirSizesAreKnown() {
        try (ChronicleJournal journal = settings().retentionBytes(1L << 40).open(clock, errors::add)) {
            for (int roll = 0; roll < 3; roll++) {
                files.opened = 0;
                writeFile(journal, 10 + roll);
                assertTrue(
                        files.opened >= DueRollFiles.LIMIT && files.opened < DueRollFiles.LIMIT + 20,
                        () -> "opened " + files.opened);
            }
        }
        // Enough is known as soon as the newest ones are more than may stay.
        try (ChronicleJournal journal =
                settings().retentionBytes(10 * ROLL_BYTES).open(clock, errors::add)) {
            files.opened = 0;
            writeFile(journal, 20);
            assertEquals(DueRollFiles.LIMIT, journal.counter(JournalCounter.FILES_DELETED));
            assertTrue(files.opened < DueRollFiles.LIMIT + 40, () -> "opened " + files.opened);
        }
    }

    private void assertFewLooks() {
        assertTrue(files.opened > 0 && files.opened <= 16, () -> "opened " + files.opened);
        assertTrue(files.lists <= 16, () -> "listed " + files.lists);
        assertEquals(0, files.measured);
    }

    private void writeFile(final ChronicleJournal journal, final long checkpointId) {
        frames.appendCheckpoint(journal.appender(), checkpointId, clock.epochNanos());
        for (int i = 0; i < 2; i++) {
            frames.appendFiller(journal.appender(), 60_000);
        }
    }

    private JournalContext settings() {
        return ChronicleJournal.at(directory).rollBytes(ROLL_BYTES).files(files);
    }

    /** Counts what is opened, listed and measured. */
    private static final class CountingFiles extends JournalFilesDecorator {
        private int opened;
        private int lists;
        private int measured;

        CountingFiles() {
            super(JournalFiles.system());
        }

        @Override
        public OpenFile open(final Path file) throws IOException {
            opened++;
            return super.open(file);
        }

        @Override
        public List<Path> list(final Path folder) throws IOException {
            lists++;
            return super.list(folder);
        }

        @Override
        public long sizeInBytes(final Path file) throws IOException {
            measured++;
            return super.sizeInBytes(file);
        }
    }
}
