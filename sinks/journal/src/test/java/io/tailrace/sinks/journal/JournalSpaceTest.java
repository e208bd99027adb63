package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.AppenderState;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.testsupport.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills and empties. Its room is counted by what the journal makes of it, so nothing may be written elsewhere. */
class JournalSpaceTest {
    private static final int FRAME_BYTES = 4096;
    private static final long RESERVE_BYTES = 1L << 20;
    private static final long PLENTY = 64L << 20;

    private final SettableClock clock = new SettableClock();
    private final FrameMaker frames = new FrameMaker(1);
    private final List<Throwable> errors = new ArrayList<>();
    private final SmallDisk disk = new SmallDisk();

    @TempDir
    Path directory;

    @Test
    void shouldAnswerNoSpaceInsteadOfTakingTheReserveAndGoOnWhenThereIsSpaceAgain() {
        disk.usableBytes = 3L << 20;
        try (ChronicleJournal journal = open()) {
            final long appended = appendUntilRefused(journal, AppendResult.NO_SPACE);
            assertTrue(disk.usableBytes >= RESERVE_BYTES, () -> "took of the reserve: " + disk.usableBytes);
            assertTrue(appended >= 2 * (1 << 20) / FRAME_BYTES - 64, "gave up early, after " + appended);
            assertEquals(AppendResult.NO_SPACE, journal.appender().append(frames.buffer(), 0, 100));
            assertEquals(AppenderState.NO_SPACE, journal.appender().state());
            assertEquals(2, journal.counter(JournalCounter.REFUSED_NO_SPACE));
            assertEquals(1, journal.counter(JournalCounter.SPACE_SHORTAGES));

            disk.usableBytes = PLENTY;
            assertEquals(AppenderState.NO_SPACE, journal.appender().state(), "not looked at yet");
            clock.advanceNs(SpaceGuard.LOOK_INTERVAL_NS);
            assertEquals(AppenderState.GOOD, journal.appender().state());
            assertEquals(AppendResult.APPENDED, frames.appendStatus(journal.appender()));
            assertEquals(appended + 1, framesIn(journal));
            assertEquals(List.of(), errors);
        }
    }

    @Test
    void shouldNotWriteAFrameForWhichThereIsNoRoomOnTheDisk() {
        try (ChronicleJournal journal = open()) {
            disk.usableBytes = PLENTY;
            disk.hiddenBytes = 1L << 20;
            final long appended = appendUntilRefused(journal, AppendResult.NO_SPACE);
            assertTrue(appended > 0);
            for (int i = 0; i < 3; i++) {
                clock.advanceNs(SpaceGuard.LOOK_INTERVAL_NS);
                assertEquals(AppenderState.NO_SPACE, journal.appender().state(), "what it says is not true");
                assertEquals(AppendResult.NO_SPACE, journal.appender().append(frames.buffer(), 0, 100));
            }
            assertEquals(1, journal.counter(JournalCounter.SPACE_SHORTAGES));
            disk.hiddenBytes = PLENTY;
            clock.advanceNs(SpaceGuard.LOOK_INTERVAL_NS);
            assertEquals(AppenderState.GOOD, journal.appender().state());
            assertEquals(AppendResult.APPENDED, frames.appendStatus(journal.appender()));
            assertEquals(appended + 1, framesIn(journal));
            assertEquals(List.of(), errors);
        }
    }

    @Test
    void shouldMakeNoRollFileForWhichThereIsNoRoom() {
        try (ChronicleJournal journal = open()) {
            frames.appendCheckpoint(journal.appender(), 1, 1);
            clock.advanceNs(TimeUnit.HOURS.toNanos(2));
            disk.usableBytes = RESERVE_BYTES + RollFileRoom.BEGIN_BYTES;
            final int length = frames.checkpointBegin(2, 2);
            assertEquals(AppendResult.NO_SPACE, journal.appender().append(frames.buffer(), 0, length));
            assertFalse(Files.exists(directory.resolve("00000002.cq4")));
            assertEquals(1, journal.info().rollFiles().size());
            disk.usableBytes = PLENTY;
            clock.advanceNs(SpaceGuard.LOOK_INTERVAL_NS);
            assertEquals(AppendResult.APPENDED, journal.appender().append(frames.buffer(), 0, length));
            assertEquals(2, journal.info().rollFiles().size());
            assertEquals(3, framesIn(journal));
        }
    }

    @Test
    void shouldSayWhenSpaceIsLowBeforeItIsGone() {
        try (ChronicleJournal journal = open()) {
            for (final long usableBytes : new long[] {4 * RESERVE_BYTES, 4 * RESERVE_BYTES - 1, RESERVE_BYTES}) {
                disk.usableBytes = usableBytes;
                clock.advanceNs(SpaceGuard.LOOK_INTERVAL_NS);
                assertEquals(
                        usableBytes < 4 * RESERVE_BYTES ? AppenderState.SPACE_LOW : AppenderState.GOOD,
                        journal.appender().state());
            }
            disk.usableBytes = RESERVE_BYTES - 1;
            clock.advanceNs(SpaceGuard.LOOK_INTERVAL_NS);
            assertEquals(AppenderState.NO_SPACE, journal.appender().state());
            disk.usableBytes = RESERVE_BYTES;
            clock.advanceNs(SpaceGuard.LOOK_INTERVAL_NS);
            assertEquals(AppenderState.NO_SPACE, journal.appender().state(), "not back and forth at the brink");
        }
    }

    @Test
    void shouldLookAtTheDiskAFewTimesASecondAndWhenRoomIsMade() {
        try (ChronicleJournal journal = open()) {
            frames.appendStatus(journal.appender());
            disk.looks = 0;
            for (int i = 0; i < 1_000; i++) {
                clock.advanceNs(1_000_000);
                frames.appendStatus(journal.appender());
                journal.appender().state();
            }
            assertTrue(disk.looks <= 4 + 100_000 / RollFileRoom.LEAST_CHUNK_BYTES, "looks " + disk.looks);
            assertTrue(disk.looks >= 4, "looks " + disk.looks);
        }
    }

    @Test
    void shouldRefuseToOpenOnAFullDiskAndChangeNothing() throws Exception {
        open().close();
        final byte[] before = Files.readAllBytes(directory.resolve("metadata.cq4t"));
        disk.usableBytes = RESERVE_BYTES;
        final FrameLogException e = assertThrows(FrameLogException.class, this::open);
        assertTrue(
                e.getMessage().contains("the disk has too little room (1048576 bytes are to stay free"), e::getMessage);
        assertArrayEquals(before, Files.readAllBytes(directory.resolve("metadata.cq4t")));
        disk.usableBytes = PLENTY;
        open().close();
    }

    private long appendUntilRefused(final ChronicleJournal journal, final AppendResult expected) {
        AppendResult result = AppendResult.APPENDED;
        long appended = -1;
        while (result == AppendResult.APPENDED) {
            appended++;
            result = frames.appendFiller(journal.appender(), FRAME_BYTES);
        }
        assertEquals(expected, result);
        return appended;
    }

    private static long framesIn(final ChronicleJournal journal) {
        return FrameCollector.all(journal.openTailer("all", StartPosition.EARLIEST))
                .sequences
                .size();
    }

    private ChronicleJournal open() {
        return ChronicleJournal.at(directory)
                .files(disk)
                .reserveBytes(RESERVE_BYTES)
                .open(clock, errors::add);
    }
}
