package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.log.AppendResult;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalSyncTest {
    private final SettableClock clock = new SettableClock();
    private final FrameMaker frames = new FrameMaker(1);
    private final List<Throwable> errors = new ArrayList<>();
    private final List<String> forced = new ArrayList<>();
    private boolean failing;

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

    private ChronicleJournal open(final SyncPolicy policy) {
        final JournalFiles files = new JournalFilesDecorator(JournalFiles.system()) {
            @Override
            public void force(final Path file) throws IOException {
                if (failing) {
                    throw new IOException("no");
                }
                forced.add(file.getFileName().toString());
            }

            @Override
            public void forceDirectory(final Path folder) {
                forced.add(folder.equals(directory) ? "." : folder.toString());
            }
        };
        return ChronicleJournal.at(directory).syncPolicy(policy).files(files).open(clock, errors::add);
    }
}
