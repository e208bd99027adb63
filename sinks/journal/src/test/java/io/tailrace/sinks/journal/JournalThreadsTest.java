package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.testsupport.SettableClock;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Appender, reader and the one who closes on threads of their own. */
class JournalThreadsTest {
    private static final long ROLL_BYTES = 256 * 1024;

    /** The common pool has one thread on two processors: there the appender would wait for a reader that waits for it. */
    private static final Executor A_THREAD_EACH = task -> new Thread(task).start();

    @TempDir
    Path directory;

    @Test
    void shouldEndAppenderAndReadersWhateverTheyAreDoing() {
        final FrameMaker frames = new FrameMaker(1);
        for (int round = 0; round < 20; round++) {
            final ChronicleJournal journal = open();
            final CountDownLatch reading = new CountDownLatch(500);
            final CompletableFuture<Void> appending =
                    CompletableFuture.runAsync(() -> appendUntilClosed(journal, frames), A_THREAD_EACH);
            final List<CompletableFuture<Void>> readers = Stream.of(StartPosition.EARLIEST, StartPosition.END)
                    .map(start -> journal.openTailer("reader", start))
                    .map(tailer -> CompletableFuture.runAsync(() -> readUntilClosed(tailer, reading), A_THREAD_EACH))
                    .collect(Collectors.toList());
            await(reading);
            journal.close();
            appending.join();
            readers.forEach(CompletableFuture::join);
        }
        try (ChronicleJournal journal = ChronicleJournal.openForReading(directory, error -> {});
                FrameTailer tailer = journal.openTailer("all", StartPosition.EARLIEST)) {
            // The last frame of each round was refused.
            assertEquals(
                    frames.sequence() - 20, FrameCollector.all(tailer).sequences.size());
        }
    }

    @Test
    void shouldAppendAndReadOnAnInterruptedThread() {
        final FrameMaker frames = new FrameMaker(1);
        try (ChronicleJournal journal = ChronicleJournal.at(directory)
                        .rollBytes(20L << 20)
                        .syncPolicy(SyncPolicy.ON_FLUSH)
                        .open(new SettableClock(), JournalThreadsTest::fail);
                FrameTailer tailer = journal.openTailer("interrupted", StartPosition.EARLIEST)) {
            Thread.currentThread().interrupt();
            for (int i = 0; i < 3; i++) {
                frames.appendCheckpoint(journal.appender(), i, i);
                for (int frame = 0; frame < 400; frame++) {
                    assertEquals(AppendResult.APPENDED, frames.appendFiller(journal.appender(), 60_000));
                }
                journal.appender().sync();
            }
            assertEquals(frames.sequence(), FrameCollector.all(tailer).sequences.size());
            assertEquals(3, journal.info().rollFiles().size());
            assertTrue(Thread.interrupted());
        }
    }

    private static void appendUntilClosed(final ChronicleJournal journal, final FrameMaker frames) {
        AppendResult result = AppendResult.APPENDED;
        for (int i = 0; result == AppendResult.APPENDED; i++) {
            final int length = i % 100 == 0 ? frames.checkpointBegin(i, i) : frames.filler(2_000);
            result = journal.appender().append(frames.buffer(), 0, length);
        }
        assertEquals(AppendResult.CLOSED, result);
    }

    private static void readUntilClosed(final FrameTailer tailer, final CountDownLatch reading) {
        // After the latch there is nothing to wait for: a poll that finds nothing is the last.
        int frames = 0;
        while (reading.getCount() > 0 || frames > 0) {
            frames = tailer.poll((buffer, offset, length, position) -> reading.countDown(), 10);
        }
        tailer.close();
    }

    private static void await(final CountDownLatch latch) {
        try {
            latch.await();
        } catch (final InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private ChronicleJournal open() {
        // A refused frame is a gap in the sequences, and reported where it falls between two files.
        return ChronicleJournal.at(directory).rollBytes(ROLL_BYTES).open(new SettableClock(), error -> {});
    }

    private static void fail(final Throwable error) {
        throw new AssertionError(error);
    }
}
