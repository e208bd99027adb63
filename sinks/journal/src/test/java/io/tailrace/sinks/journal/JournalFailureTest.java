package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.testsupport.SettableClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mapping that fails under a write, as it does on a disk that somebody else fills. */
class JournalFailureTest {
    private final FrameMaker frames = new FrameMaker(1);
    private final List<Throwable> errors = new ArrayList<>();
    private final JournalCounters counters = new JournalCounters();
    private int failuresToCome;
    private int failuresBehind;
    private int writersMade;
    private int writersClosed;
    private boolean isMemoryFull;
    private boolean isClosingFailing;
    private JournalPositions positions;
    private JournalAppender appender;

    @TempDir
    Path directory;

    @BeforeEach
    void open() {
        final DistinctErrors distinct = new DistinctErrors(this::onError);
        final JournalSettings settings = ChronicleJournal.at(directory).conclude();
        final JournalFolder folder = new JournalFolder(directory, settings.files());
        folder.mark();
        positions = JournalPositions.forAppending(folder, settings.files());
        final QueueWriter first = newWriter();
        final Retention retention =
                new Retention(settings, folder, new RollFileFacts(folder, distinct), positions, counters, distinct);
        appender = new JournalAppender(
                settings,
                new SettableClock(),
                positions,
                counters,
                distinct,
                retention,
                new JournalRoom(settings, folder, counters),
                this::newWriter,
                first,
                0);
    }

    @AfterEach
    void close() {
        appender.close();
        positions.close();
    }

    @Test
    void shouldOpenTheQueueAnewAfterAFailureAndLoseNothing() {
        final List<Long> appended = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            failuresToCome = i % 10 == 5 ? 3 : 0;
            final int length = frames.filler(1_000);
            AppendResult result = appender.append(frames.buffer(), 0, length);
            while (result == AppendResult.UNAVAILABLE) {
                result = appender.append(frames.buffer(), 0, length);
            }
            assertEquals(AppendResult.APPENDED, result);
            appended.add(frames.sequence());
        }
        assertEquals(9, counters.get(JournalCounter.REFUSED_FAILURE));
        assertEquals(1 + 9, writersMade);
        assertEquals(1, errors.size());
        assertTrue(errors.get(0).getMessage().contains("cannot be written now"), errors::toString);
        appender.close();
        try (ChronicleJournal journal = ChronicleJournal.openForReading(directory);
                FrameTailer tailer = journal.openTailer("all", StartPosition.EARLIEST)) {
            assertEquals(appended, FrameCollector.all(tailer).sequences);
        }
    }

    @Test
    void shouldNotAppendAFrameTwiceThatWasInTheJournalWhenAppendingFailed() {
        for (int i = 0; i < 30; i++) {
            failuresBehind = i % 10 == 5 ? 1 : 0;
            final int length = i % 3 == 2 ? frames.checkpointBegin(i, i) : frames.filler(1_000);
            AppendResult result = appender.append(frames.buffer(), 0, length);
            while (result == AppendResult.UNAVAILABLE) {
                result = appender.append(frames.buffer(), 0, length);
            }
            assertEquals(AppendResult.APPENDED, result);
        }
        assertEquals(3, counters.get(JournalCounter.REFUSED_FAILURE));
        assertEquals(30, counters.get(JournalCounter.FRAMES_APPENDED));
        appender.close();
        try (ChronicleJournal journal = ChronicleJournal.openForReading(directory);
                FrameTailer tailer = journal.openTailer("all", StartPosition.EARLIEST)) {
            assertEquals(LongStream.rangeClosed(1, 30).boxed().toList(), FrameCollector.all(tailer).sequences);
        }
    }

    @Test
    void shouldLetGoOfTheQueueWhenThereIsNoMemoryToTellOfTheFailure() {
        failuresToCome = 2;
        isMemoryFull = true;
        final int length = frames.filler(1_000);
        assertEquals(AppendResult.UNAVAILABLE, appender.append(frames.buffer(), 0, length));
        assertEquals(1, writersClosed);
        assertEquals(List.of(), errors);
        isMemoryFull = false;
        assertEquals(AppendResult.UNAVAILABLE, appender.append(frames.buffer(), 0, length));
        assertEquals(2, writersClosed);
        assertEquals(1, errors.size(), "it is told as soon as it can be");
        assertEquals(AppendResult.APPENDED, appender.append(frames.buffer(), 0, length));
        appender.close();
        assertEquals(writersMade, writersClosed);
    }

    @Test
    void shouldTellOfAQueueThatCannotBeClosedAfterTheFailure() {
        failuresToCome = 1;
        isClosingFailing = true;
        final int length = frames.filler(1_000);
        assertEquals(AppendResult.UNAVAILABLE, appender.append(frames.buffer(), 0, length));
        isClosingFailing = false;
        assertEquals(2, errors.size());
        assertTrue(errors.get(0).getMessage().contains("cannot be written now"), errors::toString);
        assertEquals("closing", errors.get(1).getMessage());
        assertEquals(AppendResult.APPENDED, appender.append(frames.buffer(), 0, length));
    }

    private void onError(final Throwable error) {
        if (isMemoryFull) {
            throw new OutOfMemoryError("of a test");
        }
        errors.add(error);
    }

    private QueueWriter newWriter() {
        writersMade++;
        return new QueueWriter(new JournalFolder(directory, JournalFiles.system()), new DistinctErrors(errors::add)) {
            @Override
            public void close() {
                writersClosed++;
                super.close();
                if (isClosingFailing) {
                    throw new IllegalStateException("closing");
                }
            }

            @Override
            long append(final DirectBuffer buffer, final int offset, final int lengthInBytes) {
                if (failuresToCome > 0) {
                    failuresToCome--;
                    // Half a frame is written when it fails.
                    super.append(
                            new org.agrona.concurrent.UnsafeBuffer(buffer, offset, lengthInBytes / 2),
                            0,
                            lengthInBytes);
                }
                final long position = super.append(buffer, offset, lengthInBytes);
                if (failuresBehind > 0) {
                    failuresBehind--;
                    throw new InternalError("after the frame was published");
                }
                return position;
            }
        };
    }
}
