package io.tailrace.engine.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricDescriptorBuilder;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.Counter;
import io.tailrace.engine.recording.Histogram;
import io.tailrace.testsupport.Seeds;
import io.tailrace.testsupport.SettableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FleetTotalsTest {
    private final SettableClock clock = new SettableClock();
    private final FleetTotals fleet = new FleetTotals();

    @Test
    void shouldHaveTheQuantilesOfAllSamplesTogether() {
        Seeds.run(3, random -> {
            final FleetTotals together = new FleetTotals();
            final HistogramTotals reference =
                    new HistogramTotals(work(HistogramRange.TIMES).build());
            final SampleHistogram all =
                    new SampleHistogram(work(HistogramRange.TIMES).build());
            for (int instance = 0; instance < 3; instance++) {
                record(together, "shop", "i" + instance, HistogramRange.TIMES, random, 1_000, all);
            }
            reference.add(all);
            final HistogramTotals merged = only(together, "fleet_work_seconds").histogram();
            assertEquals(reference.count(), merged.count());
            assertEquals(reference.sum(), merged.sum());
            assertEquals(reference.min(), merged.min());
            assertEquals(reference.max(), merged.max());
            assertEquals(buckets(reference), buckets(merged));
            assertEquals(3_000, only(together, "fleet_calls_total").counterTotal());
        });
    }

    @Test
    void shouldKeepServicesApart() {
        record(fleet, "shop", "a", HistogramRange.TIMES, new Random(1), 10, null);
        record(fleet, "till", "a", HistogramRange.TIMES, new Random(1), 10, null);
        assertEquals(
                2,
                fleet.series().stream()
                        .filter(series -> series.histogram() != null)
                        .count());
    }

    @Test
    void shouldNotAddWhatHasAnotherRange() {
        record(fleet, "shop", "a", HistogramRange.TIMES, new Random(1), 10, null);
        record(fleet, "shop", "b", new HistogramRange(1_000, 1_000_000_000L, 2), new Random(1), 10, null);
        assertEquals(10, only(fleet, "fleet_work_seconds").histogram().count());
        assertTrue(fleet.conflicts() > 0);
    }

    @Test
    void shouldKeepWhatAnEngineRecordedThatBeganAnewAtZero() {
        final FrameListener source = fleet.source();
        final MetricDescriptor metric =
                MetricDescriptor.counter("calls_total").help("Calls.").build();
        final SeriesInfo series = new SeriesInfo(1, metric, List.of());
        source.onEpoch(epoch(1, false), 0);
        source.onSnapshot(snapshot(epoch(1, false), 1, new CounterValue(series, 7)), 0);
        source.onEpoch(epoch(2, false), 0);
        source.onSnapshot(snapshot(epoch(2, false), 1, new CounterValue(series, 5)), 0);
        assertEquals(12, only(fleet, "fleet_calls_total").counterTotal());
    }

    @Test
    void shouldNotCountTwiceWhatAnEpochResumed() {
        final FrameListener source = fleet.source();
        final MetricDescriptor metric =
                MetricDescriptor.counter("calls_total").help("Calls.").build();
        final SeriesInfo series = new SeriesInfo(1, metric, List.of());
        source.onEpoch(epoch(1, false), 0);
        source.onSnapshot(snapshot(epoch(1, false), 1, new CounterValue(series, 7)), 0);
        source.onEpoch(epoch(2, true), 0);
        final Values totals = new Values(List.of(new CounterValue(series, 7)), List.of(), List.of());
        source.onCheckpoint(new Checkpoint(epoch(2, true), 1, 0, 0, totals, List.of()), 0);
        source.onSnapshot(snapshot(epoch(2, true), 1, new CounterValue(series, 9)), 0);
        assertEquals(9, only(fleet, "fleet_calls_total").counterTotal());
    }

    private void record(
            final FleetTotals target,
            final String service,
            final String instance,
            final HistogramRange range,
            final Random random,
            final int samples,
            final SampleHistogram all) {
        final FrameReader reader = new FrameReader(target.source());
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                .service(service)
                .instance(instance)
                .amnesia(true)
                .clock(clock)
                .threadingMode(ThreadingMode.INVOKER))) {
            final FrameTailer tailer = engine.openTailer("test", StartPosition.EARLIEST);
            final Metric work = engine.register(work(range).build());
            final Metric calls = engine.register(
                    MetricDescriptor.counter("calls_total").help("Calls.").build());
            final Channel channel = engine.openChannel("c");
            final Histogram histogram = channel.histogram(work);
            final Counter counter = channel.counter(calls);
            for (int i = 0; i < samples; i++) {
                final long valueNs = 1_000 + (long) Math.pow(10, 3 + 6 * random.nextDouble());
                histogram.record(valueNs);
                counter.increment();
                if (all != null) {
                    all.record(valueNs, 0);
                }
                if (i % 100 == 0) {
                    cut(engine);
                }
            }
            cut(engine);
            while (tailer.poll(reader, 100) > 0) {
                // All that there is.
            }
        }
    }

    private void cut(final TelemetryEngine engine) {
        clock.advanceMs(200);
        for (int i = 0; i < 10; i++) {
            engine.invoke();
        }
    }

    private static MetricDescriptorBuilder work(final HistogramRange range) {
        return MetricDescriptor.histogram("work_seconds")
                .help("Work.")
                .unit(Unit.SECONDS)
                .range(range);
    }

    private static List<String> buckets(final HistogramTotals totals) {
        final List<String> buckets = new ArrayList<>();
        totals.visitBuckets((index, count) -> buckets.add(index + ":" + count));
        return buckets;
    }

    private static SeriesTotals only(final FleetTotals fleet, final String name) {
        final List<SeriesTotals> found = fleet.series().stream()
                .filter(series -> series.info().metric().name().equals(name))
                .toList();
        assertEquals(1, found.size(), name);
        return found.get(0);
    }

    private static EpochInfo epoch(final int number, final boolean resumed) {
        return new EpochInfo(number, "shop", "a", "1", !resumed, resumed, 0, 0, 1, number - 1, 1);
    }

    private static Snapshot snapshot(final EpochInfo epoch, final long id, final CounterValue value) {
        return new Snapshot(epoch, id, 0, 0, 1, new Values(List.of(value), List.of(), List.of()), List.of());
    }
}
