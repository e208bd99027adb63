package io.tailrace.testsupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.FrameAppender;
import io.tailrace.engine.log.FrameLog;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import java.util.List;
import java.util.stream.LongStream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What every {@link FrameLog} keeps to. A log's test extends this and opens an empty one for each test. */
public abstract class FrameLogContract {
    /**
     * Opens an empty log that holds at least three frames of the greatest length.
     *
     * @return closed by the test.
     */
    protected abstract FrameLog openLog();

    /**
     * Whether the log keeps frames and positions of named readers, so that a reader can start at an old checkpoint. One that does not
     * asks for a new checkpoint instead.
     *
     * @return true for a journal.
     */
    protected abstract boolean isDurable();

    @Test
    void shouldHandFramesOverUnchangedAndInOrder() {
        try (FrameLog log = openLog();
                FrameTailer tailer = log.openTailer("reader", StartPosition.EARLIEST)) {
            final List<UnsafeBuffer> frames = List.of(
                    Frames.status(1),
                    Frames.ofLength(2, 1_001),
                    Frames.ofLength(3, FrameLayout.MAX_FRAME_LENGTH),
                    Frames.status(4));

            frames.forEach(frame -> append(log, frame));

            final FrameCollector collector = poll(tailer, Integer.MAX_VALUE);
            assertEquals(frames, collector.frames());
            assertEquals(0, tailer.lostFrames());
        }
    }

    @Test
    void shouldTakeAFrameFromTheMiddleOfABuffer() {
        try (FrameLog log = openLog();
                FrameTailer tailer = log.openTailer("reader", StartPosition.EARLIEST)) {
            final UnsafeBuffer frame = Frames.ofLength(1, 333);
            final UnsafeBuffer around = new UnsafeBuffer(new byte[1_000]);
            around.putBytes(77, frame, 0, frame.capacity());

            assertEquals(AppendResult.APPENDED, log.appender().append(around, 77, frame.capacity()));

            assertEquals(List.of(frame), poll(tailer, 10).frames());
        }
    }

    @Test
    void shouldHandOverNoMoreThanAskedFor() {
        try (FrameLog log = openLog();
                FrameTailer tailer = log.openTailer("reader", StartPosition.EARLIEST)) {
            append(log, 1, 10);

            assertEquals(List.of(1L, 2L, 3L), poll(tailer, 3).sequences());
            assertEquals(List.of(4L), poll(tailer, 1).sequences());
            assertEquals(List.of(), poll(tailer, 0).sequences());
            assertEquals(List.of(5L, 6L, 7L, 8L, 9L, 10L), poll(tailer, 100).sequences());
        }
    }

    @Test
    void shouldSayThatThereIsNothingNew() {
        try (FrameLog log = openLog();
                FrameTailer tailer = log.openTailer("reader", StartPosition.EARLIEST)) {
            assertEquals(0, tailer.poll(FrameLogContract::fail, 10));
            append(log, 1, 1);
            assertEquals(1, tailer.poll((buffer, offset, length, position) -> {}, 10));
            assertEquals(0, tailer.poll(FrameLogContract::fail, 10));
        }
    }

    @Test
    void shouldGiveRisingPositions() {
        try (FrameLog log = openLog();
                FrameTailer tailer = log.openTailer("reader", StartPosition.EARLIEST)) {
            append(log, 1, 20);

            final List<Long> positions = poll(tailer, 100).positions();

            assertEquals(positions.stream().distinct().sorted().toList(), positions);
        }
    }

    @Test
    void shouldGiveEveryReaderEveryFrame() {
        try (FrameLog log = openLog();
                FrameTailer first = log.openTailer("first", StartPosition.EARLIEST);
                FrameTailer second = log.openTailer("second", StartPosition.EARLIEST)) {
            append(log, 1, 3);
            assertEquals(List.of(1L, 2L, 3L), poll(first, 100).sequences());
            append(log, 4, 5);

            assertEquals(List.of(1L, 2L, 3L, 4L, 5L), poll(second, 100).sequences());
            assertEquals(List.of(4L, 5L), poll(first, 100).sequences());
        }
    }

    @Test
    void shouldBeginBehindTheNewestFrameWhenAskedForTheEnd() {
        try (FrameLog log = openLog()) {
            append(log, 1, 3);
            try (FrameTailer tailer = log.openTailer("reader", StartPosition.END)) {
                append(log, 4, 5);

                assertEquals(List.of(4L, 5L), poll(tailer, 100).sequences());
                assertEquals(0, tailer.lostFrames());
            }
        }
    }

    @Test
    void shouldBeginAtACheckpointThatHasItsCommit() {
        try (FrameLog log = openLog()) {
            append(log, 1, 1);
            append(log, Frames.checkpointBegin(2));
            append(log, Frames.checkpointCommit(3));
            append(log, 4, 4);
            append(log, Frames.checkpointBegin(5));
            try (FrameTailer tailer = log.openTailer("reader", StartPosition.LAST_CHECKPOINT)) {
                append(log, Frames.checkpointBegin(6));
                append(log, Frames.checkpointCommit(7));
                append(log, 8, 8);

                final List<Long> expected = isDurable() ? List.of(2L, 3L, 4L, 5L, 6L, 7L, 8L) : List.of(6L, 7L, 8L);
                assertEquals(expected, poll(tailer, 100).sequences());
            }
        }
    }

    @Test
    void shouldGoOnBehindWhatWasAcknowledged() {
        assumeTrue(isDurable());
        try (FrameLog log = openLog()) {
            append(log, 1, 10);
            try (FrameTailer tailer = log.openTailer("named", StartPosition.ACKNOWLEDGED)) {
                assertEquals(List.of(1L, 2L, 3L), poll(tailer, 3).sequences());
                tailer.acknowledge();
                assertEquals(List.of(4L, 5L), poll(tailer, 2).sequences());
            }
            try (FrameTailer tailer = log.openTailer("named", StartPosition.ACKNOWLEDGED);
                    FrameTailer other = log.openTailer("other", StartPosition.ACKNOWLEDGED)) {
                assertEquals(List.of(4L, 5L, 6L), poll(tailer, 3).sequences());
                assertEquals(List.of(1L), poll(other, 1).sequences());
            }
        }
    }

    @Test
    void shouldCountAFrameAsHandledWhoseHandlerThrew() {
        try (FrameLog log = openLog();
                FrameTailer tailer = log.openTailer("reader", StartPosition.EARLIEST)) {
            append(log, 1, 3);
            final IllegalStateException thrown = new IllegalStateException("of the handler");

            assertSame(
                    thrown,
                    assertThrows(
                            IllegalStateException.class,
                            () -> tailer.poll(
                                    (buffer, offset, length, position) -> {
                                        throw thrown;
                                    },
                                    10)));

            assertEquals(List.of(2L, 3L), poll(tailer, 10).sequences());
        }
    }

    @Test
    void shouldTakeNothingAfterClose() {
        final FrameLog log = openLog();
        final FrameAppender appender = log.appender();
        append(log, 1, 1);

        log.close();

        assertEquals(
                AppendResult.CLOSED,
                appender.append(Frames.status(2), 0, Frames.status(2).capacity()));
        log.close();
    }

    @Test
    void shouldHaveOneAppender() {
        try (FrameLog log = openLog()) {
            assertSame(log.appender(), log.appender());
            assertFalse(log.appender().isCheckpointDue());
            log.appender().sync();
        }
    }

    @Test
    void shouldCloseATailerTwice() {
        try (FrameLog log = openLog()) {
            final FrameTailer tailer = log.openTailer("reader", StartPosition.EARLIEST);
            tailer.close();
            tailer.close();

            append(log, 1, 1);
            assertTrue(log.openTailer("another", StartPosition.EARLIEST).poll((b, o, l, p) -> {}, 1) > 0);
        }
    }

    /**
     * Appends frames of ordinary length.
     *
     * @param log takes them.
     * @param firstSequence of the first one.
     * @param lastSequence of the last one.
     */
    protected static void append(final FrameLog log, final long firstSequence, final long lastSequence) {
        LongStream.rangeClosed(firstSequence, lastSequence).forEach(sequence -> append(log, Frames.status(sequence)));
    }

    private static void append(final FrameLog log, final UnsafeBuffer frame) {
        assertEquals(AppendResult.APPENDED, log.appender().append(frame, 0, frame.capacity()));
    }

    /**
     * Polls once.
     *
     * @param tailer to poll.
     * @param frameLimit how many frames at the most.
     * @return what came.
     */
    protected static FrameCollector poll(final FrameTailer tailer, final int frameLimit) {
        final FrameCollector collector = new FrameCollector();
        assertEquals(tailer.poll(collector, frameLimit), collector.frames().size());
        return collector;
    }

    private static void fail(final DirectBuffer buffer, final int offset, final int length, final long position) {
        throw new AssertionError("a frame of " + length + " bytes at " + position + " where there should be none");
    }
}
