package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.EngineLabels;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.HistogramValue;
import io.tailrace.engine.reader.JournalGapBridge;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.audit.AuditReport;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.Counter;
import io.tailrace.engine.recording.Histogram;
import io.tailrace.testsupport.FaultyFrameLog;
import io.tailrace.testsupport.ListFrameLog;
import io.tailrace.testsupport.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random lives of a service: it records, its labels and bounds are changed, its journal stands still, it is flushed and started anew. Every total
 * is then what a simple count says, in its journal too.
 */
class ReloadModelTest {
    private static final int STEPS = 120;
    private static final int SMALL_LOG = 1 << 18;
    private static final List<EngineLabels> LABELS = List.of(
            new EngineLabels("shop", "one", "1"),
            new EngineLabels("shop", "one", "1", Map.of("tier", "green")),
            new EngineLabels("shop", "two", "1", Map.of("tier", "green", "zone", "b")));
    private static final List<List<Double>> BOUNDS =
            List.of(List.of(), List.of(10.0), List.of(3.0, 50.0, 200.0), List.of(50.0, 200.0));

    private final List<Long> values = new ArrayList<>();
    private ListFrameLog list;
    private FaultyFrameLog journal;
    private Pipeline pipeline;
    private Channel channel;
    private Counter hits;
    private Counter ours;
    private Histogram sizes;
    private EngineLabels labels;
    private List<Double> bounds;
    private long hitsRecorded;
    private long oursUnderLabels;
    private long samples;
    private long relabels;
    private long starts;
    private long gapsOfAllRuns;
    private long relabelsOfAllRuns;

    @Test
    void shouldAgreeWithTheModel() {
        Seeds.run(12, random -> {
            list = new ListFrameLog();
            journal = new FaultyFrameLog(list, new Random(random.nextLong()));
            values.clear();
            labels = LABELS.get(0);
            bounds = BOUNDS.get(0);
            hitsRecorded = 0;
            oursUnderLabels = 0;
            samples = 0;
            relabels = 0;
            starts = 0;
            start();
            for (int i = 0; i < STEPS; i++) {
                step(random);
            }
            end();
            check();
            relabelsOfAllRuns += relabels;
        });
        assertTrue(gapsOfAllRuns > 0 && relabelsOfAllRuns > 50, gapsOfAllRuns + " gaps, " + relabelsOfAllRuns);
    }

    private void step(final Random random) {
        switch (random.nextInt(12)) {
            case 0, 1 -> relabel(LABELS.get(random.nextInt(LABELS.size())));
            case 2 -> {
                bounds = BOUNDS.get(random.nextInt(BOUNDS.size()));
                pipeline.engine.rebucket("sizes", bounds);
            }
            case 3 -> assertEquals(FlushResult.FLUSHED, pipeline.engine.flush(0));
            case 4 -> {
                if (random.nextInt(3) == 0) {
                    end();
                    start();
                }
            }
            case 5 -> {
                if (random.nextInt(6) == 0) {
                    outage(random);
                }
            }
            case 6, 7 -> pipeline.interval();
            default -> record(random, 1 + random.nextInt(20));
        }
    }

    private void start() {
        list.reopen();
        starts++;
        pipeline = Pipeline.of(new EngineContext()
                .service(labels.service())
                .instance(labels.instance())
                .buildVersion(labels.buildVersion())
                .extraLabels(labels.extra())
                .bounds(bounds.isEmpty() ? Map.of() : Map.of("sizes", bounds))
                .memoryLogLengthInBytes(SMALL_LOG)
                .journal((clock, errors) -> journal));
        channel = pipeline.engine.openChannel("worker");
        hits = channel.counter(pipeline.counter("hits_total"));
        ours = channel.counter(pipeline.engine.register(MetricDescriptor.counter("ours_total")
                .help("Ours.")
                .firstParty()
                .build()));
        sizes = channel.histogram(pipeline.engine.register(MetricDescriptor.histogram("sizes")
                .help("Sizes.")
                .bounds(20, 100)
                .build()));
    }

    private void relabel(final EngineLabels next) {
        final RelabelResult result = pipeline.engine.relabel(next, 0);
        assertEquals(next.equals(labels) ? RelabelResult.UNCHANGED : RelabelResult.RELABELLED, result);
        if (result == RelabelResult.RELABELLED) {
            oursUnderLabels = 0;
            relabels++;
        }
        labels = next;
    }

    private void record(final Random random, final int count) {
        for (int i = 0; i < count; i++) {
            final long value = 1L + random.nextInt(300);
            hits.add(value);
            ours.increment();
            sizes.record(value);
            values.add(value);
            hitsRecorded += value;
            oursUnderLabels++;
            samples += 3;
        }
    }

    /** Long enough for the journal to be left behind; while it is, no labels change. */
    private void outage(final Random random) {
        final Histogram filler = channel.histogram(pipeline.histogram("filler"));
        // What a journal states is counted from its first frame on: it must have one.
        assertEquals(FlushResult.FLUSHED, pipeline.engine.flush(0));
        journal.stall();
        for (int i = 0; i < 250; i++) {
            for (int n = 0; n < 100; n++, samples++) {
                filler.record(random.nextLong(1_000_000_000));
            }
            record(random, 1);
            pipeline.interval();
        }
        final EngineLabels other = LABELS.get(labels.equals(LABELS.get(0)) ? 1 : 0);
        assertEquals(RelabelResult.TIMED_OUT, pipeline.engine.relabel(other, 0));
        journal.heal();
        for (int i = 0; i < 200; i++) {
            pipeline.interval(); // its waits grow to ten seconds
        }
    }

    private void end() {
        channel.close();
        final Received received = pipeline.end();
        assertEquals(hitsRecorded, received.counter("hits_total"));
        assertEquals(oursUnderLabels, received.counter("ours_total"));
        assertEquals(starts - 1, received.counter("service_restarts_total"));
        assertEquals(labels.extra(), received.view().epoch().extraLabels());
    }

    private void check() {
        final Received received = Pipeline.read(list);
        assertEquals(List.of(), received.faults);
        assertEquals(hitsRecorded, received.counter("hits_total"));
        assertEquals(oursUnderLabels, received.counter("ours_total"));
        assertEquals(starts + relabels, received.view().epoch().epoch());
        final SeriesTotals totals = received.totals("sizes");
        final List<Long> shown = totals.info().metric().bounds();
        final long[] counts = new long[shown.size()];
        totals.histogram().copyBoundCounts(counts);
        assertArrayEquals(
                shown.stream()
                        .mapToLong(bound ->
                                values.stream().filter(value -> value <= bound).count())
                        .toArray(),
                counts);
        final AuditReport report = FlightRecutTest.audit(list);
        assertTrue(report.isWhole(), report::toString);
        assertEquals(
                samples,
                report.epochs().stream()
                        .mapToLong(epoch -> epoch.samples() + epoch.gapSamples())
                        .sum());
        gapsOfAllRuns += received.journalGaps.size();
        assertEquals(values.size(), replayed(), "snapshot by snapshot");
        assertNotEquals(0, received.epochs.size());
    }

    /** Samples of the histogram, added up from snapshots, with one for each gap. */
    private long replayed() {
        final long[] sum = new long[1];
        final FrameListener adder = new FrameListener() {
            @Override
            public void onSnapshot(final Snapshot snapshot, final long position) {
                sum[0] += snapshot.values().histograms().stream()
                        .filter(value -> value.series().metric().name().equals("sizes"))
                        .mapToLong(HistogramValue::count)
                        .sum();
            }
        };
        final FrameReader bridge = new FrameReader(new JournalGapBridge(adder));
        final FrameReader direct = new FrameReader(adder);
        list.read((buffer, offset, length, position) -> {
            bridge.onFrame(buffer, offset, length, position);
            direct.onFrame(buffer, offset, length, position);
        });
        return sum[0];
    }
}
