package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.EngineLabels;
import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricDescriptorBuilder;
import io.tailrace.engine.descriptor.MetricForm;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.engine.recording.SharedCounter;
import io.tailrace.engine.recording.SharedHistogram;
import io.tailrace.testsupport.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quantiles that a descriptor names: what readers know of them, and of which time they are. */
class QuantilesTest {
    private static final HistogramRange RANGE = HistogramRange.TIMES;
    private static final MetricDescriptor TOOK =
            builder().quantiles(0, 0.5, 0.99, 1).build();

    private final Pipeline pipeline = Pipeline.inMemory();

    private static MetricDescriptorBuilder builder() {
        return MetricDescriptor.histogram("took_seconds")
                .unit(Unit.SECONDS)
                .help("Took.")
                .form(MetricForm.SUMMARY);
    }

    private SharedHistogram took() {
        return pipeline.engine.sharedChannel().histogram(pipeline.engine.register(TOOK));
    }

    private HistogramTotals recent() {
        return pipeline.received.totals("took_seconds").recent();
    }

    private void setWallClock(final long seconds) {
        pipeline.clock.setEpochNanos(pipeline.clock.epochNanos() + TimeUnit.SECONDS.toNanos(seconds));
    }

    private EngineLabels labels(final String tier) {
        final EngineLabels now = pipeline.engine.labels();
        return new EngineLabels(now.service(), now.instance(), now.buildVersion(), Map.of("tier", tier));
    }

    /** From the last cut on nothing is recorded: everything is there for 40 s, and nothing behind 60 s and the time of a sign of life. */
    private void assertForgottenInTime(final long recorded) {
        final long[] seen = new long[70];
        for (int second = 0; second < seen.length; second++) {
            pipeline.passMs(1_000);
            seen[second] = recent().bucketTotal();
        }
        assertEquals(recorded, seen[36], () -> Arrays.toString(seen));
        assertEquals(0, seen[61], () -> Arrays.toString(seen));
    }

    @Test
    void shouldBeWhatHdrHistogramSays() {
        try (pipeline) {
            final SharedHistogram took = took();
            Seeds.run(1, random -> {
                final Histogram expected =
                        new Histogram(RANGE.lowestValue(), RANGE.highestValue(), RANGE.significantDigits());
                for (int i = 0; i < 3_000; i++) {
                    final long value = (long) (1_000 * Math.pow(10, random.nextDouble() * 6));
                    took.record(value);
                    expected.recordValue(value);
                    if (i % 500 == 0) {
                        pipeline.interval();
                    }
                }
                pipeline.interval();
                assertEquals(
                        TOOK, pipeline.received.totals("took_seconds").info().metric());
                assertEquals(expected.getTotalCount(), recent().bucketTotal());
                for (final double quantile : TOOK.quantiles()) {
                    final long value = recent().valueAtPercentile(quantile * 100);
                    assertTrue(
                            expected.valuesAreEquivalent(expected.getValueAtPercentile(quantile * 100), value),
                            () -> quantile + ": " + value);
                }
            });
        }
    }

    @Test
    void shouldForgetWhatIsOlderThanAMinute() {
        try (pipeline) {
            final SharedHistogram took = took();
            took.record(5_000);
            pipeline.interval();
            final long[] seen = new long[70];
            for (int second = 0; second < seen.length; second++) {
                pipeline.passMs(1_000); // nothing but signs of life
                seen[second] = recent().bucketTotal();
            }
            assertEquals(1, seen[38]);
            assertEquals(0, seen[60]);
            assertEquals(1, pipeline.received.totals("took_seconds").histogram().count());
            took.record(7_000);
            pipeline.interval();
            assertEquals(1, recent().bucketTotal());
            assertEquals(7_000, recent().max());
        }
    }

    @Test
    void shouldChangeTheRevisionWhenTimeAloneChangesThem() {
        try (pipeline) {
            took().record(5_000);
            pipeline.interval();
            final long before = pipeline.received.totals("took_seconds").revision();
            pipeline.passMs(1_000);
            assertEquals(before, pipeline.received.totals("took_seconds").revision());
            pipeline.passMs(70_000);
            assertTrue(pipeline.received.totals("took_seconds").revision() > before);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-3_600, -30, 30, 3_600})
    void shouldGoOnWhenTheWallClockIsSet(final long seconds) {
        try (pipeline) {
            final SharedHistogram took = took();
            took.record(5_000);
            pipeline.interval();
            setWallClock(seconds);
            for (int i = 0; i < 20; i++) {
                took.record(5_000);
                pipeline.interval();
            }
            assertEquals(21, recent().bucketTotal());
            assertForgottenInTime(21);
            took.record(7_000);
            pipeline.interval();
            assertEquals(1, recent().bucketTotal());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-3_600, 3_600})
    void shouldGoOnWhenTheWallClockIsSetWhileNothingIsRecorded(final long seconds) {
        try (pipeline) {
            final SharedHistogram took = took();
            took.record(5_000);
            pipeline.interval();
            pipeline.passMs(1_000);
            setWallClock(seconds);
            pipeline.passMs(1_000);
            pipeline.passMs(1_000);
            assertEquals(1, recent().bucketTotal());
            took.record(5_000);
            pipeline.interval();
            assertEquals(2, recent().bucketTotal());
            assertForgottenInTime(2);
        }
    }

    @Test
    void shouldForgetWithoutASignOfLife() {
        try (Pipeline silent = Pipeline.of(new EngineContext().statusIntervalNs(TimeUnit.HOURS.toNanos(1)))) {
            final SharedHistogram took = silent.engine.sharedChannel().histogram(silent.engine.register(TOOK));
            final SharedCounter other = silent.engine.sharedChannel().counter(silent.counter("other_total"));
            took.record(5_000);
            silent.interval();
            final long before = silent.received.totals("took_seconds").revision();
            final int signs = silent.received.statuses.size();
            final long[] seen = new long[70];
            for (int second = 0; second < seen.length; second++) {
                other.increment();
                seen[second] =
                        silent.passMs(1_000).totals("took_seconds").recent().bucketTotal();
            }
            assertEquals(signs, silent.received.statuses.size());
            assertEquals(1, seen[38]);
            assertEquals(0, seen[60]);
            assertTrue(silent.received.totals("took_seconds").revision() > before);
        }
    }

    @Test
    void shouldGoOnUnderOtherLabels() {
        try (pipeline) {
            final SharedHistogram took = took();
            final SharedHistogram ours = pipeline.engine
                    .sharedChannel()
                    .histogram(pipeline.engine.register(MetricDescriptor.histogram("ours_seconds")
                            .unit(Unit.SECONDS)
                            .help("Ours.")
                            .form(MetricForm.SUMMARY)
                            .quantiles(0.5)
                            .firstParty()
                            .build()));
            took.record(5_000);
            ours.record(5_000);
            pipeline.interval();
            for (final long seconds : new long[] {3_600, -7_200}) {
                setWallClock(seconds);
                assertEquals(RelabelResult.RELABELLED, pipeline.engine.relabel(labels("at " + seconds), 0));
                pipeline.passMs(1_000);
            }
            assertEquals(3, pipeline.received.view().epoch().epoch());
            assertEquals(1, recent().bucketTotal());
            assertEquals(
                    0,
                    pipeline.received.totals("ours_seconds").recent().bucketTotal(),
                    "begins at zero with its labels");
            took.record(7_000);
            pipeline.interval();
            assertEquals(2, recent().bucketTotal());
            assertEquals(5_000, recent().min());
            assertForgottenInTime(2);
        }
    }

    @Test
    void shouldKeepThemWhileALabelChangeIsNotWholeYet() {
        try (pipeline) {
            took().record(5_000);
            pipeline.interval();
            final TelemetryView view = TelemetryView.withQuantiles();
            final FrameReader reader = new FrameReader(view);
            assertEquals(RelabelResult.RELABELLED, pipeline.engine.relabel(labels("blue"), 0));
            assertEquals(RelabelResult.RELABELLED, pipeline.engine.relabel(labels("green"), 0));
            pipeline.interval();
            final List<Long> seen = new ArrayList<>();
            try (FrameTailer tailer = pipeline.engine.openTailer("other", StartPosition.EARLIEST)) {
                tailer.poll(
                        (buffer, offset, length, position) -> {
                            reader.onFrame(buffer, offset, length, position);
                            view.series().stream()
                                    .filter(series -> series.info().metric().equals(TOOK))
                                    .map(series -> series.recent().bucketTotal())
                                    .filter(now -> seen.isEmpty()
                                            || !seen.get(seen.size() - 1).equals(now))
                                    .forEach(seen::add);
                        },
                        Integer.MAX_VALUE);
            }
            assertEquals(List.of(0L, 1L), seen);
        }
    }

    @Test
    void shouldKeepNothingInAViewThatShowsNone() {
        for (final TelemetryView view : List.of(new TelemetryView(), TelemetryView.epochByEpoch())) {
            try (Pipeline recorded = Pipeline.inMemory();
                    FrameTailer tailer = recorded.engine.openTailer("other", StartPosition.EARLIEST)) {
                recorded.engine
                        .sharedChannel()
                        .histogram(recorded.engine.register(TOOK))
                        .record(5_000);
                recorded.interval();
                tailer.poll(new FrameReader(view), Integer.MAX_VALUE);
                final SeriesTotals took = view.series().stream()
                        .filter(series -> series.info().metric().equals(TOOK))
                        .findFirst()
                        .orElseThrow();
                assertEquals(1, took.histogram().count());
                assertNull(took.recent());
            }
        }
    }

    @Test
    void shouldKeepNothingOfLateWhereNoneAreShown() {
        try (pipeline) {
            pipeline.engine
                    .sharedChannel()
                    .histogram(pipeline.engine.register(builder().build()))
                    .record(5_000);
            pipeline.interval();
            assertNull(recent());
        }
    }

    @Test
    void shouldRefuseWhatAreNoQuantiles() {
        for (final double[] bad :
                new double[][] {{1.01}, {-0.1}, {0.5, 0.5}, {0.9, 0.5}, {Double.NaN}, new double[17]}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> builder().quantiles(bad).build());
        }
        final IllegalArgumentException fault = assertThrows(
                IllegalArgumentException.class,
                () -> builder().form(MetricForm.OF_TYPE).quantiles(0.5).build());
        assertTrue(fault.getMessage().contains("only a summary shows quantiles"), fault.getMessage());
        assertEquals(List.of(), builder().build().quantiles());
    }
}
