package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.FrameAppender;
import io.tailrace.engine.log.FrameLog;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.testsupport.ListFrameLog;
import io.tailrace.testsupport.SettableClock;
import io.tailrace.testsupport.ThreadLeaks;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.ErrorHandler;
import org.junit.jupiter.api.Test;

/** A fault in a worker is counted, and the worker goes on. A fault at launch leaves nothing behind. */
class EngineErrorTest {
    private final ListFrameLog journal = new ListFrameLog();

    @Test
    void shouldGoOnAfterAFaultInADutyCycle() {
        final BrokenClock clock = new BrokenClock();
        final TelemetryEngine engine =
                TelemetryEngine.launch(new EngineContext().clock(clock).threadingMode(ThreadingMode.INVOKER));
        final FrameTailer tailer = engine.openTailer("reader", StartPosition.EARLIEST);
        final Channel channel = engine.openChannel("worker");
        channel.counter(EngineTests.counter(engine, "hits_total")).add(1);
        clock.broken = true;
        for (int i = 0; i < 5; i++) {
            engine.invoke();
        }
        assertEquals(5, engine.errorCount());

        clock.broken = false;
        channel.counter(EngineTests.counter(engine, "hits_total")).add(2);
        engine.close();

        final Received received = new Received();
        tailer.poll(received::take, Integer.MAX_VALUE);
        assertEquals(3, received.counter("hits_total"));
        assertEquals(5, received.counter("tailrace_consumer_errors_total"));
    }

    /** What a runner takes for the end of its thread. */
    @Test
    void shouldKeepItsThreadsWhenTheProcessHadNoMemoryForAMoment() {
        final FullClock clock = new FullClock();
        try (TelemetryEngine engine =
                TelemetryEngine.launch(new EngineContext().clock(clock).journal((it, errors) -> journal))) {
            clock.fullFor.set(20);

            assertSame(FlushResult.FLUSHED, engine.flush(TimeUnit.SECONDS.toNanos(30)));

            assertTrue(engine.errorCount() > 0);
        }
    }

    @Test
    void shouldCountFaultsOfTheJournalsOwnThreads() {
        final ErrorHandler[] handler = new ErrorHandler[1];
        try (Pipeline pipeline = Pipeline.of(new EngineContext().journal((clock, errors) -> {
            handler[0] = errors;
            return journal;
        }))) {
            handler[0].onError(new IllegalStateException("on a thread of the journal"));

            assertEquals(1, pipeline.engine.errorCount());
            assertEquals(1, pipeline.interval().counter("tailrace_consumer_errors_total"));
        }
    }

    @Test
    void shouldPassOnWhatAJournalThatCannotBeOpenedSays() {
        final ThreadLeaks leaks = ThreadLeaks.watch();
        final FrameLogException fault = new FrameLogException("journal ./x: not writable; choose another folder");
        final EngineContext context = new EngineContext().journal((clock, errors) -> {
            throw fault;
        });

        assertSame(fault, assertThrows(FrameLogException.class, () -> TelemetryEngine.launch(context)));
        assertEquals(Set.of(), leaks.started());
    }

    @Test
    void shouldCloseAJournalThatCannotBeRead() {
        final ThreadLeaks leaks = ThreadLeaks.watch();
        final FrameLogException fault = new FrameLogException("journal ./x: cannot be read");
        final FrameLog unreadable = new FrameLog() {
            @Override
            public FrameAppender appender() {
                return journal;
            }

            @Override
            public FrameTailer openTailer(final String name, final StartPosition start) {
                throw fault;
            }

            @Override
            public void close() {
                journal.close();
            }
        };

        assertSame(
                fault,
                assertThrows(
                        FrameLogException.class,
                        () -> TelemetryEngine.launch(new EngineContext().journal((clock, errors) -> unreadable))));
        assertTrue(journal.isClosed());
        assertEquals(0, journal.size());
        assertEquals(Set.of(), leaks.started());
    }

    /** Of the system, but on threads of the engine it fails a number of times. */
    private static final class FullClock implements EngineClock {
        private final EngineClock clock = EngineClock.system();
        private final AtomicInteger fullFor = new AtomicInteger();

        @Override
        public long nanoTime() {
            if (Thread.currentThread().getName().startsWith("tailrace-") && fullFor.getAndDecrement() > 0) {
                throw new OutOfMemoryError("for a moment");
            }
            return clock.nanoTime();
        }

        @Override
        public long epochNanos() {
            return clock.epochNanos();
        }
    }

    private static final class BrokenClock implements EngineClock {
        private final SettableClock clock = new SettableClock();
        private boolean broken;

        @Override
        public long nanoTime() {
            if (broken) {
                throw new IllegalStateException("no time");
            }
            return clock.nanoTime();
        }

        @Override
        public long epochNanos() {
            return clock.epochNanos();
        }
    }
}
