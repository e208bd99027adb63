package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.FrameAppender;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.testsupport.SettableClock;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalAppendTest {
    private final SettableClock clock = new SettableClock();
    private final FrameMaker frames = new FrameMaker(1);

    @TempDir
    Path directory;

    @Test
    void shouldGiveBackEveryFrameInItsOrder() {
        final int count = 10_000;
        try (ChronicleJournal journal = open()) {
            final FrameAppender appender = journal.appender();
            for (int i = 0; i < count; i++) {
                assertEquals(AppendResult.APPENDED, frames.appendFiller(appender, 150 + i % 4_000));
            }
            final FrameCollector read = FrameCollector.all(journal.openTailer("all", StartPosition.EARLIEST));
            assertEquals(count, read.sequences.size());
            for (int i = 0; i < count; i++) {
                assertEquals(i + 1, read.sequences.get(i));
            }
            assertEquals(Set.of(FrameVerdict.GOOD), Set.copyOf(read.verdicts));
            assertEquals(count, new TreeSet<>(read.positions).size());
            assertEquals(count, journal.counter(JournalCounter.FRAMES_APPENDED));
        }
    }

    @Test
    void shouldGoOnInTheSameFileAfterReopening() {
        for (int i = 0; i < 3; i++) {
            try (ChronicleJournal journal = open()) {
                frames.appendStatus(journal.appender());
            }
        }
        try (ChronicleJournal journal = ChronicleJournal.openForReading(directory)) {
            assertEquals(
                    java.util.List.of(1L, 2L, 3L),
                    FrameCollector.all(journal.openTailer("all", StartPosition.EARLIEST)).sequences);
            assertEquals(1, journal.info().rollFiles().size());
        }
    }

    @Test
    void shouldTakeFramesUpToTheLongestAndNoLonger() {
        try (ChronicleJournal journal = open()) {
            final FrameAppender appender = journal.appender();
            assertEquals(AppendResult.APPENDED, appender.append(frames.buffer(), 0, 64 * 1024));
            assertThrows(IllegalArgumentException.class, () -> appender.append(frames.buffer(), 0, 64 * 1024 + 1));
            assertThrows(IllegalArgumentException.class, () -> appender.append(frames.buffer(), 0, 23));
        }
    }

    @Test
    void shouldAnswerClosedAfterClose() {
        final ChronicleJournal journal = open();
        final FrameTailer tailer = journal.openTailer("late", StartPosition.EARLIEST);
        frames.appendStatus(journal.appender());
        journal.close();
        journal.close();
        assertEquals(AppendResult.CLOSED, frames.appendStatus(journal.appender()));
        assertEquals(0, FrameCollector.all(tailer).sequences.size());
        tailer.acknowledge();
        tailer.close();
    }

    @Test
    void shouldFollowFromTheEndOfAnEmptyJournal() {
        try (ChronicleJournal journal = open();
                FrameTailer tailer = journal.openTailer("end", StartPosition.END)) {
            assertTrue(FrameCollector.all(tailer).sequences.isEmpty());
            frames.appendStatus(journal.appender());
            assertEquals(java.util.List.of(1L), FrameCollector.all(tailer).sequences);
        }
    }

    private ChronicleJournal open() {
        return ChronicleJournal.at(directory).open(clock, error -> {
            throw new AssertionError(error);
        });
    }
}
