package io.tailrace.engine;

import static io.tailrace.engine.EngineTests.counter;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.Counter;
import io.tailrace.engine.recording.RecordResult;
import io.tailrace.testsupport.FaultyFrameLog;
import io.tailrace.testsupport.ListFrameLog;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Closing an engine delivers everything that was accepted, whoever records until when. */
class EngineCloseTest {
    private final ListFrameLog journal = new ListFrameLog();

    @ParameterizedTest
    @EnumSource
    void shouldDeliverEverythingAndEndEveryChannel(final ThreadingMode mode) {
        for (int round = 0; round < 20; round++) {
            final ListFrameLog log = new ListFrameLog();
            final TelemetryEngine engine = launch(mode, log);
            engine.openChannel("open").counter(counter(engine, "hits_total")).add(5);
            engine.openChannel("closed").close();
            engine.sharedChannel().counter(counter(engine, "hits_total")).add(2);

            engine.close();

            final Received received = Pipeline.read(log);
            assertTrue(log.isClosed());
            assertEquals(List.of(), received.faults);
            assertEquals(7, received.counter("hits_total"));
            assertEquals(3, received.closed.size());
            assertEquals(3, received.counter("tailrace_channels_closed_total"));
            assertEquals(
                    2, received.snapshots.stream().mapToLong(Snapshot::samples).sum());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DEDICATED", "SHARED"})
    void shouldDeliverWhatOthersRecordUntilTheyAreToldThatItIsClosed(final ThreadingMode mode)
            throws InterruptedException {
        for (int round = 0; round < 20; round++) {
            final ListFrameLog log = new ListFrameLog();
            final TelemetryEngine engine = launch(mode, log);
            final Counter shared = engine.sharedChannel().counter(counter(engine, "hits_total"));
            final AtomicLong accepted = new AtomicLong();
            final CountDownLatch started = new CountDownLatch(3);
            final Thread[] threads = new Thread[3];
            for (int i = 0; i < threads.length; i++) {
                threads[i] = new Thread(() -> {
                    started.countDown();
                    accepted.addAndGet(incrementUntilClosed(shared));
                });
                threads[i].start();
            }
            started.await();

            engine.close();

            for (final Thread thread : threads) {
                thread.join();
            }
            final Received received = Pipeline.read(log);
            assertEquals(List.of(), received.faults);
            assertEquals(accepted.get(), received.counter("hits_total"));
            assertEquals(accepted.get() - 1, received.closed.get(0).lastSequence());
        }
    }

    private static long incrementUntilClosed(final Counter counter) {
        long accepted = 0;
        RecordResult result;
        do {
            result = counter.increment();
            accepted += result == RecordResult.ACCEPTED ? 1 : 0;
        } while (result != RecordResult.CLOSED);
        return accepted;
    }

    @ParameterizedTest
    @EnumSource
    void shouldCloseAnyNumberOfTimes(final ThreadingMode mode) {
        final TelemetryEngine engine = launch(mode, journal);
        engine.close();
        final int frames = journal.size();
        engine.close();

        assertEquals(frames, journal.size());
    }

    @Test
    void shouldAnswerClosedFromThenOn() {
        final TelemetryEngine engine = launch(ThreadingMode.DEDICATED, journal);
        final Channel channel = engine.openChannel("worker");
        final Counter counter = channel.counter(counter(engine, "hits_total"));
        counter.increment();
        engine.close();

        assertSame(RecordResult.CLOSED, counter.increment());
        assertEquals(
                "channel \"late\": the engine is closed",
                assertThrows(IllegalStateException.class, () -> engine.openChannel("late"))
                        .getMessage());
        assertThrows(IllegalStateException.class, engine::sharedChannel);
        assertSame(FlushResult.CLOSED, engine.flush(1));
        assertEquals(AppendResult.CLOSED, journal.append(new UnsafeBuffer(new byte[1]), 0, 1));
        channel.close();
    }

    @Test
    void shouldStillBeReadableInMemory() {
        final TelemetryEngine engine = TelemetryEngine.launch(new EngineContext());
        final FrameTailer tailer = engine.openTailer("reader", StartPosition.EARLIEST);
        engine.openChannel("worker").counter(counter(engine, "hits_total")).add(3);
        engine.close();

        final Received received = new Received();
        tailer.poll(received::take, Integer.MAX_VALUE);

        assertEquals(3, received.counter("hits_total"));
        assertEquals(1, received.closed.size());
    }

    @Test
    void shouldDeliverFromAnInterruptedThreadAndLeaveItInterrupted() {
        final TelemetryEngine engine = launch(ThreadingMode.DEDICATED, journal);
        engine.openChannel("worker").counter(counter(engine, "hits_total")).add(5);
        Thread.currentThread().interrupt();

        engine.close();

        assertTrue(Thread.interrupted());
        assertEquals(5, Pipeline.read(journal).counter("hits_total"));
        assertEquals(1, Pipeline.read(journal).closed.size());
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotWaitWithoutBoundForAJournalThatTakesNothing(final ThreadingMode mode) {
        final FaultyFrameLog stalled = new FaultyFrameLog(journal, new Random(1));
        stalled.stall();
        final TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                .threadingMode(mode)
                .closeTimeoutNs(TimeUnit.MILLISECONDS.toNanos(5))
                .journal((clock, errors) -> stalled));
        engine.openChannel("worker").counter(counter(engine, "hits_total")).add(5);

        engine.close();

        assertEquals(0, journal.size());
        assertTrue(journal.isClosed());
    }

    private static TelemetryEngine launch(final ThreadingMode mode, final ListFrameLog log) {
        return TelemetryEngine.launch(new EngineContext().threadingMode(mode).journal((clock, errors) -> log));
    }
}
