package io.tailrace.sinks.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.recording.ChannelCounter;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.testsupport.SettableClock;
import io.tailrace.testsupport.transport.RecordedNumbers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A peer is dead for an hour, on a clock that the test moves (MET_003): two transports over one journal, the engine that counts what becomes of them. */
class DeadPeerHourTest {
    private static final int STEPS = 360;
    private static final int STEPS_A_LOOK = 6;
    private static final long STEP_MS = 10_000;
    private static final long ROLL_BYTES = 64 << 10;
    private static final long READER_RETENTION_BYTES = 8 * ROLL_BYTES;
    private static final int BATCH = 50;

    /** Seldom: each is forced to the machine's disk. */
    private static final long SAVE_INTERVAL_NS = TimeUnit.MINUTES.toNanos(5);

    private final SettableClock clock = new SettableClock();
    private final LineOutlet dead = new LineOutlet();
    private final LineOutlet alive = new LineOutlet();
    private final Map<String, Double> counted = new TreeMap<>();
    private long mostBytes;

    @TempDir
    Path folder;

    @Test
    void shouldIsolateThatTransportAloneKeepTheBoundsAndComeBackByItself() {
        try (TelemetryEngine engine = TelemetryEngine.launch(context());
                PositionStore positions = PositionStore.open(folder.resolve("positions"));
                FrameTailer tailer = engine.openTailer("test", StartPosition.EARLIEST)) {
            final ChannelCounter numbers = engine.openChannel("numbers")
                    .counter(engine.register(MetricDescriptor.counter(RecordedNumbers.COUNTER)
                            .help("Numbers.")
                            .build()));
            final FrameReader counters = new FrameReader(new Counted());
            final DeliveryAgent<List<Long>> deadAgent = agent("dead", dead, engine, positions);
            final DeliveryAgent<List<Long>> aliveAgent = agent("alive", alive, engine, positions);
            final Runnable step = () -> {
                numbers.add(1);
                step(engine, deadAgent, aliveAgent);
                drain(tailer, counters);
            };

            dead.answer(new Outcome.Retry("connection refused", 0));
            for (int i = 1; i <= STEPS; i++) {
                step.run();
                if (i % STEPS_A_LOOK == 0) {
                    look();
                }
            }

            assertEquals(DeliveryState.ISOLATED, deadAgent.status().state());
            assertEquals(1, deadAgent.status().failures());
            assertEquals(1, counted("metrics_export_delivery_alert", "dead"));
            assertEquals(1, counted("metrics_export_delivery_failures_total", "dead"));
            // A minute of waits that double, then one each half a minute, half of that by chance at the least.
            assertTrue(
                    dead.taken().size() <= 20 + 3_600 / 15, () -> dead.taken().size() + " attempts");
            assertTrue(dead.taken().stream().allMatch(batch -> batch.size() <= BATCH));
            assertEquals(DeliveryState.DELIVERING, aliveAgent.status().state());
            assertEquals(0, aliveAgent.status().failures());
            assertEquals(0, counted("metrics_export_delivery_alert", "alive"));
            assertEquals(LongStream.rangeClosed(1, STEPS).boxed().toList(), numbersOf(alive));
            assertTrue(
                    mostBytes > READER_RETENTION_BYTES / 2 && mostBytes <= READER_RETENTION_BYTES + 2 * ROLL_BYTES,
                    () -> mostBytes + " bytes of journal");

            dead.taken().clear();
            dead.answer(Outcome.DELIVERED);
            for (int i = 0; i < 20; i++) {
                step.run();
            }

            assertEquals(DeliveryState.DELIVERING, deadAgent.status().state());
            assertEquals(0, counted("metrics_export_delivery_alert", "dead"));
            final long lost = deadAgent.status().lostFrames();
            assertTrue(lost > 0, "the retention gave up nothing");
            assertEquals(lost, counted("tailrace_transport_lost_frames_total", "dead"));
            assertEquals(0, aliveAgent.status().lostFrames());
            final List<Long> received = numbersOf(dead);
            assertEquals(received.stream().sorted().distinct().toList(), received);
            assertEquals(STEPS + 20, received.get(received.size() - 1));
            deadAgent.onClose();
            aliveAgent.onClose();
        }
    }

    private EngineContext context() {
        return new EngineContext()
                .journal(ChronicleJournal.at(folder.resolve("journal"))
                        .rollBytes(ROLL_BYTES)
                        .checkpointBytes(ROLL_BYTES)
                        .retentionBytes(2 * ROLL_BYTES)
                        .readerRetentionBytes(READER_RETENTION_BYTES))
                .snapshotIntervalNs(TimeUnit.MILLISECONDS.toNanos(STEP_MS))
                .threadingMode(ThreadingMode.INVOKER)
                .clock(clock);
    }

    private DeliveryAgent<List<Long>> agent(
            final String name, final LineOutlet outlet, final TelemetryEngine engine, final PositionStore positions) {
        return new DeliveryAgent<>(
                name,
                JournalSource.at(folder.resolve("journal"), error -> {}),
                new NumberBatcher(BATCH),
                outlet,
                new DeliveryTracker(name, RetryPolicy.defaults(), DeliveryMeter.of(engine, name), clock, 1),
                positions,
                new DeliverySettings(256, 0, TimeUnit.SECONDS.toNanos(10), SAVE_INTERVAL_NS, 1_000),
                clock);
    }

    private void step(final TelemetryEngine engine, final DeliveryAgent<?>... agents) {
        clock.advanceMs(STEP_MS);
        while (engine.invoke() > 0) {
            // until all is in the journal
        }
        for (final DeliveryAgent<?> agent : agents) {
            while (agent.doWork() > 0) {
                // until there is nothing to do
            }
        }
    }

    private void look() {
        try (ChronicleJournal journal = ChronicleJournal.openForReading(folder.resolve("journal"))) {
            mostBytes = Math.max(mostBytes, journal.info().usedBytes());
        }
    }

    private static void drain(final FrameTailer tailer, final FrameReader reader) {
        while (tailer.poll(reader, 100) > 0) {
            // until all is read
        }
    }

    private static List<Long> numbersOf(final LineOutlet outlet) {
        return outlet.taken().stream().flatMap(List::stream).toList();
    }

    private long counted(final String name, final String transport) {
        return Math.round(counted.get(name + transport));
    }

    private final class Counted implements FrameListener {
        @Override
        public void onSnapshot(final Snapshot snapshot, final long position) {
            snapshot.values().counters().forEach(value -> put(value.series(), (double) value.total()));
            snapshot.values().gauges().forEach(value -> put(value.series(), value.value()));
        }

        private void put(final SeriesInfo series, final double value) {
            if (series.metric().labelNames().contains("transport")) {
                counted.put(series.metric().name() + series.labelValues().get(0), value);
            }
        }
    }
}
