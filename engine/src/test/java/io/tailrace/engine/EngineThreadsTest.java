package io.tailrace.engine;

import static io.tailrace.engine.EngineTests.counter;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.ListFrameLog;
import io.tailrace.testsupport.ThreadLeaks;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.concurrent.SleepingIdleStrategy;
import org.junit.jupiter.api.Test;

/** Threads come from the supplied factory, have names, and end with the engine. */
class EngineThreadsTest {
    private final ThreadLeaks leaks = ThreadLeaks.watch();
    private final ListFrameLog journal = new ListFrameLog();

    @Test
    void shouldHaveAThreadForEachAgentByDefault() {
        try (TelemetryEngine engine = TelemetryEngine.launch(onJournal())) {
            assertEquals(Set.of("tailrace-aggregator", "tailrace-journal"), leaks.started());
            assertSame(FlushResult.FLUSHED, engine.flush(TimeUnit.SECONDS.toNanos(30)));
        }
        assertEquals(Set.of(), leaks.started());
    }

    @Test
    void shouldHaveOneThreadWithoutAJournal() {
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext())) {
            assertEquals(Set.of("tailrace-aggregator"), leaks.started());
            assertSame(FlushResult.FLUSHED, engine.flush(TimeUnit.SECONDS.toNanos(30)));
        }
        assertEquals(Set.of(), leaks.started());
    }

    @Test
    void shouldShareOneThread() {
        try (TelemetryEngine engine = TelemetryEngine.launch(onJournal().threadingMode(ThreadingMode.SHARED))) {
            assertEquals(Set.of("[tailrace-aggregator,tailrace-journal]"), leaks.started());
            assertSame(FlushResult.FLUSHED, engine.flush(TimeUnit.SECONDS.toNanos(30)));
        }
        assertEquals(Set.of(), leaks.started());
    }

    @Test
    void shouldHaveNoThreadWhenItIsInvoked() {
        try (TelemetryEngine engine = TelemetryEngine.launch(onJournal().threadingMode(ThreadingMode.INVOKER))) {
            engine.invoke();
            assertEquals(Set.of(), leaks.started());
        }
    }

    @Test
    void shouldRefuseToBeInvokedWhenItHasThreads() {
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext())) {
            assertEquals(
                    "the engine has threads of its own: only ThreadingMode.INVOKER is invoked",
                    assertThrows(IllegalStateException.class, engine::invoke).getMessage());
        }
    }

    @Test
    void shouldTakeItsThreadsFromTheSuppliedFactory() {
        final List<Thread> made = new CopyOnWriteArrayList<>();
        final AtomicInteger strategies = new AtomicInteger();
        try (TelemetryEngine engine = TelemetryEngine.launch(onJournal()
                .idleStrategy(() -> {
                    strategies.incrementAndGet();
                    return new SleepingIdleStrategy(1_000);
                })
                .threadFactory(task -> {
                    final Thread thread = new Thread(task);
                    made.add(thread);
                    return thread;
                }))) {
            assertEquals(2, made.size());
            assertEquals(2, strategies.get());
            assertTrue(made.stream().allMatch(Thread::isAlive));
            assertEquals(1, engine.epoch());
        }
        assertFalse(made.stream().anyMatch(Thread::isAlive));
    }

    @Test
    void shouldUseDaemonThreadsByDefault() {
        final List<Thread> daemons = new ArrayList<>();
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext())) {
            engine.openChannel("worker").counter(counter(engine, "hits_total")).increment();
            Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("tailrace-aggregator"))
                    .forEach(daemons::add);
            assertTrue(daemons.size() > 0 && daemons.stream().allMatch(Thread::isDaemon));
        }
    }

    @Test
    void shouldLeaveNothingBehindWhenAThreadCannotBeMade() throws InterruptedException {
        final AtomicInteger made = new AtomicInteger();
        final List<Thread> threads = new ArrayList<>();
        final EngineContext context = onJournal().threadFactory(task -> {
            if (made.incrementAndGet() == 2) {
                throw new IllegalStateException("no more threads");
            }
            threads.add(new Thread(task));
            return threads.get(threads.size() - 1);
        });

        assertThrows(IllegalStateException.class, () -> TelemetryEngine.launch(context));

        for (final Thread thread : threads) {
            thread.join(10_000); // one that had not begun yet ends by itself when it does
        }
        assertEquals(Set.of(), leaks.started());
        assertTrue(journal.isClosed());
    }

    private EngineContext onJournal() {
        return new EngineContext().journal((clock, errors) -> journal);
    }
}
