package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.reader.audit.AuditReport;
import io.tailrace.engine.reader.audit.FrameAudit;
import io.tailrace.engine.reader.replay.Replay;
import io.tailrace.engine.reader.replay.ReplayQuery;
import io.tailrace.engine.reader.replay.ReplaySink;
import io.tailrace.engine.reader.replay.SeriesDelta;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.Counter;
import io.tailrace.engine.recording.Histogram;
import io.tailrace.testsupport.ListFrameLog;
import io.tailrace.testsupport.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What samples add up to is what the engine counted, bucket for bucket, however they are cut. */
class FlightRecutTest {
    private static final int STEPS = 200;

    private record Handles(List<Histogram> histograms, List<Counter> counters) {}

    @Test
    void shouldAddUpToTheJournaledHistogramsWhenCutWhereTheSnapshotsWere() {
        Seeds.run(4, random -> {
            final ListFrameLog journal = record(random);
            final Map<String, String> bySnapshots = intervals(journal, ReplayQuery.ALL);
            final Map<String, String> bySamples = intervals(journal, ReplayQuery.ALL.ofSamples());
            bySnapshots.keySet().removeIf(key -> !key.contains(" kept_"));
            assertTrue(bySamples.size() > 10);
            assertEquals(new TreeMap<>(bySnapshots), new TreeMap<>(bySamples));
        });
    }

    @Test
    void shouldAddUpToTheSameInIntervalsOfAnyLength() {
        Seeds.run(2, random -> {
            final ListFrameLog journal = record(random);
            final Map<String, Long> whole = counts(journal, ReplayQuery.ALL.interval(Long.MAX_VALUE / 4));
            whole.keySet().removeIf(name -> !name.startsWith("kept_"));
            for (final long intervalNs : new long[] {1, 777_777, 10_000_000, 1_000_000_000}) {
                assertEquals(whole, counts(journal, ReplayQuery.ALL.ofSamples().interval(intervalNs)));
            }
        });
    }

    @Test
    void shouldPassTheAudit() {
        Seeds.run(2, random -> {
            final ListFrameLog journal = record(random);
            final AuditReport report = audit(journal);
            assertEquals(List.of(), report.findings());
            assertTrue(report.epochs().get(0).retained() > 100);
            assertEquals(0, report.epochs().get(0).givenUp());
        });
    }

    @Test
    void shouldMissTheBlocksThatAreNotThere() {
        Seeds.run(2, random -> {
            final ListFrameLog journal = record(random);
            final FrameAudit audit = new FrameAudit();
            final boolean[] dropped = {false};
            final FrameListener forgetful = new ForgetfulListener(audit, dropped);
            journal.read(new FrameReader(forgetful));
            assertTrue(!audit.report().isWhole() && dropped[0]);
        });
    }

    static AuditReport audit(final ListFrameLog journal) {
        final FrameAudit audit = new FrameAudit();
        journal.read(new FrameReader(audit));
        return audit.report();
    }

    /** Random metrics, retained or not, in several channels and the shared one; random drains, cuts and flushes. */
    private static ListFrameLog record(final Random random) {
        final ListFrameLog journal = new ListFrameLog();
        try (Pipeline pipeline = Pipeline.on(journal)) {
            final List<Handles> writers = new ArrayList<>();
            final List<Channel> channels = new ArrayList<>();
            final List<Metric> metrics = metrics(pipeline, random);
            for (int i = 0; i < 4; i++) {
                channels.add(pipeline.engine.openChannel("worker-" + i, 1_024 << random.nextInt(4)));
                writers.add(handles(channels.get(i), metrics));
            }
            writers.add(shared(pipeline, metrics));
            for (int step = 0; step < STEPS; step++) {
                final Handles writer = writers.get(random.nextInt(writers.size()));
                for (int i = random.nextInt(200); i > 0; i--) {
                    record(writer, random);
                }
                if (random.nextInt(3) == 0) {
                    pipeline.clock.advanceMs(random.nextInt(30));
                    pipeline.engine.invoke();
                }
                if (step == STEPS / 2) {
                    channels.get(0).close();
                }
            }
        }
        return journal;
    }

    private static List<Metric> metrics(final Pipeline pipeline, final Random random) {
        final List<Metric> metrics = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            final boolean kept = i < 2 || random.nextBoolean();
            metrics.add(pipeline.engine.register(MetricDescriptor.histogram((kept ? "kept_" : "other_") + i)
                    .help("Any.")
                    .range(i % 2 == 0 ? HistogramRange.TIMES : new HistogramRange(1, 1_000_000, 2))
                    .priority(Priority.of(random.nextInt(3)))
                    .retainSamples(kept)
                    .build()));
        }
        for (int i = 0; i < 2; i++) {
            metrics.add(pipeline.engine.register(MetricDescriptor.counter((i == 0 ? "kept_" : "other_") + "total")
                    .help("Any.")
                    .retainSamples(i == 0)
                    .build()));
        }
        return metrics;
    }

    private static Handles handles(final Channel channel, final List<Metric> metrics) {
        final Handles handles = new Handles(new ArrayList<>(), new ArrayList<>());
        for (final Metric metric : metrics) {
            if (metric.descriptor().type() == MetricType.COUNTER) {
                handles.counters.add(channel.counter(metric));
            } else {
                handles.histograms.add(channel.histogram(metric));
            }
        }
        return handles;
    }

    private static Handles shared(final Pipeline pipeline, final List<Metric> metrics) {
        final Handles handles = new Handles(new ArrayList<>(), new ArrayList<>());
        for (final Metric metric : metrics) {
            if (metric.descriptor().type() == MetricType.COUNTER) {
                handles.counters.add(pipeline.engine.sharedChannel().counter(metric));
            } else {
                handles.histograms.add(pipeline.engine.sharedChannel().histogram(metric));
            }
        }
        return handles;
    }

    private static void record(final Handles handles, final Random random) {
        if (random.nextInt(10) == 0) {
            handles.counters.get(random.nextInt(2)).add(random.nextInt(1_000));
            return;
        }
        final Histogram histogram = handles.histograms.get(random.nextInt(handles.histograms.size()));
        final long value = (random.nextLong() >>> random.nextInt(64)) * (random.nextInt(50) == 0 ? -1 : 1);
        switch (random.nextInt(5)) {
            case 0 -> histogram.recordWithExpectedInterval(value, 1 + Math.abs(value) / (1 + random.nextInt(100)));
            case 1 -> histogram.recordAt(value, random.nextLong());
            default -> histogram.record(value);
        }
    }

    /** What each interval brought to each histogram and counter, in full. */
    private static Map<String, String> intervals(final ListFrameLog journal, final ReplayQuery query) {
        final Map<String, String> all = new HashMap<>();
        replay(journal, query, interval -> {
            for (final SeriesDelta delta : interval.series()) {
                all.put(
                        interval.fromNs() + ".." + interval.toNs() + " "
                                + delta.info().metric().name(),
                        describe(delta));
            }
        });
        return all;
    }

    private static String describe(final SeriesDelta delta) {
        final HistogramTotals histogram = delta.histogram();
        if (histogram == null) {
            return delta.counterIncrement() + " to " + delta.counterTotal();
        }
        final Map<Integer, Long> buckets = new TreeMap<>();
        histogram.visitBuckets(buckets::put);
        return histogram.count() + " " + histogram.sum() + " " + histogram.min() + ".." + histogram.max() + " "
                + histogram.clamped() + " " + histogram.corrected() + " " + buckets;
    }

    private static Map<String, Long> counts(final ListFrameLog journal, final ReplayQuery query) {
        final Map<String, Long> all = new TreeMap<>();
        replay(journal, query, interval -> {
            for (final SeriesDelta delta : interval.series()) {
                final HistogramTotals histogram = delta.histogram();
                final long count = histogram == null ? delta.counterIncrement() : histogram.bucketTotal();
                all.merge(delta.info().metric().name(), count, Long::sum);
            }
        });
        return all;
    }

    private static void replay(final ListFrameLog journal, final ReplayQuery query, final ReplaySink sink) {
        final Replay replay = new Replay(query, sink);
        journal.read(new FrameReader(replay));
        assertTrue(replay.finish().isWhole());
    }
}
