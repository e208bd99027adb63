package io.tailrace.engine.descriptor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a descriptor is when nothing is said, and what it is made of when something is. */
class MetricDescriptorBuilderTest {
    @Test
    void shouldDescribeACounterByDefaults() {
        final MetricDescriptor counter =
                MetricDescriptor.counter("hits_total").help("Hits.").build();

        assertEquals("hits_total", counter.name());
        assertEquals(MetricType.COUNTER, counter.type());
        assertEquals(Unit.NONE, counter.unit());
        assertEquals("Hits.", counter.help());
        assertEquals(List.of(), counter.labelNames());
        assertEquals(Priority.NORMAL, counter.priority());
        assertEquals(HistogramRange.NONE, counter.range());
        assertEquals(List.of(), counter.bounds());
        assertEquals(1_000, counter.seriesLimit());
        assertEquals(1, counter.versionMajor());
        assertEquals(0, counter.versionMinor());
        assertFalse(counter.firstParty());
        assertTrue(counter.isUnlabelled());
    }

    @Test
    void shouldDescribeAGaugeByDefaults() {
        final MetricDescriptor gauge =
                MetricDescriptor.gauge("depth").help("Depth.").build();

        assertEquals(MetricType.GAUGE, gauge.type());
        assertEquals(HistogramRange.NONE, gauge.range());
        assertEquals(List.of(), gauge.bounds());
    }

    @Test
    void shouldGiveTimesTheRangeAndTheBucketsOfTheContract() {
        final MetricDescriptor seconds = histogram(Unit.SECONDS).build();

        assertEquals(new HistogramRange(1_000, 3_600_000_000_000L, 3), seconds.range());
        assertArrayEquals(
                new double[] {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10}, seconds.exposedBounds());
    }

    @Test
    void shouldGiveMillionthsTheBucketsOfNumbers() {
        final MetricDescriptor millionths = histogram(Unit.MILLIONTHS).build();

        assertArrayEquals(histogram(Unit.NONE).build().exposedBounds(), millionths.exposedBounds());
        assertEquals(HistogramRange.MILLIONTHS, millionths.range());
        assertArrayEquals(
                new double[] {0.1, 0.25},
                histogram(Unit.MILLIONTHS).bounds(0.1, 0.25).build().exposedBounds());
    }

    @Test
    void shouldGiveMillisecondsTheSameBucketsAsSeconds() {
        final MetricDescriptor milliseconds = histogram(Unit.MILLISECONDS).build();

        assertEquals(histogram(Unit.SECONDS).build().bounds(), milliseconds.bounds());
        assertEquals(HistogramRange.TIMES, milliseconds.range());
        assertArrayEquals(
                new double[] {5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000}, milliseconds.exposedBounds());
    }

    @Test
    void shouldGiveBytesAndNumbersTheirOwnDefaults() {
        final MetricDescriptor bytes = histogram(Unit.BYTES).build();
        final MetricDescriptor numbers = histogram(Unit.NONE).build();

        assertEquals(new HistogramRange(1, 1L << 40, 3), bytes.range());
        assertEquals(
                List.of(64L, 256L, 1_024L, 4_096L, 16_384L, 65_536L, 262_144L, 1_048_576L, 16_777_216L),
                bytes.bounds());
        assertEquals(HistogramRange.NUMBERS, numbers.range());
        assertEquals(List.of(1L, 2L, 5L, 10L, 20L, 50L, 100L, 200L, 500L, 1_000L, 10_000L), numbers.bounds());
    }

    @Test
    void shouldConvertBoundsExactly() {
        final MetricDescriptor seconds = histogram(Unit.SECONDS)
                .bounds(0.000_001, 0.005, 0.3, 1.1, 3_600)
                .build();

        assertEquals(List.of(1_000L, 5_000_000L, 300_000_000L, 1_100_000_000L, 3_600_000_000_000L), seconds.bounds());
        assertArrayEquals(new double[] {0.000_001, 0.005, 0.3, 1.1, 3_600}, seconds.exposedBounds());
    }

    @Test
    void shouldKeepWhatIsSaid() {
        final MetricDescriptor said = MetricDescriptor.histogram("size_bytes")
                .unit(Unit.BYTES)
                .help("Sizes.")
                .labelNames("route", "method")
                .priority(Priority.LOWEST)
                .range(new HistogramRange(2, 1_000, 2))
                .bounds(10, 100)
                .seriesLimit(7)
                .version(3, 4)
                .firstParty()
                .retainSamples()
                .build();

        assertEquals(
                new MetricDescriptor(
                        "size_bytes",
                        MetricType.HISTOGRAM,
                        Unit.BYTES,
                        "Sizes.",
                        List.of("route", "method"),
                        Priority.LOWEST,
                        new HistogramRange(2, 1_000, 2),
                        List.of(10L, 100L),
                        7,
                        3,
                        4,
                        true,
                        true,
                        MetricForm.OF_TYPE,
                        List.of()),
                said);
        assertFalse(said.isUnlabelled());
    }

    @Test
    void shouldNotShareArraysWithItsCaller() {
        final double[] bounds = {1, 2};
        final String[] labels = {"route"};
        final MetricDescriptorBuilder builder =
                histogram(Unit.NONE).bounds(bounds).labelNames(labels);
        bounds[0] = 7;
        labels[0] = "changed";

        assertEquals(List.of(1L, 2L), builder.build().bounds());
        assertEquals(List.of("route"), builder.build().labelNames());
    }

    @Test
    void shouldTakeDefaultsOfTheLastUnitThatWasSaid() {
        final MetricDescriptorBuilder builder = histogram(Unit.BYTES);
        builder.build();

        assertEquals(HistogramRange.TIMES, builder.unit(Unit.SECONDS).build().range());
    }

    private static MetricDescriptorBuilder histogram(final Unit unit) {
        return MetricDescriptor.histogram("of_something").unit(unit).help("Something.");
    }
}
