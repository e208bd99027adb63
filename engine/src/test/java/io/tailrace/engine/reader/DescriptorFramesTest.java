package io.tailrace.engine.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricForm;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.descriptor.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Descriptors and series that no engine would write. */
final class DescriptorFramesTest {
    private final RecordingListener heard = new RecordingListener();
    private final FrameReader reader = new FrameReader(heard);

    @Test
    void shouldKeepEveryFieldOfADescriptor() {
        final MetricDescriptor metric = new MetricDescriptor(
                "a_bytes",
                MetricType.HISTOGRAM,
                Unit.BYTES,
                "Help \u00e4\n.",
                List.of("x", "y"),
                Priority.LOWEST,
                new HistogramRange(2, 9_999, 2),
                List.of(5L, 6L),
                17,
                4,
                2,
                true,
                true,
                MetricForm.OF_TYPE,
                List.of());
        new FrameFixture().epoch(1).descriptor(1, metric).series(1, 1, "p", "").writeTo(reader);

        assertEquals(metric, heard.series.get(0).metric());
    }

    /** What an older reader makes of a unit that a later version brought. */
    @Test
    void shouldLeaveAMetricOutWhoseUnitItDoesNotKnow() {
        final MetricDescriptor known = counter("known_total", List.of());
        new FrameFixture()
                .epoch(1)
                .descriptorOfUnit(1, counter("later_total", List.of()), 99)
                .descriptor(2, known)
                .series(1, 1)
                .series(2, 2)
                .writeTo(reader);

        assertEquals(1, heard.badFrames.size(), heard.badFrames.toString());
        assertEquals(1, heard.series.size());
        assertEquals(known, heard.series.get(0).metric());
    }

    @Test
    void shouldRefuseWhatAreNoQuantiles() {
        final FrameFixture frames = new FrameFixture().epoch(1);
        int metricId = 0;
        for (final double[] bad : new double[][] {{2}, {-1}, {Double.NaN}, {0.5, 0.5}, new double[17]}) {
            frames.descriptorOfQuantiles(++metricId, "took", bad);
        }
        frames.descriptorOfQuantiles(++metricId, "took", 0, 0.5, 1).series(1, metricId);
        frames.writeTo(reader);

        assertEquals(5, heard.badFrames.size(), heard.badFrames.toString());
        assertEquals(List.of(0.0, 0.5, 1.0), heard.series.get(0).metric().quantiles());
    }

    @Test
    void shouldRefuseWhatIsNoName() {
        new FrameFixture()
                .epoch(1)
                .descriptor(1, counter("a".repeat(201), List.of()))
                .descriptor(2, counter("good_total", List.of("..name..")))
                .descriptor(3, counter("good_total", List.of("a", "a")))
                .descriptor(4, counter("", List.of()))
                .descriptor(5, counter("good_total", List.of("")))
                .writeTo(reader);

        assertEquals(5, heard.badFrames.size(), heard.badFrames.toString());
    }

    @Test
    void shouldTakeAnyNameThatOutputsCanQuote() {
        final MetricDescriptor metric = counter("http.hits {\"x\"} 1\n\ud83d\ude00_total", List.of("a=\"", "b.c"));
        new FrameFixture().epoch(1).descriptor(1, metric).series(1, 1, "p", "q").writeTo(reader);

        assertEquals(metric, heard.series.get(0).metric());
    }

    @Test
    void shouldRefuseBoundsThatDoNotRise() {
        new FrameFixture()
                .epoch(1)
                .descriptor(1, histogram(HistogramRange.TIMES, List.of(3L, 3L)))
                .writeTo(reader);

        assertBad("bound 3 does not rise above 3");
    }

    @Test
    void shouldRefuseARangeThatNoHistogramHas() {
        new FrameFixture()
                .epoch(1)
                .descriptor(1, histogram(new HistogramRange(0, 10, 9), List.of()))
                .writeTo(reader);

        assertBad("no histogram has the range");
    }

    @Test
    void shouldRefuseAMetricThatBecomesAnother() {
        new FrameFixture()
                .epoch(1)
                .descriptor(1, counter("a_total", List.of()))
                .descriptor(1, counter("b_total", List.of()))
                .writeTo(reader);

        assertBad("metric 1 is described again as another one");
    }

    @Test
    void shouldRefuseASeriesThatBecomesAnother() {
        Shop.open(1).series(Shop.ORDERS, 10, "gift").writeTo(reader);

        assertBad("series 1 is repeated as another one");
    }

    @Test
    void shouldRefuseASeriesWithTooFewLabelValues() {
        Shop.open(1).series(9, 10).writeTo(reader);

        assertBad("series 9 has 0 label values for the labels [kind]");
    }

    @Test
    void shouldRefuseASeriesOfNoMetric() {
        Shop.open(1).series(9, 99).writeTo(reader);

        assertBad("a series of metric 99, which no frame described");
    }

    @Test
    void shouldLoseOnlyTheSeriesOfABadDescriptor() {
        Shop.open(1)
                .descriptor(13, counter("", List.of()))
                .series(9, 13)
                .snapshotPart(1, 0, new PartFixture().counter(9, 1).counter(Shop.ORDERS, 2))
                .snapshotCommit(1, 1)
                .writeTo(reader);

        assertEquals(1, heard.badFrames.size(), heard.badFrames.toString());
        assertEquals(1, heard.snapshots.get(0).values().counters().size());
    }

    @Test
    void shouldRefuseChannelsThatContradictThemselves() {
        Shop.open(1)
                .channelClosed(9, 5, 0)
                .channelOpened(Shop.TILL, "other")
                .channelOpened(8, "x".repeat(600))
                .channelClosed(Shop.TILL, -2, 0)
                .writeTo(reader);

        assertEquals(4, heard.badFrames.size(), heard.badFrames.toString());
        assertTrue(heard.badFrames.get(0).endsWith("channel 9 is closed but was not open"));
        assertTrue(heard.badFrames.get(1).endsWith("channel 7 is opened again under another name"));
    }

    @Test
    void shouldRefuseAnEpochThatBecomesAnother() {
        Shop.open(1).epochFrame(true, true).epochFrame(false, false).writeTo(reader);

        assertEquals(1, heard.epochs.size());
        assertEquals(2, heard.badFrames.size(), heard.badFrames.toString());
    }

    private void assertBad(final String reason) {
        assertEquals(1, heard.badFrames.size(), heard.badFrames.toString());
        assertTrue(heard.badFrames.get(0).contains(reason), heard.badFrames.get(0));
    }

    private static MetricDescriptor counter(final String name, final List<String> labels) {
        return new MetricDescriptor(
                name,
                MetricType.COUNTER,
                Unit.NONE,
                "h",
                labels,
                Priority.NORMAL,
                HistogramRange.NONE,
                List.of(),
                1,
                1,
                0,
                false,
                false,
                MetricForm.OF_TYPE,
                List.of());
    }

    private static MetricDescriptor histogram(final HistogramRange range, final List<Long> bounds) {
        return new MetricDescriptor(
                "h",
                MetricType.HISTOGRAM,
                Unit.NONE,
                "h",
                List.of(),
                Priority.NORMAL,
                range,
                bounds,
                1,
                1,
                0,
                false,
                false,
                MetricForm.OF_TYPE,
                List.of());
    }
}
