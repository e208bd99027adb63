package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sound roll file that cannot be opened for a moment. */
class JournalAwaitedFileTest {
    private static final int FILES = 3;

    private final SettableClock clock = new SettableClock();
    private final FrameMaker frames = new FrameMaker(1);
    private final List<Throwable> errors = new ArrayList<>();
    private String failing = "";

    @TempDir
    Path directory;

    @BeforeEach
    void write() {
        try (ChronicleJournal journal = ChronicleJournal.at(directory)
                .rollAgeNs(TimeUnit.HOURS.toNanos(1))
                .open(clock, errors::add)) {
            for (int i = 0; i < FILES; i++) {
                frames.appendCheckpoint(journal.appender(), i, clock.epochNanos());
                clock.advanceNs(TimeUnit.HOURS.toNanos(2));
            }
        }
    }

    @Test
    void shouldWaitBeforeAFileInTheMiddleUntilItCanBeOpened() {
        awaits("00000002.cq4", 2);
    }

    @Test
    void shouldWaitBeforeTheFirstFileUntilItCanBeOpened() {
        awaits("00000001.cq4", 0);
    }

    @Test
    void shouldWaitBeforeTheLastFileUntilItCanBeOpened() {
        awaits("00000003.cq4", 4);
    }

    private void awaits(final String name, final int framesBefore) {
        try (ChronicleJournal journal = JournalOpener.openForReading(directory, new FailingFiles(), errors::add)) {
            failing = name;
            final FrameTailer tailer = journal.openTailer("all", StartPosition.EARLIEST);
            final FrameCollector read = new FrameCollector();
            for (int poll = 0; poll < 3; poll++) {
                read.pollAll(tailer);
                assertEquals(framesBefore, read.sequences.size());
            }
            assertEquals(1, errors.size(), errors::toString);
            assertTrue(errors.get(0).getMessage().contains(name + " in it cannot be opened now"), errors::toString);
            failing = "";
            read.pollAll(tailer);
            assertEquals(frames.sequence(), read.sequences.size());
            assertEquals(0, tailer.lostFrames());
            assertEquals(1, errors.size(), errors::toString);
        }
    }

    private final class FailingFiles extends JournalFilesDecorator {
        FailingFiles() {
            super(JournalFiles.system());
        }

        @Override
        public OpenFile open(final Path file) throws IOException {
            if (file.getFileName().toString().equals(failing)) {
                throw new IOException(file + " (Too many open files)");
            }
            return super.open(file);
        }
    }
}
