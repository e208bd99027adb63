package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricDescriptorBuilder;
import io.tailrace.engine.descriptor.MetricForm;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.recording.SharedHistogram;
import io.tailrace.testsupport.Seeds;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

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
