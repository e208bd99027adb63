package io.tailrace.cli.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.FlushResult;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.RecordResult;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.testsupport.SettableClock;
import java.nio.file.Path;
import java.util.Random;

/** Writes journals of random latencies, of gets and of puts, and a counter beside them. One thread. */
final class LatencyJournal {
    static final String METRIC = "order_latency_seconds";
    static final String COUNTER = "orders_total";
    static final int INTERVALS = 60;
    static final int SAMPLES_A_SERIES = 400;

    private static final long INTERVAL_MS = 1_000;
    private static final double MEDIAN_NS = 200_000;
    private static final double SPREAD = 0.5;

    private final Random random;
    private int intervals = INTERVALS;
    private int samples = SAMPLES_A_SERIES;
    private double putFactor = 1;
    private HistogramRange range = new HistogramRange(1_000, 10_000_000_000L, 3);
    private Unit unit = Unit.SECONDS;

    LatencyJournal(final long seed) {
        random = new Random(seed);
    }

    LatencyJournal intervals(final int count) {
        intervals = count;
        return this;
    }

    LatencyJournal samples(final int count) {
        samples = count;
        return this;
    }

    /** Puts take so many times as long. */
    LatencyJournal slowerPuts(final double factor) {
        putFactor = factor;
        return this;
    }

    LatencyJournal range(final HistogramRange value) {
        range = value;
        return this;
    }

    LatencyJournal unit(final Unit value) {
        unit = value;
        return this;
    }

    /** Adds an epoch that begins at {@link SettableClock#START_EPOCH_NS}, with a snapshot a second. */
    void write(final Path directory) {
        final SettableClock clock = new SettableClock();
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                .service("shop")
                .clock(clock)
                .threadingMode(ThreadingMode.INVOKER)
                .journal(ChronicleJournal.at(directory)))) {
            final Metric latency = engine.register(MetricDescriptor.histogram(METRIC)
                    .unit(unit)
                    .help("Time to match an order.")
                    .labelNames("op")
                    .range(range)
                    .build());
            final Metric orders = engine.register(
                    MetricDescriptor.counter(COUNTER).help("Orders.").build());
            try (Channel channel = engine.openChannel("till")) {
                for (int i = 0; i < intervals; i++) {
                    for (int j = 0; j < samples; j++) {
                        record(channel, latency, "get", 1);
                        record(channel, latency, "put", putFactor);
                    }
                    channel.counter(orders).increment();
                    clock.advanceMs(INTERVAL_MS);
                    assertEquals(FlushResult.FLUSHED, engine.flush(Long.MAX_VALUE));
                }
            }
        }
    }

    private void record(final Channel channel, final Metric latency, final String op, final double factor) {
        final long valueNs = Math.round(MEDIAN_NS * factor * Math.exp(SPREAD * random.nextGaussian()));
        assertEquals(RecordResult.ACCEPTED, channel.histogram(latency, op).record(valueNs));
    }
}
