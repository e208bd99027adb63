package io.tailrace.engine.reader.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricDescriptorBuilder;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.FrameFixture;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.PartFixture;
import io.tailrace.engine.reader.Shop;
import io.tailrace.engine.reader.replay.Replay;
import io.tailrace.engine.reader.replay.ReplayQuery;
import io.tailrace.testsupport.Seeds;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class RecordedMetricTest {
    private static final int GETS = 21;
    private static final int PUTS = 22;
    private static final String NAME = "store_latency_seconds";
    private static final HistogramRange RANGE = new HistogramRange(1_000, 10_000_000_000L, 3);
    private static final ReplayQuery QUERY = ReplayQuery.ALL.metric(Pattern.compile(NAME));

    @Test
    void shouldHaveTheQuantilesOfHdrHistogramOverAllSeriesAndIntervals() {
        Seeds.run(3, random -> {
            final Histogram expected = histogram();
            final FrameFixture frames = journal(random, 600, expected);

            final RecordedMetric recorded = record(QUERY, frames);

            final Cell total = recorded.recording().total();
            assertEquals(600, recorded.intervals());
            assertEquals(expected.getTotalCount(), recorded.samples());
            assertTrue(recorded.recording().cells().size() < Cells.LIMIT);
            for (final double percentile : new double[] {1, 50, 90, 99, 99.9}) {
                assertEquals(
                        Math.min(expected.getValueAtPercentile(percentile), total.max()),
                        total.valueAtPercentile(percentile));
            }
            assertTrue(expected.valuesAreEquivalent(expected.getMaxValue(), total.max()));
        });
    }

    @Test
    void shouldSelectSeriesByLabels() {
        final FrameFixture frames = journal(new Random(1), 10, histogram());

        final long gets = record(QUERY.label("op", "get"), frames).samples();
        final long puts = record(QUERY.label("op", "put"), frames).samples();

        assertTrue(gets > 0 && puts > 0);
        assertEquals(record(QUERY, frames).samples(), gets + puts);
        assertEquals(0, record(QUERY.label("op", "scan"), frames).samples());
    }

    @Test
    void shouldHaveNothingOfAMetricThatIsNotThere() {
        final RecordedMetric recorded =
                record(ReplayQuery.ALL.metric(Pattern.compile("nothing")), journal(new Random(1), 3, histogram()));

        assertNull(recorded.metric());
        assertEquals(0, recorded.intervals());
    }

    @Test
    void shouldTakeRestartsTogetherAndRefuseThatTheMetricChangesInBetween() {
        final FrameFixture frames = journal(new Random(1), 10, histogram());
        final FrameFixture same = journal(frames.startingAt(100).epoch(2), new Random(2), 10, histogram(), metric());
        assertEquals(20, record(QUERY, same).intervals());

        final FrameFixture changed =
                journal(frames.startingAt(200).epoch(3), new Random(3), 10, histogram(), metric().unit(Unit.NONE));
        final IncomparableException fault = assertThrows(IncomparableException.class, () -> record(QUERY, changed));
        assertEquals(NAME + " has the unit seconds and then none", fault.getMessage());
    }

    @Test
    void shouldRefuseToCompareWhatIsNotTheSame() {
        final RecordedMetric base = record(QUERY, journal(new Random(1), 40, histogram()));
        final HistogramRange narrow = new HistogramRange(1_000, 1_000_000_000, 3);
        final Histogram scratch = new Histogram(narrow.lowestValue(), narrow.highestValue(), 3);
        final RecordedMetric now =
                record(QUERY, journal(new FrameFixture().epoch(1), new Random(2), 40, scratch, metric().range(narrow)));

        final IncomparableException fault =
                assertThrows(IncomparableException.class, () -> Comparison.of(base, now, ComparisonSettings.DEFAULT));
        assertTrue(fault.getMessage().startsWith(NAME + " has the range "), fault.getMessage());
    }

    @Test
    void shouldKnowWhichMetricsThereAre() {
        final KnownMetrics known = new KnownMetrics();
        Shop.open(1).writeTo(new FrameReader(known));
        journal(new Random(1), 1, histogram()).writeTo(new FrameReader(known));

        assertEquals(Shop.ORDERS_METRIC, known.metric("shop_orders_total"));
        assertNull(known.metric("shop_order_total"));
        assertEquals(List.of("shop_latency_seconds", "store_latency_seconds"), known.histograms());
    }

    private static RecordedMetric record(final ReplayQuery query, final FrameFixture frames) {
        final RecordedMetric recorded = new RecordedMetric();
        final Replay replay = new Replay(query, recorded);
        frames.writeTo(new FrameReader(replay));
        replay.finish();
        return recorded;
    }

    private static FrameFixture journal(final Random random, final int intervals, final Histogram all) {
        return journal(new FrameFixture().epoch(1), random, intervals, all, metric());
    }

    /** Two series, some samples of each in every interval; {@code all} receives them. */
    private static FrameFixture journal(
            final FrameFixture frames,
            final Random random,
            final int intervals,
            final Histogram all,
            final MetricDescriptorBuilder metric) {
        frames.descriptor(20, metric.build()).series(GETS, 20, "get").series(PUTS, 20, "put");
        final List<Histogram> series = List.of(empty(all), empty(all));
        for (int id = 1; id <= intervals; id++) {
            for (final Histogram histogram : series) {
                histogram.reset();
                for (int i = 0; i < 1 + random.nextInt(20); i++) {
                    histogram.recordValue((long) (100_000 * Math.exp(random.nextGaussian())));
                }
                all.add(histogram);
            }
            frames.snapshotPart(
                            id,
                            0,
                            new PartFixture().histogram(GETS, series.get(0)).histogram(PUTS, series.get(1)))
                    .snapshotCommit(id, 1);
        }
        return frames;
    }

    private static MetricDescriptorBuilder metric() {
        return MetricDescriptor.histogram(NAME)
                .unit(Unit.SECONDS)
                .help("Time.")
                .labelNames("op")
                .range(RANGE);
    }

    private static Histogram histogram() {
        return new Histogram(RANGE.lowestValue(), RANGE.highestValue(), RANGE.significantDigits());
    }

    private static Histogram empty(final Histogram like) {
        return new Histogram(
                like.getLowestDiscernibleValue(),
                like.getHighestTrackableValue(),
                like.getNumberOfSignificantValueDigits());
    }
}
