package io.tailrace.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EventData;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.codec.entry.TelemetryEntry;
import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.codec.registry.MetricFamily;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.FlushResult;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.recording.Channel;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.testsupport.SettableClock;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Journals with everything that a report shows: random latencies, pauses, refused samples, entries, names of somebody hostile. */
final class ReportJournal {
    static final String METRIC = "order_latency_seconds";
    static final String COUNTER = "orders_total";
    static final int SECONDS = 60;

    /** Ends scripts, lines and attributes, if one lets it. */
    static final String HOSTILE = "</script><script>window.harm=1</script>\"'`\\<!--\u2028\u2029\u202e&amp;${1}";

    private static final int SAMPLES_A_SECOND = 120;
    private static final int RING_SAMPLES = 1_024;
    private static final double MEDIAN_NS = 400_000;
    private static final HistogramRange PAUSES = new HistogramRange(1_000, 3_600_000_000_000L, 2);

    private final Random random;
    private final SettableClock clock = new SettableClock();
    private double putFactor = 1;
    private String text = "ordinary";
    private boolean isCountersOnly;
    private int seconds = SECONDS;

    ReportJournal(final long seed) {
        random = new Random(seed);
    }

    ReportJournal slowerPuts(final double factor) {
        putFactor = factor;
        return this;
    }

    ReportJournal text(final String anybodys) {
        text = anybodys;
        return this;
    }

    ReportJournal countersOnly() {
        isCountersOnly = true;
        return this;
    }

    ReportJournal seconds(final int count) {
        seconds = count;
        return this;
    }

    ReportJournal later(final long ms) {
        clock.advanceMs(ms);
        return this;
    }

    /** Adds an epoch. */
    void write(final Path directory) {
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                        .service("shop")
                        .instance(text)
                        .buildVersion("1.2.3")
                        .clock(clock)
                        .threadingMode(ThreadingMode.INVOKER)
                        .ringSamples(RING_SAMPLES)
                        .journal(ChronicleJournal.at(directory)));
                Channel channel = engine.openChannel("till")) {
            final Metric orders = engine.register(MetricDescriptor.counter(COUNTER)
                    .help("Orders. " + text)
                    .labelNames("kind")
                    .build());
            if (isCountersOnly) {
                for (int second = 0; second < seconds; second++) {
                    channel.counter(orders, text).add(1 + random.nextInt(5));
                    pass(engine);
                }
            } else {
                record(engine, channel, orders);
            }
        }
    }

    private void record(final TelemetryEngine engine, final Channel channel, final Metric orders) {
        final Metric latency = engine.register(MetricDescriptor.histogram(METRIC)
                .unit(Unit.SECONDS)
                .help("Time to match an order. " + text)
                .labelNames("op", "who")
                .range(new HistogramRange(1_000, 10_000_000_000L, 3))
                .build());
        final Metric hiccup = engine.register(pause(MetricFamilies.TAILRACE_JVM_HICCUP_SECONDS));
        final Metric gc = engine.register(pause(MetricFamilies.TAILRACE_JVM_GC_PAUSE_SECONDS));
        for (int second = 0; second < seconds; second++) {
            for (int i = 0; i < SAMPLES_A_SECOND; i++) {
                channel.histogram(latency, "get", text).record(latencyNs(1));
                channel.histogram(latency, "put", text).record(latencyNs(putFactor));
                channel.histogram(hiccup).record(latencyNs(1) / 20);
            }
            if (second % 9 == 4) {
                channel.histogram(gc, "G1 Young", "G1 Evacuation Pause").record(3_000_000 + random.nextInt(9_000_000));
            }
            channel.counter(orders, text).add(1 + random.nextInt(5));
            if (second == seconds / 2) {
                for (int i = 0; i < 2 * RING_SAMPLES; i++) {
                    channel.counter(orders, text).increment();
                }
                engine.entries().record(entry());
            }
            pass(engine);
        }
    }

    private void pass(final TelemetryEngine engine) {
        clock.advanceMs(1_000);
        assertEquals(FlushResult.FLUSHED, engine.flush(Long.MAX_VALUE));
    }

    private long latencyNs(final double factor) {
        return (long) (factor * MEDIAN_NS * Math.exp(0.6 * random.nextGaussian()) * (random.nextInt(200) == 0 ? 8 : 1));
    }

    private TelemetryEntry entry() {
        return new TelemetryEntry(
                new UUID(1, 1),
                clock.epochNanos() / 1_000,
                ComponentId.Plain.ORCHESTRATOR,
                EventLevel.Known.ERROR,
                new EventData.ProcessingFailed(text, true),
                Optional.empty(),
                Optional.empty());
    }

    private static MetricDescriptor pause(final MetricFamily family) {
        return MetricDescriptor.histogram(family.name())
                .range(PAUSES)
                .bounds(family.bounds())
                .unit(Unit.SECONDS)
                .help(family.help())
                .labelNames(family.labelNames().toArray(String[]::new))
                .firstParty()
                .build();
    }
}
