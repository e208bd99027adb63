package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.FrameLogException;
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

/** Readers that keep their place themselves. */
class JournalBehindTest {
    private static final int FILES = 4;
    private static final int FRAMES_A_FILE = 4;
    private static final int FRAMES = FILES * FRAMES_A_FILE;

    private final SettableClock clock = new SettableClock();

    @TempDir
    Path folder;

    private Path directory;
    private List<JournalBookmark> bookmarks;

    @BeforeEach
    void writeJournal() {
        directory = folder.resolve("journal");
        write(directory, new FrameMaker(1), FILES);
        bookmarks = bookmarks(directory);
    }

    @Test
    void shouldGoOnRightBehindAnyFrame() {
        assertEquals(FRAMES, bookmarks.size());
        try (ChronicleJournal journal = ChronicleJournal.openForReading(directory)) {
            for (int i = 0; i < FRAMES; i++) {
                try (FrameTailer tailer = journal.openTailerBehind(
                        "reader", JournalBookmark.parse(bookmarks.get(i).toString()))) {
                    final FrameCollector read = FrameCollector.all(tailer);
                    assertEquals(FRAMES - 1 - i, read.sequences.size());
                    assertEquals(0, tailer.lostFrames());
                    if (i < FRAMES - 1) {
                        assertEquals(i + 2, read.first());
                    }
                }
            }
            try (FrameTailer tailer = journal.openTailerBehind("reader", null)) {
                assertEquals(FRAMES, FrameCollector.all(tailer).sequences.size());
            }
        }
    }

    @Test
    void shouldGoOnWithTheOldestFrameWhenItsOwnWasDeletedAndSayHowManyItLost() throws IOException {
        Files.delete(directory.resolve("00000001.cq4"));
        Files.delete(directory.resolve("00000002.cq4"));
        try (ChronicleJournal journal = ChronicleJournal.openForReading(directory, error -> {})) {
            for (int taken = 1; taken <= 2 * FRAMES_A_FILE; taken++) {
                try (FrameTailer tailer = journal.openTailerBehind("reader", bookmarks.get(taken - 1))) {
                    assertEquals(
                            2 * FRAMES_A_FILE + 1, FrameCollector.all(tailer).first());
                    assertEquals(2 * FRAMES_A_FILE - taken, tailer.lostFrames());
                }
            }
        }
    }

    @Test
    void shouldGoOnBehindAFileThatIsMissingInTheMiddle() throws IOException {
        Files.delete(directory.resolve("00000002.cq4"));
        final List<String> errors = new ArrayList<>();
        try (ChronicleJournal journal =
                        ChronicleJournal.openForReading(directory, error -> errors.add(error.getMessage()));
                FrameTailer tailer = journal.openTailerBehind("reader", bookmarks.get(FRAMES_A_FILE + 1))) {
            assertEquals(2 * FRAMES_A_FILE + 1, FrameCollector.all(tailer).first());
            assertEquals(2, tailer.lostFrames());
        }
        assertTrue(errors.stream().anyMatch(it -> it.contains("2 frames are missing")), errors::toString);
    }

    @Test
    void shouldRefuseAJournalThatEndsBefore() {
        final Path shorter = folder.resolve("shorter");
        write(shorter, new FrameMaker(1), FILES - 1);
        try (ChronicleJournal journal = ChronicleJournal.openForReading(shorter)) {
            final List<JournalBookmark> beyond = new ArrayList<>(bookmarks.subList(FRAMES - FRAMES_A_FILE, FRAMES));
            final JournalBookmark last = bookmarks.get(FRAMES - FRAMES_A_FILE - 1);
            // In the last file itself, and behind all files.
            beyond.add(new JournalBookmark(last.position() + 1, 1, last.sequence() + 1, 0));
            beyond.add(new JournalBookmark(JournalPosition.firstOf(99), 1, 99, 0));
            for (final JournalBookmark bookmark : beyond) {
                final String message = assertThrows(
                                FrameLogException.class, () -> journal.openTailerBehind("reader", bookmark))
                        .getMessage();
                assertTrue(message.contains("but it ends before"), message);
            }
        }
    }

    @Test
    void shouldRefuseAPlaceThatHoldsAnotherFrame() {
        final Path other = folder.resolve("other");
        final FrameMaker frames = new FrameMaker(2);
        write(other, frames, FILES);
        try (ChronicleJournal journal = ChronicleJournal.openForReading(other)) {
            final String message = assertThrows(
                            FrameLogException.class, () -> journal.openTailerBehind("reader", bookmarks.get(5)))
                    .getMessage();
            assertTrue(message.contains("holds 00000002.cq4#1 (epoch 2, frame 6)"), message);
        }
    }

    @Test
    void shouldReadAFileFromItsBeginningForContext() {
        try (ChronicleJournal journal = ChronicleJournal.openForReading(directory);
                FrameTailer tailer = journal.openTailerAround("reader", bookmarks.get(FRAMES_A_FILE + 2))) {
            assertEquals(FRAMES_A_FILE + 1, FrameCollector.all(tailer).first());
            assertEquals(0, tailer.lostFrames());
        }
    }

    /** Each file has a checkpoint of two frames and two more. */
    private void write(final Path target, final FrameMaker frames, final int files) {
        try (ChronicleJournal journal = ChronicleJournal.at(target)
                .rollBytes(64 * 1024)
                .open(clock, error -> {
                    throw new AssertionError(error);
                })) {
            for (int i = 0; i < files; i++) {
                frames.appendCheckpoint(journal.appender(), i, clock.epochNanos());
                frames.appendFiller(journal.appender(), 60_000);
                frames.appendFiller(journal.appender(), 60_000);
            }
        }
    }

    private static List<JournalBookmark> bookmarks(final Path directory) {
        final List<JournalBookmark> bookmarks = new ArrayList<>();
        try (ChronicleJournal journal = ChronicleJournal.openForReading(directory);
                FrameTailer tailer = journal.openTailer("bookmarks", StartPosition.EARLIEST)) {
            int polled = 1;
            while (polled > 0) {
                polled = tailer.poll(
                        (buffer, offset, length, position) ->
                                bookmarks.add(JournalBookmark.of(buffer, offset, length, position)),
                        100);
            }
        }
        return bookmarks;
    }
}
