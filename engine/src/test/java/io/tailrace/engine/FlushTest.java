package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.Counter;
import io.tailrace.engine.recording.SharedChannel;
import io.tailrace.engine.recording.SharedCounter;
import io.tailrace.engine.ring.SleepingWriter;
import io.tailrace.testsupport.FaultyFrameLog;
import io.tailrace.testsupport.ListFrameLog;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One flush delivers everything recorded before it, once, however often it is called. */
class FlushTest {
    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(30);

    private final ListFrameLog list = new ListFrameLog();
    private final FaultyFrameLog journal = new FaultyFrameLog(list, new Random(1));

    @Test
    void shouldDeliverToTheJournalWithoutWaitingForTheInterval() {
        try (Pipeline pipeline = Pipeline.on(journal)) {
            final Metric hits = pipeline.counter("hits_total");
            final Channel channel = pipeline.engine.openChannel("worker");
            channel.counter(hits).add(5);

            assertSame(FlushResult.FLUSHED, pipeline.engine.flush(TIMEOUT_NS));

            assertEquals(5, Pipeline.read(list).counter("hits_total"));
            assertEquals(1, list.syncs());
        }
    }

    @Test
    void shouldNotBeDoneWhileASampleWaitsBehindAnotherWritersPlace() throws ReflectiveOperationException {
        try (Pipeline pipeline = Pipeline.on(journal)) {
            final SharedChannel channel = pipeline.engine.sharedChannel();
            final SharedCounter hits = channel.counter(pipeline.counter("hits_total"));
            hits.add(1);
            final SleepingWriter other = SleepingWriter.in(channel);
            hits.add(2);

            assertSame(FlushResult.TIMED_OUT, pipeline.engine.flush(0));
            other.record(4);
            assertSame(FlushResult.FLUSHED, pipeline.engine.flush(TIMEOUT_NS));

            assertEquals(7, Pipeline.read(list).counter("hits_total"));
        }
    }

    @Test
    void shouldNotCutInEveryCycleWhileItWaits() throws ReflectiveOperationException {
        try (Pipeline pipeline = Pipeline.on(journal)) {
            final SharedChannel channel = pipeline.engine.sharedChannel();
            final Metric hits = pipeline.counter("hits_total");
            final Counter own = pipeline.engine.openChannel("worker").counter(hits);
            channel.counter(hits).add(1);
            final SleepingWriter other = SleepingWriter.in(channel);
            assertSame(FlushResult.TIMED_OUT, pipeline.engine.flush(0));
            final int before = pipeline.poll().snapshots.size();
            for (int cycle = 0; cycle < 90; cycle++) {
                own.increment();
                pipeline.clock.advanceNs(10_000);
                pipeline.engine.invoke();
            }

            assertTrue(pipeline.poll().snapshots.size() - before <= 1);
            other.record(1);
        }
    }

    @Test
    void shouldDeliverToMemoryWhereThereIsNoJournal() {
        try (Pipeline pipeline = Pipeline.inMemory()) {
            pipeline.engine
                    .openChannel("worker")
                    .counter(pipeline.counter("hits_total"))
                    .add(5);

            assertSame(FlushResult.FLUSHED, pipeline.engine.flush(TIMEOUT_NS));

            assertEquals(5, pipeline.poll().counter("hits_total"));
        }
    }

    @Test
    void shouldDeliverOnceHoweverOftenItIsCalled() {
        try (Pipeline pipeline = Pipeline.on(journal)) {
            pipeline.engine
                    .openChannel("worker")
                    .counter(pipeline.counter("hits_total"))
                    .add(5);
            assertSame(FlushResult.FLUSHED, pipeline.engine.flush(TIMEOUT_NS));
            final int snapshots = Pipeline.read(list).snapshots.size();

            for (int i = 0; i < 10; i++) {
                assertSame(FlushResult.FLUSHED, pipeline.engine.flush(TIMEOUT_NS));
            }
            pipeline.interval();

            final Received received = Pipeline.read(list);
            assertEquals(snapshots, received.snapshots.size());
            assertEquals(5, received.counter("hits_total"));
        }
    }

    @Test
    void shouldNotPutOffTheNextSnapshot() {
        try (Pipeline pipeline = Pipeline.inMemory()) {
            final Channel channel = pipeline.engine.openChannel("worker");
            final Metric hits = pipeline.counter("hits_total");
            for (int i = 0; i < 20; i++) {
                assertSame(FlushResult.FLUSHED, pipeline.engine.flush(TIMEOUT_NS));
            }
            channel.counter(hits).add(5);

            final Received received = pipeline.interval();

            assertEquals(5, received.counter("hits_total"), "recorded 100 ms ago");
        }
    }

    @Test
    void shouldTimeOutWhileTheJournalStallsAndDeliverWhenItGoesOn() {
        try (Pipeline pipeline = Pipeline.on(journal)) {
            pipeline.engine.flush(TIMEOUT_NS);
            journal.stall();
            pipeline.engine
                    .openChannel("worker")
                    .counter(pipeline.counter("hits_total"))
                    .add(5);

            assertSame(FlushResult.TIMED_OUT, pipeline.engine.flush(TIMEOUT_NS));
            assertSame(FlushResult.TIMED_OUT, pipeline.engine.flush(TIMEOUT_NS));
            journal.heal();
            assertSame(FlushResult.FLUSHED, pipeline.engine.flush(TIMEOUT_NS));

            assertEquals(5, Pipeline.read(list).counter("hits_total"));
        }
    }

    @Test
    void shouldSayThatTheEngineIsClosed() {
        final Pipeline pipeline = Pipeline.inMemory();
        pipeline.close();

        assertSame(FlushResult.CLOSED, pipeline.engine.flush(TIMEOUT_NS));
    }

    @Test
    void shouldDeliverFromThreadsOfItsOwn() {
        for (final ThreadingMode mode : new ThreadingMode[] {ThreadingMode.DEDICATED, ThreadingMode.SHARED}) {
            final ListFrameLog log = new ListFrameLog();
            try (TelemetryEngine engine = TelemetryEngine.launch(
                    new EngineContext().threadingMode(mode).journal((clock, errors) -> log))) {
                final Channel channel = engine.openChannel("worker");
                final Metric hits = EngineTests.counter(engine, "hits_total");
                for (int i = 1; i <= 20; i++) {
                    channel.counter(hits).increment();
                    assertSame(FlushResult.FLUSHED, engine.flush(TIMEOUT_NS));
                    assertEquals(i, Pipeline.read(log).counter("hits_total"));
                }
            }
        }
    }

    @Test
    void shouldComeBackInTimeFromAJournalThatStalls() {
        journal.stall();
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                .closeTimeoutNs(TimeUnit.MILLISECONDS.toNanos(1))
                .journal((clock, errors) -> journal))) {
            final long startNs = System.nanoTime();

            assertSame(FlushResult.TIMED_OUT, engine.flush(TimeUnit.MILLISECONDS.toNanos(20)));

            assertTrue(System.nanoTime() - startNs < TIMEOUT_NS);
            assertSame(FlushResult.TIMED_OUT, engine.flush(0));
        }
    }

    @Test
    void shouldDeliverForAnInterruptedThreadAndLeaveItInterrupted() {
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext().journal((clock, errors) -> list))) {
            engine.openChannel("worker")
                    .counter(EngineTests.counter(engine, "hits_total"))
                    .add(5);
            Thread.currentThread().interrupt();

            final FlushResult result = engine.flush(TIMEOUT_NS);

            assertTrue(Thread.interrupted());
            assertSame(FlushResult.FLUSHED, result);
            assertEquals(5, Pipeline.read(list).counter("hits_total"));
        }
    }
}
