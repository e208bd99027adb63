package io.tailrace.engine.reader.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.reader.FrameFixture;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.PartFixture;
import io.tailrace.engine.reader.Shop;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ReplayTest {
    private static final long START = FrameFixture.STARTED_AT_NS;
    private static final long SECOND = 1_000_000_000;

    private final RecordingSink sink = new RecordingSink();

    @Test
    void shouldHandOverEachSnapshotAsItWasRecorded() {
        final ReplaySummary summary = replay(ReplayQuery.ALL, fourSnapshots());

        assertEquals(
                List.of(
                        "1: 0-1 shop_latency_seconds 2x2 shop_orders_total{kind=order} +5=5",
                        "1: 1-2 shop_orders_total{kind=order} +3=8 shop_stock 1.5",
                        "1: 2-3 shop_latency_seconds 1x1 shop_orders_total{kind=refund} +1=1",
                        "1: 3-4 shop_orders_total{kind=order} +2=10"),
                sink.intervals);
        assertEquals(new ReplaySummary(4, 4, 0, 0, 0, true), summary);
        assertTrue(sink.ended);
    }

    @Test
    void shouldPutSnapshotsTogetherIntoAlignedIntervals() {
        // The epoch starts at a multiple of ten seconds, so two seconds are an even number of them.
        final ReplaySummary summary = replay(ReplayQuery.ALL.interval(2 * SECOND), fourSnapshots());

        assertEquals(
                List.of(
                        "1: 0-2 shop_latency_seconds 2x2 shop_orders_total{kind=order} +8=8 shop_stock 1.5",
                        "1: 2-4 shop_latency_seconds 1x1 shop_orders_total{kind=order} +2=10"
                                + " shop_orders_total{kind=refund} +1=1"),
                sink.intervals);
        assertEquals(2, summary.intervals());
    }

    @Test
    void shouldSelectByTheMomentOfTheCut() {
        final ReplaySummary summary =
                replay(ReplayQuery.ALL.from(START + SECOND).to(START + 3 * SECOND), fourSnapshots());

        assertEquals(
                List.of(
                        "1: 1-2 shop_orders_total{kind=order} +3=8 shop_stock 1.5",
                        "1: 2-3 shop_latency_seconds 1x1 shop_orders_total{kind=refund} +1=1"),
                sink.intervals);
        assertEquals(2, summary.snapshots());
    }

    @Test
    void shouldSelectByMetricAndLabels() {
        replay(ReplayQuery.ALL.metric(Pattern.compile("shop_o.*")).label("kind", "refund"), fourSnapshots());

        assertEquals(List.of("1: 2-3 shop_orders_total{kind=refund} +1=1"), sink.intervals);
    }

    @Test
    void shouldMatchAMetricsWholeName() {
        replay(ReplayQuery.ALL.metric(Pattern.compile("shop")), fourSnapshots());

        assertEquals(List.of(), sink.intervals);
    }

    @Test
    void shouldNotFindBaseLabelsOnSeriesOfUsers() {
        replay(ReplayQuery.ALL.label("service", "shop"), fourSnapshots());

        assertEquals(List.of(), sink.intervals);
    }

    @Test
    void shouldSelectAnEpoch() {
        final FrameFixture frames = fourSnapshots();
        orders(Shop.describe(frames.startingAt(10).epoch(2)), 1, 7);

        replay(ReplayQuery.ALL.epoch(2), frames);

        assertEquals(List.of("2: 10-11 shop_orders_total{kind=order} +7=7"), sink.intervals);
    }

    @Test
    void shouldNotReachOverEpochs() {
        final FrameFixture frames = fourSnapshots();
        orders(Shop.describe(frames.startingAt(5).epoch(2)), 1, 7);

        replay(ReplayQuery.ALL.interval(100 * SECOND).metric(Pattern.compile("shop_orders.*")), frames);

        assertEquals(
                List.of(
                        "1: 0-4 shop_orders_total{kind=order} +10=10 shop_orders_total{kind=refund} +1=1",
                        "2: 5-6 shop_orders_total{kind=order} +7=7"),
                sink.intervals);
    }

    @Test
    void shouldGoOnFromTheTotalsOfTheEpochBefore() {
        final FrameFixture frames = fourSnapshots();
        Shop.describe(frames.startingAt(10).epoch(2, true));
        orders(frames, 1, 12);

        replay(ReplayQuery.ALL.from(START + 5 * SECOND), frames);

        assertEquals(List.of("2: 10-11 shop_orders_total{kind=order} +2=12"), sink.intervals);
    }

    @Test
    void shouldTakeWhereCountersStandFromTheFirstCheckpoint() {
        final FrameFixture frames =
                Shop.checkpoint(new FrameFixture().from(3, 50), 4, 8, new PartFixture().counter(Shop.ORDERS, 100));
        orders(frames, 9, 130);

        replay(ReplayQuery.ALL, frames);

        assertEquals(List.of("3: 8-9 shop_orders_total{kind=order} +30=130"), sink.intervals);
    }

    @Test
    void shouldCountACounterAnewThatBeganAtZero() {
        final FrameFixture frames = fourSnapshots();
        Shop.describe(frames.startingAt(10).epoch(2, true));
        orders(frames, 1, 4);

        replay(ReplayQuery.ALL.from(START + 5 * SECOND), frames);

        assertEquals(List.of("2: 10-11 shop_orders_total{kind=order} +4=4"), sink.intervals);
    }

    @Test
    void shouldNotGoOnFromAnEpochThatIsNotResumed() {
        final FrameFixture frames = fourSnapshots();
        Shop.describe(frames.startingAt(10).epoch(2));
        orders(frames, 1, 12);

        replay(ReplayQuery.ALL.from(START + 5 * SECOND), frames);

        assertEquals(List.of("2: 10-11 shop_orders_total{kind=order} +12=12"), sink.intervals);
    }

    @Test
    void shouldShowWhatAGapHidInTheNextIncrementAndSayThatItWasThere() {
        final FrameFixture frames = orders(Shop.open(1), 1, 5);
        orders(frames, 2, 7).dropLast();
        final ReplaySummary summary = replay(ReplayQuery.ALL, orders(frames, 3, 9));

        assertEquals(
                List.of("1: 0-1 shop_orders_total{kind=order} +5=5", "1: 2-3 shop_orders_total{kind=order} +4=9"),
                sink.intervals);
        assertEquals(1, summary.gaps());
        assertFalse(summary.isWhole());
    }

    @Test
    void shouldNotReplayASnapshotTwice() {
        final FrameFixture frames = orders(Shop.open(1), 1, 5);
        final ReplaySummary summary =
                replay(ReplayQuery.ALL, orders(frames, 1, 5).repeatLast());

        assertEquals(List.of("1: 0-1 shop_orders_total{kind=order} +5=5"), sink.intervals);
        assertTrue(summary.isWhole());
    }

    @Test
    void shouldNotCareForFaultsBehindTheRange() {
        final FrameFixture frames = fourSnapshots().status(1).damageLast(40).status(2);

        final ReplaySummary summary = replay(ReplayQuery.ALL.to(START + 3 * SECOND), frames);

        assertEquals(3, summary.snapshots());
        assertTrue(summary.isWhole());
        assertFalse(replay(ReplayQuery.ALL, frames).isWhole());
    }

    @Test
    void shouldRefuseAQueryThatSelectsNothing() {
        assertThrows(
                IllegalArgumentException.class, () -> ReplayQuery.ALL.from(5).to(5));
        assertThrows(IllegalArgumentException.class, () -> ReplayQuery.ALL.epoch(-1));
        assertThrows(IllegalArgumentException.class, () -> ReplayQuery.ALL.interval(-1));
    }

    private ReplaySummary replay(final ReplayQuery query, final FrameFixture frames) {
        final Replay replay = new Replay(query, sink);
        frames.writeTo(new FrameReader(replay));
        return replay.finish();
    }

    static FrameFixture fourSnapshots() {
        return Shop.open(1)
                .snapshotPart(
                        1,
                        0,
                        new PartFixture()
                                .counter(Shop.ORDERS, 5)
                                .histogram(Shop.LATENCY, Shop.latencies(2_000_000, 90_000_000)))
                .snapshotCommit(1, 1)
                .snapshotPart(2, 0, new PartFixture().counter(Shop.ORDERS, 8).gauge(Shop.STOCK, 1.5))
                .snapshotCommit(2, 1)
                .snapshotPart(
                        3,
                        0,
                        new PartFixture().counter(Shop.REFUNDS, 1).histogram(Shop.LATENCY, Shop.latencies(400_000)))
                .snapshotCommit(3, 1)
                .snapshotPart(4, 0, new PartFixture().counter(Shop.ORDERS, 10))
                .snapshotCommit(4, 1);
    }

    private static FrameFixture orders(final FrameFixture frames, final long snapshotId, final long total) {
        return frames.snapshotPart(snapshotId, 0, new PartFixture().counter(Shop.ORDERS, total))
                .snapshotCommit(snapshotId, 1);
    }
}
