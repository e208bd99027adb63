package io.tailrace.systemtests.journal;

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
import io.tailrace.testsupport.SettableClock;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A journal of three epochs over some hours of a clock that is set, and what it must show at each moment. */
public final class ShopDay {
    /** Each step takes so long. */
    public static final int STEP_SECONDS = 10;

    private static final long MS_PER_SECOND = 1_000;
    private static final long LATENCY_NS = 1_000_000;

    private final NavigableMap<Long, Totals> totalsByMs = new TreeMap<>();
    private final SettableClock clock = new SettableClock();
    private final Path journal;
    private Totals totals = new Totals(0, 0, 0, 0);

    /** What is known of a moment: orders; latencies, how many of them at or below 2 ms, and their sum in ms. */
    public record Totals(long orders, long latencies, long fast, long sumMs) {}

    private ShopDay(final Path journal) {
        this.journal = journal;
    }

    /** Writes it. */
    public static ShopDay write(final Path journal) {
        final ShopDay day = new ShopDay(journal);
        day.epoch(90, 0);
        day.clock.advanceMs(20 * 60 * MS_PER_SECOND);
        // Open for 16 minutes in which nothing happens.
        day.epoch(30, 96);
        day.clock.advanceMs(60 * MS_PER_SECOND);
        day.epoch(60, 0);
        return day;
    }

    /** When it began. */
    public long startMs() {
        return SettableClock.START_EPOCH_NS / 1_000_000;
    }

    /** All moments at which something had happened just then. */
    public NavigableMap<Long, Totals> totalsByMs() {
        return totalsByMs;
    }

    private void epoch(final int busySteps, final int idleSteps) {
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                .service("shop")
                .instance("till-1")
                .buildVersion("1")
                .clock(clock)
                .threadingMode(ThreadingMode.INVOKER)
                .journal(ChronicleJournal.at(journal)))) {
            final Metric orders = engine.register(MetricDescriptor.counter("orders_total")
                    .help("Orders \"taken\".")
                    .labelNames("kind")
                    .build());
            final Metric latency = engine.register(MetricDescriptor.histogram("latency_seconds")
                    .unit(Unit.SECONDS)
                    .help("Time to serve.")
                    .bounds(0.0005, 0.002, 1)
                    .build());
            final Metric depth = engine.register(
                    MetricDescriptor.gauge("depth").help("Depth.").build());
            try (Channel channel = engine.openChannel("till")) {
                for (int step = 0; step < busySteps; step++) {
                    final long latencyMs = 1L + step % 4;
                    channel.counter(orders, "a,\"b\"\n").increment();
                    channel.histogram(latency).record(latencyMs * LATENCY_NS);
                    channel.gauge(depth).set(step);
                    totals = new Totals(
                            totals.orders + 1,
                            totals.latencies + 1,
                            totals.fast + (latencyMs <= 2 ? 1 : 0),
                            totals.sumMs + latencyMs);
                    pass(engine);
                }
                for (int step = 0; step < idleSteps; step++) {
                    pass(engine);
                }
            }
        }
    }

    private void pass(final TelemetryEngine engine) {
        clock.advanceMs(STEP_SECONDS * MS_PER_SECOND);
        assertEquals(FlushResult.FLUSHED, engine.flush(Long.MAX_VALUE));
        totalsByMs.put(clock.epochNanos() / 1_000_000, totals);
    }
}
