package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.EngineLabels;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricDescriptorBuilder;
import io.tailrace.engine.descriptor.MetricForm;
import io.tailrace.engine.descriptor.MetricState;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.recording.Histogram;
import io.tailrace.testsupport.ListFrameLog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bounds that are changed while histograms are recorded into: a new version of the metric, the same series, the same handles. */
class RebucketTest {
    private final ListFrameLog journal = new ListFrameLog();

    @Test
    void shouldCountWhatWasRecordedBeforeByTheNewBounds() {
        try (Pipeline pipeline = Pipeline.on(journal)) {
            final Metric metric = pipeline.engine.register(sizes().build());
            final Histogram histogram = pipeline.engine.openChannel("worker").histogram(metric);
            for (int value = 1; value <= 100; value++) {
                histogram.record(value);
            }
            pipeline.interval();
            assertArrayEquals(new long[] {10, 50}, byBound(pipeline));

            assertTrue(pipeline.engine.rebucket("sizes", List.of(5.0, 10.0, 90.0)));

            assertEquals("1.1", metric.descriptor().version());
            pipeline.interval();
            assertArrayEquals(new long[] {5, 10, 90}, byBound(pipeline), "no bucket begins anew");
            histogram.record(7);
            pipeline.interval();
            assertArrayEquals(new long[] {5, 11, 91}, byBound(pipeline));
            assertEquals(101, pipeline.received.totals("sizes").histogram().count());
            assertTrue(pipeline.received.metrics.stream()
                    .anyMatch(info -> info.state() == MetricState.ACTIVE
                            && info.metric().version().equals("1.1")
                            && info.metric().bounds().equals(List.of(5L, 10L, 90L))));
            pipeline.end();
        }
        assertArrayEquals(new long[] {5, 11, 91}, byBound(Pipeline.read(journal)));
        assertEquals(List.of(), FlightRecutTest.audit(journal).findings());
    }

    @Test
    void shouldTellReadersWhoJoinLateAndInTheNextEpoch() {
        try (Pipeline pipeline = Pipeline.on(journal)) {
            final Histogram histogram =
                    pipeline.engine.openChannel("worker").histogram(pipeline.engine.register(sizes().build()));
            histogram.record(20);
            pipeline.engine.rebucket("sizes", List.of(20.0));
            pipeline.interval();
            pipeline.engine.relabel(new EngineLabels("shop", "two", "2"), 0);
            histogram.record(21);
            pipeline.interval();
            assertArrayEquals(new long[] {1}, byBound(pipeline));
            pipeline.end();
        }
        assertEquals(List.of(), FlightRecutTest.audit(journal).findings());
    }

    @Test
    void shouldFindTheMetricByWhatItWasRegisteredWith() {
        try (Pipeline pipeline = Pipeline.on(journal)) {
            final Metric metric = pipeline.engine.register(sizes().build());
            pipeline.engine.rebucket("sizes", List.of(7.0));

            assertSame(metric, pipeline.engine.register(sizes().build()), "the same description again");
            final Metric labelled = pipeline.engine.register(
                    sizes().version(1, 1).labelNames("shelf").build());
            assertEquals(MetricState.DEPRECATED, metric.state());
            assertEquals("1.1", metric.descriptor().version());
            assertEquals("1.2", labelled.descriptor().version(), "1.1 was the old one with other bounds");
            assertEquals(List.of(7L), labelled.descriptor().bounds());
            assertSame(
                    labelled,
                    pipeline.engine.register(
                            sizes().version(1, 1).labelNames("shelf").build()));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> pipeline.engine.register(sizes().bounds(1, 2).build()),
                    "the same version described otherwise");
            pipeline.end();
        }
    }

    @Test
    void shouldGoBackToTheBoundsThatItIsDescribedWith() {
        try (Pipeline pipeline = Pipeline.on(journal)) {
            final Metric metric = pipeline.engine.register(sizes().build());
            pipeline.engine.rebucket("sizes", List.of(7.0));
            assertFalse(pipeline.engine.rebucket("sizes", List.of(7.0)), "it has them");

            assertTrue(pipeline.engine.rebucket("sizes", List.of()));

            assertEquals(List.of(10L, 50L), metric.descriptor().bounds());
            assertEquals("1.2", metric.descriptor().version(), "no version says two things");
        }
    }

    @Test
    void shouldTakeBoundsForMetricsThatAreRegisteredLater() {
        final EngineContext context = new EngineContext()
                .bounds(Map.of("sizes", List.of(1.0, 2.0), "hits_total", List.of(1.0)))
                .journal((clock, errors) -> journal);
        try (Pipeline pipeline = Pipeline.of(context)) {
            final Metric metric = pipeline.engine.register(sizes().build());
            assertEquals(List.of(1L, 2L), metric.descriptor().bounds());
            assertEquals("1.1", metric.descriptor().version());
            assertSame(metric, pipeline.engine.register(sizes().build()));
            assertEquals(List.of(), pipeline.counter("hits_total").descriptor().bounds(), "warned about, left out");
            assertFalse(pipeline.engine.rebucket("later", List.of(3.0)));
            assertEquals(
                    List.of(3L),
                    pipeline.engine
                            .register(MetricDescriptor.histogram("later")
                                    .help("Later.")
                                    .build())
                            .descriptor()
                            .bounds());
            pipeline.end();
        }
    }

    @Test
    void shouldLeaveASummaryWithoutBounds() {
        final MetricDescriptorBuilder brief =
                MetricDescriptor.histogram("brief").help("Brief.").form(MetricForm.SUMMARY);
        try (Pipeline pipeline = Pipeline.on(journal)) {
            pipeline.engine.rebucket("brief", List.of(3.0));
            final Metric metric = pipeline.engine.register(brief.build());
            assertEquals(List.of(), metric.descriptor().bounds(), "warned about, left out");
            assertThrows(IllegalArgumentException.class, () -> pipeline.engine.rebucket("brief", List.of(4.0)));
            pipeline.end();
        }
    }

    @Test
    void shouldRefuseWhatAreNoBounds() {
        try (Pipeline pipeline = Pipeline.on(journal)) {
            pipeline.engine.register(sizes().build());
            pipeline.counter("hits_total");
            for (final List<Double> bounds : List.of(List.of(2.0, 1.0), List.of(0.0), List.of(Double.NaN))) {
                assertThrows(IllegalArgumentException.class, () -> pipeline.engine.rebucket("sizes", bounds));
            }
            assertThrows(IllegalArgumentException.class, () -> pipeline.engine.rebucket("hits_total", List.of(1.0)));
            assertThrows(IllegalArgumentException.class, () -> pipeline.engine.rebucket("sizes", List.of(1.2, 1.3)));
            final IllegalArgumentException fault = assertThrows(
                    IllegalArgumentException.class,
                    () -> TelemetryEngine.launch(
                            new EngineContext().bounds(Map.of("a", List.of(), "b", List.of(-1.0)))));
            assertTrue(
                    fault.getMessage().contains("\"a\"") && fault.getMessage().contains("\"b\""), fault::getMessage);
        }
    }

    private static MetricDescriptorBuilder sizes() {
        return MetricDescriptor.histogram("sizes").help("Sizes.").bounds(10, 50);
    }

    private static long[] byBound(final Pipeline pipeline) {
        return byBound(pipeline.poll());
    }

    private static long[] byBound(final Received received) {
        final SeriesTotals totals = received.totals("sizes");
        final long[] counts = new long[totals.info().metric().bounds().size()];
        totals.histogram().copyBoundCounts(counts);
        return counts;
    }
}
