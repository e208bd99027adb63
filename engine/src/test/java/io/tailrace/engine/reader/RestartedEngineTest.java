package io.tailrace.engine.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.reader.audit.AuditReport;
import io.tailrace.engine.reader.audit.AuditedEpoch;
import io.tailrace.engine.reader.audit.FrameAudit;
import io.tailrace.engine.reader.replay.Replay;
import io.tailrace.engine.reader.replay.ReplayInterval;
import io.tailrace.engine.reader.replay.ReplayQuery;
import io.tailrace.engine.reader.replay.ReplaySummary;
import io.tailrace.engine.reader.replay.SeriesDelta;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.Counter;
import io.tailrace.engine.recording.Histogram;
import io.tailrace.testsupport.ListFrameLog;
import io.tailrace.testsupport.Seeds;
import io.tailrace.testsupport.SettableClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/** What engines wrote into one journal, with restarts and crashes in between, is whole, and its intervals add up to its totals. */
final class RestartedEngineTest {
    private static final int SERIES = 5;

    private final SettableClock clock = new SettableClock();
    private final ListFrameLog journal = new ListFrameLog();
    private long recorded;

    @Test
    void shouldBeWholeAndAddUp() {
        Seeds.run(5, random -> {
            final RestartedEngineTest journey = new RestartedEngineTest();
            final int engines = 1 + random.nextInt(4);
            for (int i = 0; i < engines; i++) {
                journey.runEngine(random);
            }
            journey.assertWhole(engines);
            journey.assertIntervalsAddUp(random.nextInt(3) * 150_000_000L);
        });
    }

    /** Metrics begin one by one: those that the engine before had go on from its totals, whenever that is. */
    private void runEngine(final Random random) {
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                .clock(clock)
                .threadingMode(ThreadingMode.INVOKER)
                .journal((engineClock, errors) -> journal.reopen()))) {
            final Channel channel = engine.openChannel("worker", 4_096);
            final Map<Integer, IntSupplier> recorders = new HashMap<>();
            for (int i = 0; i < 30; i++) {
                final int which = random.nextInt(SERIES);
                final IntSupplier recorder = recorders.computeIfAbsent(which, id -> recorder(engine, channel, id));
                for (int samples = random.nextInt(50); samples > 0; samples--) {
                    recorded += recorder.getAsInt();
                }
                if (random.nextInt(10) == 0) {
                    journal.askForCheckpoint();
                }
                clock.advanceMs(random.nextInt(120));
                engine.invoke();
            }
            // A series that an engine does not have ends with it, and the next one would begin it at zero.
            for (int id = 0; id < SERIES; id++) {
                recorders.computeIfAbsent(id, which -> recorder(engine, channel, which));
            }
        }
    }

    private static IntSupplier recorder(final TelemetryEngine engine, final Channel channel, final int id) {
        if (id % 2 == 0) {
            final Metric metric = engine.register(
                    MetricDescriptor.counter("c" + id + "_total").help("C.").build());
            final Counter counter = channel.counter(metric);
            return () -> {
                counter.add(id + 1);
                return 1;
            };
        }
        final Metric metric =
                engine.register(MetricDescriptor.histogram("h" + id).help("H.").build());
        final Histogram histogram = channel.histogram(metric);
        return () -> {
            histogram.record(id * 1_000L);
            return 1;
        };
    }

    private void assertWhole(final int engines) {
        final FrameAudit audit = new FrameAudit();
        journal.read(new FrameReader(audit));
        final AuditReport report = audit.report();

        assertEquals(List.of(), report.findings());
        assertTrue(report.isWhole());
        assertEquals(engines, report.epochs().size());
        assertEquals(
                recorded,
                report.epochs().stream().mapToLong(AuditedEpoch::samples).sum());
    }

    private void assertIntervalsAddUp(final long intervalNs) {
        final TelemetryView view = new TelemetryView();
        journal.read(new FrameReader(view));
        final Map<String, Long> sums = new HashMap<>();
        final Replay replay = new Replay(ReplayQuery.ALL.interval(intervalNs), interval -> add(interval, sums));
        journal.read(new FrameReader(replay));
        final ReplaySummary summary = replay.finish();

        assertTrue(summary.isWhole());
        assertTrue(view.isCurrent());
        for (final SeriesTotals series : view.series()) {
            final String name = series.info().metric().name();
            if (series.info().metric().firstParty()) {
                continue;
            }
            final long total = series.histogram() == null
                    ? series.counterTotal()
                    : series.histogram().count();
            assertEquals(total, sums.getOrDefault(name, 0L), name);
        }
    }

    private static void add(final ReplayInterval interval, final Map<String, Long> sums) {
        for (final SeriesDelta delta : interval.series()) {
            final long increment = delta.histogram() == null
                    ? delta.counterIncrement()
                    : delta.histogram().count();
            sums.merge(delta.info().metric().name(), increment, Long::sum);
        }
    }
}
