package io.tailrace.engine.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.health.ReadinessCause;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameReaderTest {
    private final RecordingListener heard = new RecordingListener();
    private final FrameReader reader = new FrameReader(heard);

    @Test
    void shouldTellWhoRecords() {
        new FrameFixture().epoch(3, true).writeTo(reader);

        assertEquals(
                List.of(new EpochInfo(
                        3,
                        "shop",
                        "shop-1",
                        "1.2.3",
                        false,
                        true,
                        FrameFixture.STARTED_AT_NS,
                        77,
                        4711,
                        2,
                        100_000_000)),
                heard.epochs);
    }

    @Test
    void shouldTellFurtherLabelsOfWhoRecords() {
        new FrameFixture().epochWithLabels("tier\nblue\nzone\nb \"2\"\n").writeTo(reader);

        assertEquals(
                List.of(Map.of("tier", "blue", "zone", "b \"2\"")),
                heard.epochs.stream().map(EpochInfo::extraLabels).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tier\n", "le\n1\n", "service\na\n", "a{}\nb\n", "tier\na\ntier\nb\n"})
    void shouldPassOverAnEpochWithLabelsThatCannotStandOnAPage(final String lines) {
        new FrameFixture().epochWithLabels(lines).writeTo(reader);

        assertEquals(List.of(), heard.epochs);
        assertEquals(1, heard.badFrames.size());
    }

    @Test
    void shouldTellSeriesAsTheyWereDescribed() {
        Shop.open(1).writeTo(reader);

        assertEquals(
                List.of(
                        new SeriesInfo(Shop.ORDERS, Shop.ORDERS_METRIC, List.of("order")),
                        new SeriesInfo(Shop.REFUNDS, Shop.ORDERS_METRIC, List.of("refund")),
                        new SeriesInfo(Shop.STOCK, Shop.STOCK_METRIC, List.of()),
                        new SeriesInfo(Shop.LATENCY, Shop.LATENCY_METRIC, List.of())),
                heard.series);
        assertEquals(List.of("+till"), heard.channels);
        assertEquals(9, heard.goodFrames);
        assertEquals(List.of(), heard.badFrames);
    }

    @Test
    void shouldTellASnapshotWithItsCommitAndNotBefore() {
        final FrameFixture frames = Shop.open(1)
                .snapshotPart(1, 0, new PartFixture().counter(Shop.ORDERS, 5).gauge(Shop.STOCK, 2.5))
                .snapshotPart(1, 1, new PartFixture().histogram(Shop.LATENCY, Shop.latencies(2_000, 2_000, 3_000)));
        frames.writeTo(reader);
        assertEquals(List.of(), heard.snapshots);

        final int soFar = frames.frames().size();
        frames.snapshotCommit(1, 2, Shop.till(0, 4)).writeTo(reader, soFar);

        final Snapshot snapshot = heard.snapshots.get(0);
        assertEquals(1, snapshot.snapshotId());
        assertEquals(FrameFixture.STARTED_AT_NS, snapshot.fromNs());
        assertEquals(FrameFixture.STARTED_AT_NS + 1_000_000_000, snapshot.toNs());
        assertEquals(5, snapshot.samples());
        assertEquals(List.of(new ChannelRange(Shop.TILL, "till", 0, 4, 0)), snapshot.channels());
        assertEquals(5, snapshot.values().counters().get(0).total());
        assertEquals(2.5, snapshot.values().gauges().get(0).value());
        final HistogramValue latency = snapshot.values().histograms().get(0);
        assertEquals(Shop.latencies(2_000, 2_000, 3_000), latency.histogram());
        assertEquals(3, latency.count());
    }

    @Test
    void shouldTellACheckpointToAReaderThatStartsInTheMiddle() {
        final FrameFixture frames = new FrameFixture()
                .from(4, 500)
                .snapshotPart(8, 1, new PartFixture().counter(Shop.ORDERS, 5))
                .snapshotCommit(8, 2)
                .snapshotPart(9, 0, new PartFixture().counter(Shop.ORDERS, 6))
                .snapshotCommit(9, 1);
        Shop.checkpoint(frames, 2, 9, new PartFixture().counter(Shop.ORDERS, 6), Shop.till(0, 5))
                .snapshotPart(10, 0, new PartFixture().counter(Shop.ORDERS, 8))
                .snapshotCommit(10, 1, Shop.till(6, 7))
                .writeTo(reader);

        assertEquals(4, heard.epochs.get(0).epoch());
        assertEquals(6, heard.checkpoints.get(0).values().counters().get(0).total());
        assertEquals(9, heard.checkpoints.get(0).snapshotId());
        assertEquals(
                List.of(new ChannelRange(Shop.TILL, "till", 0, 5, 0)),
                heard.checkpoints.get(0).channels());
        assertEquals(
                List.of(10L), heard.snapshots.stream().map(Snapshot::snapshotId).toList());
        assertEquals(List.of(), heard.badFrames);
        assertEquals(List.of(), heard.gaps);
    }

    @Test
    void shouldTellEpochAndSeriesOnceAlthoughCheckpointsRepeatThem() {
        Shop.checkpoint(Shop.open(1), 1, 0, new PartFixture()).writeTo(reader);

        assertEquals(1, heard.epochs.size());
        assertEquals(4, heard.series.size());
        assertEquals(List.of("+till"), heard.channels);
        assertEquals(1, heard.checkpoints.size());
        assertEquals(List.of(), heard.badFrames);
    }

    @Test
    void shouldReadAnEpochThatOpensWithACheckpoint() {
        final FrameFixture frames =
                new FrameFixture().from(1, 1).checkpointBegin(1, 0).epochFrame(true, false);
        Shop.describe(frames)
                .checkpointPart(1, 0, new PartFixture().counter(Shop.ORDERS, 40))
                .checkpointCommit(1, 1, Shop.till(0, -1))
                .writeTo(reader);

        assertTrue(heard.epochs.get(0).resumed());
        assertEquals(40, heard.checkpoints.get(0).values().counters().get(0).total());
        assertEquals(List.of(), heard.badFrames);
    }

    @Test
    void shouldIgnoreACheckpointWithoutCommit() {
        final FrameFixture frames = Shop.describe(
                new FrameFixture().from(1, 50).checkpointBegin(3, 9).epochFrame(false, true));
        frames.checkpointPart(3, 0, new PartFixture().counter(Shop.ORDERS, 1));
        Shop.checkpoint(frames, 4, 10, new PartFixture().counter(Shop.ORDERS, 2))
                .writeTo(reader);

        assertEquals(
                List.of(4L),
                heard.checkpoints.stream().map(Checkpoint::checkpointId).toList());
        assertEquals(2, heard.checkpoints.get(0).values().counters().get(0).total());
        assertEquals(1, heard.checkpoints.get(0).values().counters().size());
    }

    @Test
    void shouldTellSignsOfLife() {
        new FrameFixture().epoch(1).status(99).writeTo(reader);

        assertEquals(
                List.of(new StatusInfo(
                        99, Set.of(ReadinessCause.RING_HIGH_WATER, ReadinessCause.SHUTDOWN), 12, 345, 2)),
                heard.statuses);
    }

    @Test
    void shouldTellThatAChannelEnded() {
        Shop.open(1).channelClosed(Shop.TILL, 41, 3).writeTo(reader);

        assertEquals(List.of("+till", "-7 41 3"), heard.channels);
    }

    @Test
    void shouldPassOverMessagesOfALaterMinorVersion() {
        final FrameFixture frames = Shop.open(1).status(1);
        final byte[] last = frames.frames().get(frames.frames().size() - 1);
        last[18] = 99;
        Hostile.reseal(last);
        frames.writeTo(reader);

        assertEquals(List.of(), heard.badFrames);
        assertEquals(List.of(), heard.statuses);
        assertFalse(heard.series.isEmpty());
    }
}
