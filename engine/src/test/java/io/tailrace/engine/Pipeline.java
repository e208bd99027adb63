package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.log.FrameLog;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.testsupport.ListFrameLog;
import io.tailrace.testsupport.SettableClock;
import java.util.List;

/** A whole engine in one thread, on a clock that is set, with a reader behind it. */
final class Pipeline implements AutoCloseable {
    static final long INTERVAL_MS = 100;

    final SettableClock clock;
    final TelemetryEngine engine;
    final Received received = new Received();
    private final FrameTailer tailer;

    private Pipeline(final SettableClock clock, final EngineContext context) {
        this.clock = clock;
        engine = TelemetryEngine.launch(context.clock(clock).threadingMode(ThreadingMode.INVOKER));
        tailer = engine.openTailer("test", StartPosition.EARLIEST);
    }

    /** Without a journal. */
    static Pipeline inMemory() {
        return of(new EngineContext());
    }

    /** On a journal, which an earlier engine may have written. */
    static Pipeline on(final FrameLog journal) {
        return of(new EngineContext().journal((clock, errors) -> journal));
    }

    static Pipeline of(final EngineContext context) {
        return new Pipeline(new SettableClock(), context);
    }

    static Received read(final ListFrameLog journal) {
        final Received received = new Received();
        journal.read(received::take);
        return received;
    }

    Metric counter(final String name, final String... labelNames) {
        return engine.register(MetricDescriptor.counter(name)
                .help("Counts.")
                .labelNames(labelNames)
                .build());
    }

    Metric gauge(final String name) {
        return engine.register(MetricDescriptor.gauge(name).help("Shows.").build());
    }

    Metric histogram(final String name) {
        return engine.register(
                MetricDescriptor.histogram(name).help("Distributes.").build());
    }

    /** One interval passes, at the end of which the engine works once. */
    Received interval() {
        return passMs(INTERVAL_MS);
    }

    /** Time passes, at the end of which the engine works once. */
    Received passMs(final long durationMs) {
        clock.advanceMs(durationMs);
        engine.invoke();
        return poll();
    }

    /** The engine works once, and no time passes. */
    Received work() {
        return passMs(0);
    }

    Received poll() {
        tailer.poll(received::take, Integer.MAX_VALUE);
        return received;
    }

    /** Closes the engine and reads its last frames; none was bad, missing or doubled. */
    Received end() {
        engine.close();
        poll();
        assertEquals(List.of(), received.faults);
        assertEquals(0, engine.errorCount());
        return received;
    }

    @Override
    public void close() {
        engine.close();
    }
}
