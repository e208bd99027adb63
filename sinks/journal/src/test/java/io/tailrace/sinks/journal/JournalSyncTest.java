package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalSyncTest {
    private final SettableClock clock = new SettableClock();
    private final FrameMaker frames = new FrameMaker(1);
    private final List<Throwable> errors = new ArrayList<>();
    private final List<String> forced = new ArrayList<>();
    private boolean failing;
    private boolean isMemoryFull;
    private boolean isMemoryFullForFiles;

    @TempDir
    Path directory;

    @Test
    void shouldNeverForceUnderNone() {
        try (ChronicleJournal journal = open(SyncPolicy.NONE)) {
            frames.appendStatus(journal.appender());
            journal.appender().sync();
        }
        assertEquals(List.of(), forced);
    }

    @Test
    void shouldForceWithEachFlushAndAtTheEndAndAtFirstTheFolderToo() {
        try (ChronicleJournal journal = open(SyncPolicy.ON_FLUSH)) {
            journal.appender().sync();
            frames.appendStatus(journal.appender());
            assertEquals(List.of(), forced);
            journal.appender().sync();
            assertEquals(List.of("00000001.cq4", "."), forced);
            forced.clear();
        }
        assertEquals(List.of("00000001.cq4"), forced);
    }

    @Test
    void shouldForceTheFoldersThatItMakes() {
        final Path above = directory;
        directory = above.resolve("a/b");
        open(SyncPolicy.NONE).close();
        assertEquals(List.of(above.resolve("a").toString(), above.toString()), forced);
    }

    @Test
    void shouldForceWithTheFirstFrameAfterTheInterval() {
        try (ChronicleJournal journal = open(SyncPolicy.EVERY_INTERVAL)) {
            frames.appendStatus(journal.appender());
            clock.advanceNs(TimeUnit.MILLISECONDS.toNanos(999));
            frames.appendStatus(journal.appender());
            assertEquals(0, forced.size());
            clock.advanceNs(TimeUnit.MILLISECONDS.toNanos(1));
            frames.appendStatus(journal.appender());
            frames.appendStatus(journal.appender());
            assertEquals(List.of("00000001.cq4", "."), forced);
        }
    }

    @Test
    void shouldForceEndedFilesWithTheNextFlushAndNotWhileRolling() {
        try (ChronicleJournal journal = open(SyncPolicy.ON_FLUSH)) {
            for (int i = 0; i < 3; i++) {
                frames.appendCheckpoint(journal.appender(), i, clock.epochNanos());
                clock.advanceNs(TimeUnit.HOURS.toNanos(2));
            }
            assertEquals(List.of(), forced);
            journal.appender().sync();
            assertEquals(List.of("00000001.cq4", "00000002.cq4", "00000003.cq4", "."), forced);
            forced.clear();
            journal.appender().sync();
            assertEquals(List.of("00000003.cq4"), forced);
        }
    }

    @Test
    void shouldReportWhatCannotBeForcedOnceAndGoOn() {
        failing = true;
        try (ChronicleJournal journal = open(SyncPolicy.ON_FLUSH)) {
            for (int i = 0; i < 3; i++) {
                assertEquals(AppendResult.APPENDED, frames.appendStatus(journal.appender()));
                journal.appender().sync();
            }
        }
        assertEquals(1, errors.size());
    }

    @Test
    void shouldAnswerThatAFrameIsThereWhenThereIsNoMemoryBehindIt() {
        try (ChronicleJournal journal = open(SyncPolicy.EVERY_INTERVAL)) {
            assertEquals(AppendResult.APPENDED, frames.appendStatus(journal.appender()));
            isMemoryFull = true;
            for (int i = 0; i < 3; i++) {
                clock.advanceNs(TimeUnit.SECONDS.toNanos(1));
                assertEquals(AppendResult.APPENDED, frames.appendStatus(journal.appender()));
            }
            assertEquals(3, journal.counter(JournalCounter.FAULTS_BEHIND_APPEND));
            assertEquals(4, journal.counter(JournalCounter.FRAMES_APPENDED));
            assertEquals(List.of(), errors, "there was no memory to tell of it");
            assertEquals(List.of(), forced);

            isMemoryFullForFiles = true;
            isMemoryFull = false;
            clock.advanceNs(TimeUnit.SECONDS.toNanos(1));
            assertEquals(AppendResult.APPENDED, frames.appendStatus(journal.appender()));
            assertEquals(1, errors.size());
            isMemoryFullForFiles = false;
            clock.advanceNs(TimeUnit.SECONDS.toNanos(1));
            frames.appendStatus(journal.appender());
            assertEquals(List.of("00000001.cq4", "."), forced);
        }
        try (ChronicleJournal journal = ChronicleJournal.openForReading(directory);
                FrameTailer tailer = journal.openTailer("all", StartPosition.EARLIEST)) {
            assertEquals(LongStream.rangeClosed(1, 6).boxed().toList(), FrameCollector.all(tailer).sequences);
        }
    }

    @Test
    void shouldCloseWhenThereIsNoMemoryToForce() {
        final ChronicleJournal journal = open(SyncPolicy.ON_FLUSH);
        frames.appendStatus(journal.appender());
        isMemoryFull = true;
        assertThrows(OutOfMemoryError.class, journal::close);
        isMemoryFull = false;
        assertEquals(AppendResult.CLOSED, frames.appendStatus(journal.appender()));
        journal.close();
    }

    private ChronicleJournal open(final SyncPolicy policy) {
        final JournalFiles files = new JournalFilesDecorator(JournalFiles.system()) {
            @Override
            public void force(final Path file) throws IOException {
                if (failing) {
                    throw new IOException("no");
                }
                if (isMemoryFull || isMemoryFullForFiles) {
                    throw new OutOfMemoryError("of a test");
                }
                forced.add(file.getFileName().toString());
            }

            @Override
            public void forceDirectory(final Path folder) {
                forced.add(folder.equals(directory) ? "." : folder.toString());
            }
        };
        return ChronicleJournal.at(directory).syncPolicy(policy).files(files).open(clock, this::onError);
    }

    private void onError(final Throwable error) {
        if (isMemoryFull) {
            throw new OutOfMemoryError("of a test, in a handler");
        }
        errors.add(error);
    }
}
