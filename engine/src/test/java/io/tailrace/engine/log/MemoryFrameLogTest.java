package io.tailrace.engine.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.testsupport.FrameCollector;
import io.tailrace.testsupport.Frames;
import io.tailrace.testsupport.ListFrameLog;
import io.tailrace.testsupport.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log in memory: it wraps around, and readers who are too slow are told what they lost. */
class MemoryFrameLogTest {
    private static final int CAPACITY = 1 << 18;
    private static final int FRAME = 1_016; // a record of 1 KiB

    private final AtomicInteger checkpointsAskedFor = new AtomicInteger();
    private final MemoryFrameLog log = new MemoryFrameLog(CAPACITY, checkpointsAskedFor::incrementAndGet);
    private long lastAppended;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100_000, 1 << 17, (1 << 18) + 8})
    void shouldRefuseALengthThatIsNoPowerOfTwoOrTooShort(final int length) {
        final String message = assertThrows(IllegalArgumentException.class, () -> new MemoryFrameLog(length, () -> {}))
                .getMessage();

        assertEquals("memory log length must be a power of two of at least 262144 bytes, was " + length, message);
    }

    @Test
    void shouldHandOverFramesOfAnyLengthAroundItsEnd() {
        Seeds.run(20, random -> {
            final MemoryFrameLog any = new MemoryFrameLog(CAPACITY, () -> {});
            final FrameTailer tailer = any.openTailer("reader", StartPosition.EARLIEST);
            for (long sequence = 1; sequence <= 300; sequence++) {
                final int length = 100 + random.nextInt(FrameLayout.MAX_FRAME_LENGTH - 99);
                final UnsafeBuffer frame = Frames.ofLength(sequence, length);
                assertEquals(AppendResult.APPENDED, any.append(frame, 0, length));

                final FrameCollector collector = new FrameCollector();
                assertEquals(1, tailer.poll(collector, 10));
                assertEquals(List.of(frame), collector.frames());
            }
            assertEquals(0, tailer.lostFrames());
        });
    }

    @Test
    void shouldFillItsEndExactly() {
        final FrameTailer tailer = log.openTailer("reader", StartPosition.EARLIEST);

        append(CAPACITY / 1_024);

        assertEquals(
                LongStream.rangeClosed(1, 256).boxed().toList(), poll(tailer).sequences());
        append(3);
        assertEquals(List.of(257L, 258L, 259L), poll(tailer).sequences());
        assertEquals(0, tailer.lostFrames());
    }

    @Test
    void shouldTellAReaderThatWasOvertakenExactlyHowManyFramesItLost() {
        final FrameTailer tailer = log.openTailer("slow", StartPosition.EARLIEST);
        append(10);
        assertEquals(10, poll(tailer).frames().size());
        checkpointsAskedFor.set(0);

        append(1_000);

        assertEquals(List.of(1_010L), poll(tailer).sequences(), "it goes on at the newest frame");
        assertEquals(999, tailer.lostFrames());
        assertEquals(999, log.lostFrames());
        assertEquals(1, checkpointsAskedFor.get());
        append(2);
        assertEquals(List.of(1_011L, 1_012L), poll(tailer).sequences());
        assertEquals(999, tailer.lostFrames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"END", "LAST_CHECKPOINT"})
    void shouldCountOnlyWhatCameAfterAReaderJoined(final StartPosition start) {
        append(500);
        final FrameTailer tailer = log.openTailer("late", start);

        append(1_000);

        assertEquals(List.of(1_500L), poll(tailer).sequences());
        assertEquals(999, tailer.lostFrames(), "of the thousand since it joined all but the newest");
    }

    @Test
    void shouldCountEveryTimeThatAReaderIsOvertaken() {
        final FrameTailer tailer = log.openTailer("slow", StartPosition.END);
        for (int round = 1; round <= 3; round++) {
            append(300);
            assertEquals(1, poll(tailer).frames().size());
            assertEquals(round * 299L, tailer.lostFrames());
        }
        assertEquals(897, log.lostFrames());
    }

    @Test
    void shouldAskForACheckpointWhenAReaderJoins() {
        append(1);

        log.openTailer("reader", StartPosition.LAST_CHECKPOINT);
        assertEquals(1, checkpointsAskedFor.get());
        log.openTailer("reader", StartPosition.END);
        assertEquals(2, checkpointsAskedFor.get());
    }

    @Test
    void shouldBeginAtTheNewestFrameWhenTheOldestIsOverwritten() {
        append(300);
        final FrameTailer tailer = log.openTailer("reader", StartPosition.EARLIEST);
        append(1);

        assertEquals(List.of(301L), poll(tailer).sequences());
    }

    @Test
    void shouldKeepNoPositionsOfReaders() {
        final String message = assertThrows(
                        FrameLogException.class, () -> log.openTailer("named", StartPosition.ACKNOWLEDGED))
                .getMessage();

        assertEquals(
                "reader \"named\": the memory log keeps no positions; start at LAST_CHECKPOINT, or use a journal",
                message);
    }

    @Test
    void shouldNotOverwriteWhatTheReliableReaderHasNotTaken() {
        final ReliableTailer reliable = log.openReliableTailer();
        append(256);

        assertEquals(AppendResult.BACK_PRESSURED, log.append(Frames.ofLength(257, FRAME), 0, FRAME));

        final ListFrameLog journal = new ListFrameLog();
        assertEquals(100, reliable.forwardTo(journal, 100));
        append(100);
        assertEquals(AppendResult.BACK_PRESSURED, log.append(Frames.ofLength(357, FRAME), 0, FRAME));
        assertEquals(256, reliable.forwardTo(journal, 1_000));
        assertEquals(sequences(1, 356), sequencesOf(journal));
        assertEquals(356, reliable.journaled().lastSequence());
    }

    @Test
    void shouldBeBackPressuredWhenTheReliableReaderIsMoreThanHalfBehind() {
        final ReliableTailer reliable = log.openReliableTailer();
        append(128);
        assertFalse(log.isBackPressured());
        append(1);
        assertTrue(log.isBackPressured());

        reliable.forwardTo(new ListFrameLog(), 1);

        assertFalse(log.isBackPressured());
    }

    @Test
    void shouldGoOnWithoutAReliableReaderThatWasClosed() {
        final ReliableTailer reliable = log.openReliableTailer();
        append(256);
        assertTrue(log.isBackPressured());

        reliable.close();

        assertFalse(log.isBackPressured());
        append(300);
    }

    @Test
    void shouldGoOnWithoutAReaderThatIsLeftBehindAndTakeItBackWhereItIs() {
        final ReliableTailer reliable = log.openReliableTailer();
        final ListFrameLog journal = new ListFrameLog();
        append(10);
        reliable.forwardTo(journal, 3);

        reliable.leaveBehind();
        append(1_000);

        assertFalse(log.isBackPressured());
        assertTrue(reliable.isLeftBehind());
        assertFalse(reliable.isCaughtUp());
        assertEquals(0, reliable.forwardTo(journal, 10));
        reliable.askToReturn();
        assertTrue(reliable.isReturning());
        assertEquals(0, reliable.forwardTo(journal, 10));
        reliable.takeBack();
        append(2);
        assertEquals(2, reliable.forwardTo(journal, 10));
        assertEquals(List.of(1L, 2L, 3L, 1_011L, 1_012L), sequencesOf(journal));
        assertTrue(reliable.isCaughtUp());
    }

    @Test
    void shouldNotHandOverAFrameThatWasOverwrittenWhileTheJournalStoodStill() {
        final ReliableTailer reliable = log.openReliableTailer();
        append(10);
        final List<Long> taken = new ArrayList<>();
        final FrameAppender slow = new FrameAppender() {
            @Override
            public AppendResult append(final DirectBuffer buffer, final int offset, final int lengthInBytes) {
                reliable.leaveBehind();
                MemoryFrameLogTest.this.append(300); // more than the whole log, while the frame is on its way
                taken.add(FrameStamp.sequence(buffer, offset));
                return AppendResult.APPENDED;
            }

            @Override
            public boolean isCheckpointDue() {
                return false;
            }

            @Override
            public boolean sync() {
                return true;
            }
        };

        assertEquals(1, reliable.forwardTo(slow, 10));

        assertEquals(List.of(1L), taken);
    }

    @Test
    void shouldOfferTheSameFrameAgainUntilItIsTaken() {
        final ReliableTailer reliable = log.openReliableTailer();
        append(5);
        final List<Long> offered = new ArrayList<>();
        final FrameAppender twoAtATime = new RefusingAppender(offered, 3);

        assertEquals(2, reliable.forwardTo(twoAtATime, 10));
        assertFalse(reliable.isCaughtUp());
        assertEquals(2, reliable.forwardTo(twoAtATime, 10));
        assertEquals(1, reliable.forwardTo(twoAtATime, 10));

        assertEquals(List.of(1L, 2L, 3L, 3L, 4L, 5L, 5L), offered);
        assertTrue(reliable.isCaughtUp());
        assertEquals(5, reliable.journaled().lastSequence());
    }

    private void append(final int count) {
        for (int i = 0; i < count; i++) {
            final UnsafeBuffer frame = Frames.ofLength(++lastAppended, FRAME);
            assertEquals(AppendResult.APPENDED, log.append(frame, 0, FRAME));
        }
    }

    private static FrameCollector poll(final FrameTailer tailer) {
        final FrameCollector collector = new FrameCollector();
        tailer.poll(collector, Integer.MAX_VALUE);
        return collector;
    }

    private static List<Long> sequences(final long from, final long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    private static List<Long> sequencesOf(final ListFrameLog journal) {
        final FrameCollector collector = new FrameCollector();
        journal.read(collector);
        return collector.sequences();
    }
}
