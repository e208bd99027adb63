package io.tailrace.engine.reader.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.reader.FrameFixture;
import io.tailrace.engine.reader.FrameFixture.Range;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.PartFixture;
import io.tailrace.engine.reader.Shop;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FrameAuditTest {
    private final FrameAudit audit = new FrameAudit();

    @Test
    void shouldProveAWholeLog() {
        final FrameFixture frames = Shop.open(1);
        orders(frames, 1, 0, 4);
        Shop.checkpoint(frames, 1, 1, new PartFixture().counter(Shop.ORDERS, 5), till(0, 4));
        orders(frames, 2, 5, 9).channelClosed(Shop.TILL, 9, 0);
        Shop.describe(frames.epoch(2));
        orders(frames, 1, 0, 2);

        final AuditReport report = audit(frames);

        assertEquals(List.of(), report.findings());
        assertTrue(report.isWhole());
        final AuditedEpoch first = report.epochs().get(0);
        assertEquals("shop-1", first.info().instance());
        assertTrue(first.fromStart());
        assertEquals(1, first.firstFrame());
        assertEquals(first.frames(), first.lastFrame());
        assertEquals(2, first.snapshots());
        assertEquals(1, first.checkpoints());
        assertEquals(10, first.samples());
        assertEquals(List.of(new AuditedChannel(Shop.TILL, "till", 0, 9, 10, 0, 0, true)), first.channels());
        final AuditedEpoch second = report.epochs().get(1);
        assertEquals(List.of(new AuditedChannel(Shop.TILL, "till", 0, 2, 3, 0, 0, false)), second.channels());
        assertEquals(
                frames.frames().stream().mapToLong(frame -> frame.length).sum(),
                first.lengthInBytes() + second.lengthInBytes());
    }

    @Test
    void shouldHaveNothingAgainstAnEmptyLog() {
        final AuditReport report = audit.report();

        assertTrue(report.isWhole());
        assertEquals(List.of(), report.epochs());
    }

    @Test
    void shouldNameAChannelsGap() {
        final FrameFixture frames = Shop.open(1);
        orders(frames, 1, 0, 4);
        orders(frames, 2, 6, 9);

        assertFinding(
                audit(frames),
                FindingKind.CHANNEL_GAP,
                12,
                "channel 7 \"till\": expected sequence 5, found 6 in snapshot 2: 1 samples are missing");
    }

    @Test
    void shouldNameAChannelsDuplicate() {
        final FrameFixture frames = Shop.open(1);
        orders(frames, 1, 0, 4);
        orders(frames, 2, 3, 9);

        assertFinding(
                audit(frames),
                FindingKind.CHANNEL_DUPLICATE,
                12,
                "channel 7 \"till\": expected sequence 5, found 3 in snapshot 2: 2 samples are there twice");
    }

    @Test
    void shouldExpectAChannelToBeginAtZero() {
        assertFinding(
                audit(orders(Shop.open(1), 1, 3, 4)),
                FindingKind.CHANNEL_GAP,
                10,
                "channel 7 \"till\": expected sequence 0, found 3 in snapshot 1: 3 samples are missing");
    }

    @Test
    void shouldNameSamplesThatAreMissingAtAChannelsEnd() {
        assertFinding(
                audit(orders(Shop.open(1), 1, 0, 4).channelClosed(Shop.TILL, 6, 0)),
                FindingKind.CHANNEL_GAP,
                11,
                "channel 7 \"till\": expected sequence 5 next, but its end says that 6 was the last: 2 samples are"
                        + " missing");
    }

    @Test
    void shouldNameSamplesBeyondAChannelsEnd() {
        assertFinding(
                audit(orders(Shop.open(1), 1, 0, 4).channelClosed(Shop.TILL, 3, 0)),
                FindingKind.SUM_DIFFERS,
                11,
                "channel 7 \"till\": its end says that sequence 3 was the last, but snapshots hold 4");
    }

    @Test
    void shouldAddUpRefusals() {
        final FrameFixture frames = Shop.open(1)
                .snapshotCommit(1, 0, new Range(Shop.TILL, 0, 4, 2))
                .snapshotCommit(2, 0, new Range(Shop.TILL, 5, 4, 3));
        Shop.checkpoint(frames, 1, 2, new PartFixture(), new Range(Shop.TILL, 0, 4, 5))
                .snapshotCommit(3, 0, new Range(Shop.TILL, 5, 5, 1))
                .channelClosed(Shop.TILL, 5, 7);

        assertFinding(
                audit(frames),
                FindingKind.SUM_DIFFERS,
                24,
                "channel 7 \"till\": its end says that 7 samples were refused, but snapshots say 6");
        assertEquals(6, audit.report().epochs().get(0).refused());
    }

    @Test
    void shouldNameASnapshotWhoseChannelsHaveOtherSamples() {
        assertFinding(
                audit(Shop.open(1).snapshotCommit(1, 0, 6, till(0, 4))),
                FindingKind.SUM_DIFFERS,
                9,
                "snapshot 1 speaks of 6 samples, but its channels have 5");
    }

    @Test
    void shouldNameAHistogramThatDoesNotAgreeWithItsBuckets() {
        final byte[] payload = PartFixture.payload(Shop.latencies(5_000, 6_000));
        final FrameFixture frames = Shop.open(1)
                .snapshotPart(
                        1, 0, new PartFixture().raw(Shop.LATENCY, Shop.latencies(5_000), payload.length, 0, payload))
                .snapshotCommit(1, 1, till(0, 1));

        assertFinding(
                audit(frames),
                FindingKind.SUM_DIFFERS,
                10,
                "histogram shop_latency_seconds[] has 1 samples in snapshot 1, but its buckets hold 2");
    }

    @Test
    void shouldHoldACheckpointAgainstTheSums() {
        final FrameFixture frames = Shop.open(1)
                .snapshotPart(
                        1,
                        0,
                        new PartFixture().counter(Shop.ORDERS, 3).histogram(Shop.LATENCY, Shop.latencies(5_000, 6_000)))
                .snapshotCommit(1, 1, till(0, 4));
        Shop.checkpoint(
                frames,
                1,
                1,
                new PartFixture().counter(Shop.ORDERS, 4).histogram(Shop.LATENCY, Shop.latencies(5_000)),
                till(0, 4));

        final AuditReport report = audit(frames);

        assertEquals(
                List.of(
                        "shop_orders_total[order] is 4 in checkpoint 1, but snapshots add up to 3",
                        "shop_latency_seconds[] is 1 in checkpoint 1, but snapshots add up to 2"),
                report.findings().stream().map(AuditFinding::message).toList());
        assertFalse(report.isWhole());
    }

    @Test
    void shouldNameACounterThatFalls() {
        final FrameFixture frames = Shop.open(1)
                .snapshotPart(1, 0, new PartFixture().counter(Shop.ORDERS, 3))
                .snapshotCommit(1, 1)
                .snapshotPart(2, 0, new PartFixture().counter(Shop.ORDERS, 2))
                .snapshotCommit(2, 1);

        assertFinding(
                audit(frames),
                FindingKind.SUM_DIFFERS,
                12,
                "counter shop_orders_total[order] falls from 3 to 2 in snapshot 2");
    }

    @Test
    void shouldNameADamagedFrameAndTheGapThatItLeaves() {
        final AuditReport report = audit(Shop.open(1).status(1).damageLast(33).status(2));

        assertEquals(
                List.of(FindingKind.BAD_CHECKSUM, FindingKind.FRAME_GAP),
                report.findings().stream().map(AuditFinding::kind).toList());
        assertEquals(9 * FrameFixture.POSITION_STEP, report.findings().get(0).position());
        assertEquals(
                "expected frame 10, found 11: 1 frames are missing",
                report.findings().get(1).message());
        assertFalse(report.isWhole());
    }

    @Test
    void shouldNameAFrameThatCameTwice() {
        assertFinding(
                audit(Shop.open(1).status(1).repeatLast()),
                FindingKind.FRAME_DUPLICATE,
                10,
                "expected frame 11, found 10");
    }

    @Test
    void shouldNameAFrameThatContradictsItself() {
        assertFinding(
                audit(Shop.open(1).snapshotCommit(1, 1)),
                FindingKind.BAD_FRAME,
                9,
                "the commit of snapshot 1 speaks of 1 parts, but there came none");
    }

    @Test
    void shouldNameSnapshotsThatAreMissingOrCameTwice() {
        final FrameFixture frames = Shop.open(1)
                .snapshotCommit(1, 0, till(0, 0))
                .snapshotCommit(3, 0, till(1, 1))
                .snapshotCommit(3, 0, till(2, 2));

        final AuditReport report = audit(frames);

        assertEquals(
                List.of("expected snapshot 2, found 3", "expected snapshot 4, found 3"),
                report.findings().stream().map(AuditFinding::message).toList());
        assertEquals(
                List.of(FindingKind.SNAPSHOT_GAP, FindingKind.SNAPSHOT_DUPLICATE),
                report.findings().stream().map(AuditFinding::kind).toList());
    }

    @Test
    void shouldTellALostSnapshotOnceWithTheSamplesItHeld() {
        final FrameFixture frames = Shop.open(1);
        orders(frames, 1, 0, 4);
        orders(frames, 2, 5, 9).dropLast();
        orders(frames, 3, 10, 12).channelClosed(Shop.TILL, 12, 4);

        assertEquals(
                List.of(FindingKind.FRAME_GAP, FindingKind.SNAPSHOT_GAP, FindingKind.CHANNEL_GAP),
                audit(frames).findings().stream().map(AuditFinding::kind).toList());
    }

    @Test
    void shouldGoOnFromTheCheckpointThatFollowsAGap() {
        final FrameFixture frames = Shop.open(1)
                .snapshotPart(1, 0, new PartFixture().counter(Shop.ORDERS, 3))
                .snapshotCommit(1, 1, new Range(Shop.TILL, 0, 2, 1))
                .snapshotCommit(2, 0, new Range(Shop.TILL, 3, 5, 2))
                .dropLast();
        Shop.checkpoint(frames, 1, 2, new PartFixture().counter(Shop.ORDERS, 6), new Range(Shop.TILL, 0, 5, 3));
        frames.snapshotCommit(3, 0, new Range(Shop.TILL, 6, 6, 1)).channelClosed(Shop.TILL, 6, 5);

        final AuditReport report = audit(frames);

        assertEquals(
                List.of(
                        FindingKind.FRAME_GAP,
                        FindingKind.SNAPSHOT_GAP,
                        FindingKind.CHANNEL_GAP,
                        FindingKind.SUM_DIFFERS),
                report.findings().stream().map(AuditFinding::kind).toList());
        assertEquals(
                "channel 7 \"till\": its end says that 5 samples were refused, but snapshots say 4",
                report.findings().get(3).message());
    }

    @Test
    void shouldIgnoreAnUnfinishedTailAndSayIt() {
        final FrameFixture frames = Shop.open(1);
        orders(frames, 1, 0, 4).snapshotPart(2, 0, new PartFixture().counter(Shop.ORDERS, 9));

        final AuditReport report = audit(frames);

        assertTrue(report.isWhole());
        assertEquals(
                List.of(new AuditFinding(
                        FindingKind.UNFINISHED,
                        1,
                        11 * FrameFixture.POSITION_STEP,
                        "1 frames at the end of epoch 1 have no commit and count for nothing")),
                report.findings());
    }

    @Test
    void shouldBeginAtTheFirstCheckpointWhenOldFilesAreGone() {
        final FrameFixture frames = new FrameFixture().from(3, 100);
        orders(frames, 8, 50, 59);
        Shop.checkpoint(frames, 2, 8, new PartFixture().counter(Shop.ORDERS, 60), new Range(Shop.TILL, 0, 59, 7));
        orders(frames, 9, 60, 61).channelClosed(Shop.TILL, 61, 7);

        final AuditReport report = audit(frames);

        assertEquals(List.of(), report.findings());
        final AuditedEpoch epoch = report.epochs().get(0);
        assertFalse(epoch.fromStart());
        assertEquals(100, epoch.firstFrame());
        assertEquals(1, epoch.snapshots());
        assertEquals(List.of(new AuditedChannel(Shop.TILL, "till", 60, 61, 2, 0, 0, true)), epoch.channels());
    }

    @Test
    void shouldNotProveWhatHasNeitherStartNorCheckpoint() {
        final FrameFixture frames = new FrameFixture().from(3, 100);
        orders(frames, 8, 50, 59);

        final AuditReport report = audit(frames);

        assertFalse(report.isWhole());
        assertEquals(FindingKind.UNPROVEN, report.findings().get(0).kind());
        assertNull(report.epochs().get(0).info());
    }

    @Test
    void shouldFindNoFaultInAnEpochOfWhichOnlyTheBeginOfACheckpointIsLeft() {
        final FrameFixture frames =
                new FrameFixture().from(3, 100).checkpointBegin(2, 8).epochFrame(true, true);

        final AuditReport report = audit(frames);

        assertTrue(report.isWhole(), () -> report.findings().toString());
        assertEquals(
                List.of(FindingKind.UNFINISHED),
                report.findings().stream().map(AuditFinding::kind).toList());
    }

    @Test
    void shouldTakeATotalOfAnEarlierEpochFromTheFirstCheckpointThatHasIt() {
        final FrameFixture frames = Shop.describe(new FrameFixture().epoch(2, true));
        frames.snapshotPart(1, 0, new PartFixture().histogram(Shop.LATENCY, Shop.latencies(5_000)))
                .snapshotCommit(1, 1, till(0, 0))
                .checkpointBegin(1, 1)
                .epochFrame(true, true)
                .checkpointPart(1, 0, new PartFixture().histogram(Shop.LATENCY, Shop.latencies(5_000, 7_000)))
                .checkpointCommit(1, 1, till(0, 0))
                .snapshotPart(2, 0, new PartFixture().histogram(Shop.LATENCY, Shop.latencies(5_000)))
                .snapshotCommit(2, 1, till(1, 1))
                .checkpointBegin(2, 2)
                .epochFrame(true, true)
                .checkpointPart(2, 0, new PartFixture().histogram(Shop.LATENCY, Shop.latencies(5_000, 7_000)))
                .checkpointCommit(2, 1, till(0, 1));

        assertFinding(
                audit(frames),
                FindingKind.SUM_DIFFERS,
                20,
                "shop_latency_seconds[] is 2 in checkpoint 2, but snapshots add up to 3");
    }

    @Test
    void shouldSayWhenFramesWereLostBehindTheLastOne() {
        final FrameFixture frames = Shop.open(1).skip(2).status(1);
        frames.writeTo(new FrameReader(audit));
        audit.onLostFrames(5);

        final AuditReport report = audit.report();

        assertEquals(
                List.of(FindingKind.FRAME_GAP, FindingKind.FRAMES_LOST),
                report.findings().stream().map(AuditFinding::kind).toList());
        assertTrue(report.findings().get(1).message().startsWith("at least 3 frames before this position"));
    }

    @Test
    void shouldSayOnceThatFramesWereLostThatLeftAGap() {
        Shop.open(1).skip(2).status(1).writeTo(new FrameReader(audit));
        audit.onLostFrames(2);

        assertEquals(
                List.of(FindingKind.FRAME_GAP),
                audit.report().findings().stream().map(AuditFinding::kind).toList());
    }

    @Test
    void shouldListOnlySoManyFindings() {
        final FrameFixture frames = Shop.open(1);
        for (int i = 0; i < 1_200; i++) {
            frames.skip(1).status(i);
        }

        final AuditReport report = audit(frames);

        assertEquals(1_000, report.findings().size());
        assertEquals(200, report.findingsLeftOut());
    }

    private AuditReport audit(final FrameFixture frames) {
        frames.writeTo(new FrameReader(audit));
        return audit.report();
    }

    private static void assertFinding(
            final AuditReport report, final FindingKind kind, final int frame, final String message) {
        assertEquals(
                List.of(new AuditFinding(
                        kind, report.epochs().get(0).epoch(), frame * FrameFixture.POSITION_STEP, message)),
                report.findings());
        assertFalse(report.isWhole());
    }

    /** A snapshot of one part that holds these sequences of the till. */
    private static FrameFixture orders(
            final FrameFixture frames, final long snapshotId, final long first, final long last) {
        return frames.snapshotPart(snapshotId, 0, new PartFixture().counter(Shop.ORDERS, last + 1))
                .snapshotCommit(snapshotId, 1, till(first, last));
    }

    private static Range till(final long first, final long last) {
        return Shop.till(first, last);
    }
}
