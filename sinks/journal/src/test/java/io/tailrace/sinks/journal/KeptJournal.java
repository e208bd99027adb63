package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.FlushResult;
import io.tailrace.engine.RelabelResult;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.EngineLabels;
import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricForm;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.entry.ComponentEntries;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.ChannelHistogram;
import io.tailrace.testsupport.FaultyFrameLog;
import io.tailrace.testsupport.SettableClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Writes the journal that is kept of a frame version: small, with every kind of frame that the version has, and the same in each run
 * except for the process id and what the engine measures of itself. A new kind of frame gets its place here.
 */
final class KeptJournal {
    private static final int BEFORE = 5;
    private static final int OUTAGE = 300;
    private static final int BEHIND = 20;
    private static final int MATCHES_AN_INTERVAL = 20;
    /** How many values are recorded into {@code match_seconds}. */
    static final int MATCHES = (BEFORE + OUTAGE + BEHIND) * MATCHES_AN_INTERVAL + 1;

    private static final int LIMITED = 6;
    private static final int FREE = 20;
    private static final int SMALL_RING = 256;
    private static final long WINDOW_NS = 200_000_000;
    private static final long IDLE_NS = 1_000_000_000;
    private static final long US = 1_000;

    private final SettableClock clock = new SettableClock();
    private final Path directory;
    private FaultyFrameLog journal;
    private TelemetryEngine engine;

    private KeptJournal(final Path directory) {
        this.directory = directory;
    }

    /** Writes it: two runs, closed in order, the second with two epochs. */
    static void write(final Path directory) {
        final KeptJournal kept = new KeptJournal(directory);
        kept.epoch(kept::withAnOutage);
        kept.clock.advanceMs(60_000);
        kept.epoch(kept::withALimit);
    }

    private void epoch(final Runnable life) {
        try (TelemetryEngine launched = TelemetryEngine.launch(new EngineContext()
                .service("shop")
                .instance("till-1")
                .buildVersion("1.2.3")
                .extraLabels(Map.of("tier", "blue", "zone", "b \"2\""))
                .clock(clock)
                .threadingMode(ThreadingMode.INVOKER)
                .memoryLogLengthInBytes(1 << 18)
                .breachWindowNs(WINDOW_NS)
                .rateLimitPerSecond(1_000)
                .rateLimitRecoveryNs(WINDOW_NS)
                .lateBoundNs(Long.MAX_VALUE)
                .journal((time, errors) -> {
                    journal = new FaultyFrameLog(ChronicleJournal.at(directory).open(time, errors), new Random(1));
                    return journal;
                }))) {
            engine = launched;
            life.run();
        }
    }

    /** Two channels, samples with traces, corrected and retained ones; the journal takes nothing for thirty seconds. */
    private void withAnOutage() {
        final Metric latency = latency();
        final Metric fine = matches();
        try (Channel till = engine.openChannel("till");
                Channel other = engine.openChannel("other")) {
            for (int interval = 0; interval < BEFORE + OUTAGE + BEHIND; interval++) {
                if (interval == BEFORE) {
                    journal.stall();
                } else if (interval == BEFORE + OUTAGE) {
                    journal.heal();
                }
                final ChannelHistogram buys = till.histogram(latency, "buy");
                for (int us = 1; us <= 100; us++) {
                    buys.record(us * US, 0xAL, us, interval);
                }
                buys.recordWithExpectedInterval(500 * US, 100 * US);
                other.histogram(latency, "sell\n\"2\"").record(2_000_000_000L);
                for (int i = 1; i <= MATCHES_AN_INTERVAL; i++) {
                    till.histogram(fine).recordAt(i * US, clock.epochNanos() - i);
                }
                other.gauge(gauge()).set(interval / 4.0);
                other.counter(hits()).add(interval);
                clock.advanceMs(100);
                engine.invoke();
            }
            assertEquals(FlushResult.FLUSHED, engine.flush(Long.MAX_VALUE));
        }
    }

    /** A channel that records more than its ring holds, until it is put under a limit; entries; a series that ends because it is idle. */
    private void withALimit() {
        final Metric visits = engine.register(MetricDescriptor.counter("visits_total")
                .help("Visits.")
                .labelNames("pod")
                .build());
        engine.expireIdleSeries(visits, IDLE_NS);
        final ComponentEntries entries = engine.entries().of(ComponentId.Plain.ORCHESTRATOR);
        try (Channel busy = engine.openChannel("busy", SMALL_RING)) {
            busy.counter(visits, "a").increment();
            entries.memoryPressure(EventLevel.Known.INFO, 1, 2);
            for (int interval = 0; interval < LIMITED + FREE; interval++) {
                for (int i = 0; interval < LIMITED && i < SMALL_RING + 50; i++) {
                    busy.counter(hits()).increment();
                }
                clock.advanceMs(100);
                engine.invoke();
            }
            busy.gauge(gauge()).set(-0.5);
            busy.histogram(share()).record(250_000);
            busy.histogram(waited()).record(5 * US);
            busy.histogram(latency(), "buy").record(US);
            relabel();
            busy.histogram(latency(), "buy").record(60 * US);
            busy.histogram(matches()).record(US);
        }
    }

    /** Another epoch of the same engine, with a metric that is counted by other bounds than those it was told with. */
    private void relabel() {
        final EngineLabels green = new EngineLabels("shop", "till-1", "1.2.3", Map.of("tier", "green"));
        assertEquals(RelabelResult.RELABELLED, engine.relabel(green, Long.MAX_VALUE));
        assertTrue(engine.rebucket("order_latency_seconds", List.of(20e-6, 100e-6)));
    }

    private Metric latency() {
        return engine.register(MetricDescriptor.histogram("order_latency_seconds")
                .unit(Unit.SECONDS)
                .help("Time to serve an \"order\".")
                .labelNames("side")
                .range(new HistogramRange(1, 1_000_000_000, 3))
                .bounds(10e-6, 50e-6, 100e-6)
                .build());
    }

    private Metric matches() {
        return engine.register(MetricDescriptor.histogram("match_seconds")
                .unit(Unit.SECONDS)
                .help("Time to match.")
                .range(new HistogramRange(1, 1_000_000_000, 3))
                .retainSamples()
                .build());
    }

    private Metric share() {
        return engine.register(MetricDescriptor.histogram("share")
                .unit(Unit.MILLIONTHS)
                .help("Share.")
                .bounds(0.1, 0.25)
                .build());
    }

    private Metric waited() {
        return engine.register(MetricDescriptor.histogram("wait_seconds")
                .unit(Unit.SECONDS)
                .help("Time in the queue.")
                .form(MetricForm.SUMMARY)
                .quantiles(0.5, 0.99)
                .build());
    }

    private Metric hits() {
        return engine.register(
                MetricDescriptor.counter("hits_total").help("Hits.").build());
    }

    private Metric gauge() {
        return engine.register(
                MetricDescriptor.gauge("depth").help("Depth.").retainSamples().build());
    }
}
