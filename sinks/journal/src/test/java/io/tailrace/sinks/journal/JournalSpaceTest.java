package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.testsupport.SettableClock;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalSpaceTest {
    private static final int FRAME_BYTES = 4096;
    private static final long RESERVE_BYTES = 1L << 20;

    private final SettableClock clock = new SettableClock();
    private final FrameMaker frames = new FrameMaker(1);
    private final List<Throwable> errors = new ArrayList<>();
    private final SmallDisk disk = new SmallDisk();

    @TempDir
    Path directory;

    @Test
    void shouldAnswerUnavailableInsteadOfWritingIntoTheReserveAndGoOnWhenThereIsSpaceAgain() {
        disk.usableBytes = 3L << 20;
        try (ChronicleJournal journal = open()) {
            AppendResult result = AppendResult.APPENDED;
            int appended = -1;
            while (result == AppendResult.APPENDED) {
                appended++;
                result = frames.appendFiller(journal.appender(), FRAME_BYTES);
                disk.usableBytes -= FRAME_BYTES;
                assertTrue(disk.usableBytes > RESERVE_BYTES / 2 - FRAME_BYTES, "wrote into the reserve");
            }
            assertEquals(AppendResult.UNAVAILABLE, result);
            assertTrue(appended >= 2 * (1 << 20) / FRAME_BYTES - 64, "gave up early, after " + appended);
            assertEquals(AppendResult.UNAVAILABLE, journal.appender().append(frames.buffer(), 0, 100));
            assertEquals(2, journal.counter(JournalCounter.REFUSED_NO_SPACE));

            disk.usableBytes = 3L << 20;
            assertEquals(AppendResult.APPENDED, frames.appendStatus(journal.appender()));
            assertEquals(
                    appended + 1,
                    FrameCollector.all(journal.openTailer("all", StartPosition.EARLIEST))
                            .sequences
                            .size());
            assertEquals(List.of(), errors);
        }
    }

    @Test
    void shouldLookAtTheDiskOftenEnoughForLongFramesAndSeldomForShortOnes() {
        try (ChronicleJournal journal = open()) {
            disk.looks = 0;
            for (int i = 0; i < 640; i++) {
                frames.appendStatus(journal.appender());
            }
            assertEquals(10, disk.looks);
            disk.looks = 0;
            for (int i = 0; i < 64; i++) {
                frames.appendFiller(journal.appender(), 64_000);
            }
            assertTrue(disk.looks >= 64 * 64_000 / (RESERVE_BYTES / 2), "looks " + disk.looks);
        }
    }

    private ChronicleJournal open() {
        return ChronicleJournal.at(directory)
                .files(disk)
                .reserveBytes(RESERVE_BYTES)
                .open(clock, errors::add);
    }

    private static final class SmallDisk extends JournalFilesDecorator {
        private long usableBytes = Long.MAX_VALUE;
        private int looks;

        SmallDisk() {
            super(JournalFiles.system());
        }

        @Override
        public long usableBytes(final File directory) {
            looks++;
            return usableBytes;
        }
    }
}
