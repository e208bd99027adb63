package io.tailrace.engine.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.histogram.ExactSum;
import io.tailrace.engine.reader.FrameFixture.Range;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TelemetryViewTest {
    private final TelemetryView view = new TelemetryView();
    private final FrameReader reader = new FrameReader(view);

    @Test
    void shouldShowNothingAtFirst() {
        assertFalse(view.isCurrent());
        assertTrue(view.needsCheckpoint());
        assertEquals(List.of(), view.series());
        assertNull(view.epoch());
        assertNull(view.status());
        assertEquals(0, view.restartsTotal());
    }

    @Test
    void shouldShowSeriesInOrderOfNameAndLabels() {
        new FrameFixture()
                .epoch(1)
                .descriptor(1, Shop.STOCK_METRIC)
                .descriptor(2, Shop.ORDERS_METRIC)
                .series(1, 1)
                .series(2, 2, "refund")
                .series(3, 2, "order")
                .writeTo(reader);

        assertEquals(
                List.of(3, 2, 1),
                view.series().stream().map(series -> series.info().seriesId()).toList());
    }

    @Test
    void shouldSurviveASeriesThatEndsBeforeTheCommitOfItsValue() {
        Shop.open(1)
                .snapshotPart(1, 0, new PartFixture().counter(Shop.ORDERS, 5))
                .seriesEnded(Shop.ORDERS)
                .snapshotCommit(1, 1, new Range(Shop.TILL, 0, 4, 1))
                .checkpointBegin(1, 0)
                .checkpointPart(1, 0, new PartFixture().counter(Shop.REFUNDS, 5))
                .seriesEnded(Shop.REFUNDS)
                .checkpointCommit(1, 1)
                .writeTo(reader);

        assertEquals(0, view.snapshotId(), "what names a series that has ended is applied in no part");
        assertEquals(
                List.of(Shop.LATENCY, Shop.STOCK),
                view.series().stream().map(series -> series.info().seriesId()).toList());
    }

    @Test
    void shouldDropASeriesWhoseEndWasLost() {
        Shop.open(1)
                .skip(3) // values, their commit, and the end of two series
                .checkpointBegin(1, 1)
                .epochFrame(false, true)
                .channelOpened(Shop.TILL, "till")
                .descriptor(10, Shop.ORDERS_METRIC)
                .descriptor(11, Shop.STOCK_METRIC)
                .descriptor(12, Shop.LATENCY_METRIC)
                .series(Shop.REFUNDS, 10, "refund")
                .series(Shop.STOCK, 11)
                .checkpointPart(1, 0, new PartFixture().counter(Shop.REFUNDS, 2).gauge(Shop.STOCK, 1))
                .checkpointCommit(1, 1)
                .writeTo(reader);

        assertTrue(view.isCurrent());
        assertEquals(
                List.of(Shop.REFUNDS, Shop.STOCK),
                view.series().stream().map(series -> series.info().seriesId()).toList());
    }

    @Test
    void shouldHoldNoMoreThanWhatLivesHoweverManyEndsWereLost() {
        final FrameReader small = new FrameReader(view, 4_000, 1 << 20);
        final FrameFixture frames = Shop.open(1);
        for (int generation = 1; generation <= 200; generation++) {
            frames.checkpointBegin(generation, 0)
                    .epochFrame(false, true)
                    .channelOpened(Shop.TILL, "till")
                    .descriptor(10, Shop.ORDERS_METRIC)
                    .series(100 + generation, 10, "pod" + generation)
                    .checkpointPart(generation, 0, new PartFixture().counter(100 + generation, 2))
                    .checkpointCommit(generation, 1)
                    .skip(2); // the end of that series is in what is lost
        }
        frames.writeTo(small);

        assertEquals(0, view.badFrames());
    }

    @Test
    void shouldReplaceCountersAndGaugesAndAddHistograms() {
        Shop.open(1)
                .snapshotPart(1, 0, values(5, 2.5, 2_000, 500_000))
                .snapshotCommit(1, 1, new Range(Shop.TILL, 0, 4, 1))
                .snapshotPart(2, 0, values(9, 1.5, 1_000_000_000))
                .snapshotCommit(2, 1, new Range(Shop.TILL, 5, 8, 2))
                .writeTo(reader);

        assertTrue(view.isCurrent());
        assertEquals(2, view.snapshotId());
        assertEquals(FrameFixture.STARTED_AT_NS + 2_000_000_000, view.snapshotToNs());
        assertEquals(9, series(Shop.ORDERS).counterTotal());
        assertEquals(0, series(Shop.REFUNDS).counterTotal());
        assertEquals(1.5, series(Shop.STOCK).gaugeValue());
        final HistogramTotals latency = series(Shop.LATENCY).histogram();
        assertEquals(3, latency.count());
        assertEquals(Shop.latencies(2_000, 500_000, 1_000_000_000), latency.buckets());
        assertEquals(1, latency.min() / 1_000);
        assertTrue(latency.max() > 999_000_000 && latency.max() <= 1_000_000_000);
        assertTrue(latency.sum().toDouble() > 1_000_000_000);
        assertEquals(List.of(new ChannelTotals(Shop.TILL, "till", 1_024, true, 8, 3)), List.copyOf(view.channels()));
        assertEquals(9, view.channels().iterator().next().accepted());
    }

    @Test
    void shouldShowCumulativeCountsByTheMetricsBounds() {
        Shop.open(1)
                .snapshotPart(1, 0, values(1, 1, 2_000, 900_000, 1_000_000, 5_000_000, 10_000_000_000L))
                .snapshotCommit(1, 1)
                .writeTo(reader);

        final long[] counts = new long[3];
        series(Shop.LATENCY).histogram().copyBoundCounts(counts);
        assertEquals(List.of(3L, 4L, 4L), List.of(counts[0], counts[1], counts[2]));
        assertEquals(5, series(Shop.LATENCY).histogram().bucketTotal());
    }

    @Test
    void shouldNeverShowAPercentileAboveTheHighestSample() {
        Shop.open(1)
                .snapshotPart(1, 0, values(1, 1, 123_456_789))
                .snapshotCommit(1, 1)
                .writeTo(reader);

        final HistogramTotals latency = series(Shop.LATENCY).histogram();
        assertEquals(latency.max(), latency.valueAtPercentile(99.9));
    }

    @Test
    void shouldReplaceEverythingWithACheckpoint() {
        final FrameFixture frames =
                Shop.open(1).snapshotPart(1, 0, values(5, 2.5, 2_000)).snapshotCommit(1, 1, Shop.till(0, 4));
        Shop.checkpoint(frames, 1, 1, values(5, 2.5, 2_000), new Range(Shop.TILL, 0, 4, 6))
                .writeTo(reader);

        assertEquals(5, series(Shop.ORDERS).counterTotal());
        assertEquals(1, series(Shop.LATENCY).histogram().count());
        assertEquals(new ExactSum(0, Shop.latencies(2_000).lowestEquivalentValue(2_000)), sum());
        assertEquals(6, view.channels().iterator().next().refused());
    }

    @Test
    void shouldShowNothingUntilACheckpointWhenItJoinsLate() {
        final FrameFixture frames = Shop.describe(new FrameFixture().from(2, 40).epochFrame(false, true));
        frames.writeTo(reader);
        assertFalse(view.isCurrent());
        assertEquals(List.of(), view.series());
        assertEquals(List.of(), List.copyOf(view.channels()));

        int soFar = frames.frames().size();
        frames.snapshotPart(1, 0, values(5, 2.5, 2_000)).snapshotCommit(1, 1).writeTo(reader, soFar);
        assertFalse(view.isCurrent());

        soFar = frames.frames().size();
        Shop.checkpoint(frames, 1, 4, values(50, 2.5, 2_000)).writeTo(reader, soFar);
        assertTrue(view.isCurrent());
        assertEquals(50, series(Shop.ORDERS).counterTotal());
        assertEquals(4, view.snapshotId());
    }

    @Test
    void shouldNotGoBackToACheckpointThatIsOlderThanWhatItHas() {
        final FrameFixture frames = Shop.open(1).checkpointBegin(1, 0);
        frames.snapshotPart(1, 0, values(5, 2.5, 2_000))
                .snapshotCommit(1, 1)
                .checkpointPart(1, 0, values(0, 0))
                .checkpointCommit(1, 1)
                .writeTo(reader);

        assertTrue(view.isCurrent());
        assertEquals(1, view.snapshotId());
        assertEquals(5, series(Shop.ORDERS).counterTotal());
    }

    @Test
    void shouldTakeTheTotalsOfAResumedEpochFromItsCheckpoint() {
        final FrameFixture frames = Shop.describe(new FrameFixture().epoch(2, true));
        frames.writeTo(reader);
        assertFalse(view.isCurrent());
        assertEquals(1, view.restartsTotal());

        final int soFar = frames.frames().size();
        frames.checkpointBegin(1, 0)
                .checkpointPart(1, 0, values(700, 0, 2_000))
                .checkpointCommit(1, 1)
                .writeTo(reader, soFar);
        assertEquals(700, series(Shop.ORDERS).counterTotal());
    }

    @Test
    void shouldBeStaleAfterAGapUntilACheckpoint() {
        final FrameFixture frames = Shop.open(1)
                .snapshotPart(1, 0, values(5, 2.5, 2_000))
                .snapshotCommit(1, 1)
                .skip(1)
                .status(5)
                .snapshotPart(3, 0, values(9, 2.5, 2_000))
                .snapshotCommit(3, 1);
        frames.writeTo(reader);

        assertStale();
        assertEquals(1, view.gaps());
        assertEquals(1, view.snapshotId());
        final int soFar = frames.frames().size();
        Shop.checkpoint(frames, 1, 3, values(9, 2.5, 2_000, 3_000)).writeTo(reader, soFar);
        assertTrue(view.isCurrent());
        assertEquals(9, series(Shop.ORDERS).counterTotal());
        assertEquals(2, series(Shop.LATENCY).histogram().count());
    }

    @Test
    void shouldBeStaleAfterABadFrame() {
        Shop.open(1).status(1).damageLast(40).writeTo(reader);

        assertStale();
        assertEquals(1, view.badFrames());
    }

    @Test
    void shouldBeStaleWhenASnapshotIsMissing() {
        Shop.open(1)
                .snapshotPart(1, 0, values(5, 2.5, 2_000))
                .snapshotCommit(1, 1)
                .snapshotPart(3, 0, values(9, 2.5, 2_000))
                .snapshotCommit(3, 1)
                .writeTo(reader);

        assertStale();
    }

    @Test
    void shouldBeStaleWhenTheTailerLostFramesWithoutAGap() {
        Shop.open(1).writeTo(reader);
        view.onLostFrames(0);
        assertTrue(view.isCurrent());

        view.onLostFrames(3);
        assertStale();
    }

    @Test
    void shouldBeCurrentAgainAfterTheCheckpointThatFollowsALoss() {
        final FrameFixture frames = Shop.open(1);
        frames.writeTo(reader);
        view.onLostFrames(3);
        final int soFar = frames.frames().size();
        Shop.checkpoint(frames, 1, 0, values(9, 2.5, 2_000)).writeTo(reader, soFar);
        view.onLostFrames(3);

        assertTrue(view.isCurrent());
    }

    @Test
    void shouldNotApplyASnapshotTwice() {
        final FrameFixture frames = Shop.open(1);
        for (int i = 0; i < 2; i++) {
            frames.snapshotPart(1, 0, values(5, 2.5, 2_000)).snapshotCommit(1, 1);
        }
        frames.writeTo(reader);

        assertTrue(view.isCurrent());
        assertEquals(1, series(Shop.LATENCY).histogram().count());
    }

    @Test
    void shouldNotCountALossAgainThatShowedAsAGapBeforeTheCheckpoint() {
        final FrameFixture frames = Shop.open(1).skip(3);
        Shop.checkpoint(frames, 1, 3, values(9, 2.5, 2_000)).writeTo(reader);
        view.onLostFrames(3);

        assertTrue(view.isCurrent());
    }

    @Test
    void shouldNotBeStaleAfterADuplicate() {
        Shop.open(1)
                .snapshotPart(1, 0, values(5, 2.5, 2_000))
                .snapshotCommit(1, 1)
                .repeatLast()
                .writeTo(reader);

        assertTrue(view.isCurrent());
        assertEquals(1, view.gaps());
        assertEquals(1, series(Shop.LATENCY).histogram().count());
    }

    @Test
    void shouldStartAnewWithAnEpoch() {
        Shop.open(1)
                .snapshotPart(1, 0, values(5, 2.5, 2_000))
                .snapshotCommit(1, 1)
                .status(1)
                .epoch(2)
                .writeTo(reader);

        assertEquals(2, view.epoch().epoch());
        assertEquals(List.of(), view.series());
        assertEquals(0, view.snapshotId());
        assertNull(view.status());
        assertEquals(FrameFixture.STARTED_AT_NS, view.snapshotToNs());
    }

    @Test
    void shouldRaiseTheVersionWithEachChangeAndNotWithSignsOfLife() {
        final FrameFixture frames = Shop.open(1);
        frames.writeTo(reader);
        final long opened = view.version();
        int soFar = frames.frames().size();
        frames.status(1).writeTo(reader, soFar);
        assertEquals(opened, view.version());

        soFar = frames.frames().size();
        frames.snapshotCommit(1, 0).writeTo(reader, soFar);
        assertEquals(opened + 1, view.version());
    }

    @Test
    void shouldForgetChannelsThatAreClosed() {
        Shop.open(1).channelClosed(Shop.TILL, -1, 0).writeTo(reader);

        assertEquals(List.of(), List.copyOf(view.channels()));
    }

    private void assertStale() {
        assertFalse(view.isCurrent());
        assertTrue(view.needsCheckpoint());
        assertEquals(List.of(), view.series());
    }

    private SeriesTotals series(final int seriesId) {
        return view.series().stream()
                .filter(series -> series.info().seriesId() == seriesId)
                .findAny()
                .orElseThrow();
    }

    private ExactSum sum() {
        return series(Shop.LATENCY).histogram().sum();
    }

    private static PartFixture values(final long orders, final double stock, final long... latenciesNs) {
        return new PartFixture()
                .counter(Shop.ORDERS, orders)
                .gauge(Shop.STOCK, stock)
                .histogram(Shop.LATENCY, Shop.latencies(latenciesNs));
    }
}
