package io.tailrace.cli.stat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.FlushResult;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.recording.Channel;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.journal.JournalContext;
import io.tailrace.testsupport.SettableClock;
import java.nio.file.Path;

/** An engine with a journal, in the test's own thread and time. */
final class RecordingEngine implements AutoCloseable {
    static final int RING_SAMPLES = 512;

    private static final long STEP_MS = 100;

    final SettableClock clock;
    private final TelemetryEngine engine;
    private final Channel channel;
    private final Metric latency;
    private final Metric orders;
    private final Metric open;

    RecordingEngine(final Path journal, final SettableClock clock) {
        this(ChronicleJournal.at(journal), clock);
    }

    RecordingEngine(final JournalContext journal, final SettableClock clock) {
        this.clock = clock;
        engine = TelemetryEngine.launch(new EngineContext()
                .service("shop")
                .instance("till-1")
                .buildVersion("1.2.3")
                .ringSamples(RING_SAMPLES)
                .clock(clock)
                .threadingMode(ThreadingMode.INVOKER)
                .journal(journal));
        latency = engine.register(MetricDescriptor.histogram("order_seconds")
                .unit(Unit.SECONDS)
                .help("Time of an order.")
                .labelNames("side")
                .build());
        orders = engine.register(MetricDescriptor.counter("orders_total")
                .help("Orders.")
                .labelNames("side")
                .build());
        open = engine.register(
                MetricDescriptor.gauge("orders_open").help("Open ones.").build());
        channel = engine.openChannel("desk");
    }

    /** An order that took so long; {@code side} may be any text. */
    void order(final String side, final long us) {
        channel.histogram(latency, side).record(us * 1_000);
        channel.counter(orders, side).increment();
    }

    void open(final long count) {
        channel.gauge(open).set((double) count);
    }

    /** Fills the ring and goes on. */
    void overflow(final int more) {
        for (int i = 0; i < RING_SAMPLES + more; i++) {
            channel.counter(orders, "buy").increment();
        }
    }

    /** Time passes, and the engine does in it what it does. */
    void advanceMs(final long durationMs) {
        for (long passed = 0; passed < durationMs; passed += STEP_MS) {
            clock.advanceMs(Math.min(STEP_MS, durationMs - passed));
            engine.invoke();
        }
        assertEquals(FlushResult.FLUSHED, engine.flush(Long.MAX_VALUE));
    }

    @Override
    public void close() {
        channel.close();
        engine.close();
    }
}
