package io.tailrace.engine.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Frame sequences and epochs. */
final class FrameReaderOrderTest {
    private final RecordingListener heard = new RecordingListener();
    private final FrameReader reader = new FrameReader(heard);

    @Test
    void shouldReportAGapWithItsPlace() {
        Shop.open(1).skip(2).status(1).writeTo(reader);

        assertEquals(List.of("1: 10 -> 12 @900"), heard.gaps);
        assertEquals(1, heard.statuses.size());
    }

    @Test
    void shouldTellAGapThatTheJournalStatesAsSuch() {
        Shop.open(1).skip(2).journalGap(10, 11, 7).status(1).writeTo(reader);

        assertEquals(List.of(), heard.gaps);
        assertEquals(List.of("10 to 11, missed 2"), heard.journalGaps);
        assertEquals(1, heard.statuses.size());
    }

    @Test
    void shouldReportTheFramesThatNoStatedGapExplains() {
        Shop.open(1).skip(5).journalGap(13, 14, 7).writeTo(reader);

        assertEquals(List.of("1: 10 -> 13 @900"), heard.gaps);
        assertEquals(List.of("13 to 14, missed 2"), heard.journalGaps);
    }

    @Test
    void shouldMissNothingInAJournalsGapWhenItHasSeenTheFrames() {
        Shop.open(1).status(1).journalGap(10, 10, 7).writeTo(reader);

        assertEquals(List.of(), heard.gaps);
        assertEquals(List.of("10 to 10, missed 0"), heard.journalGaps);
    }

    @Test
    void shouldNotBelieveAStatedGapThatDoesNotEndBeforeItsFrame() {
        Shop.open(1).skip(2).journalGap(10, 90, 7).writeTo(reader);

        assertEquals(List.of("1: 10 -> 12 @900"), heard.gaps);
        assertEquals(List.of(), heard.journalGaps);
        assertTrue(heard.badFrames.get(0).contains("states a gap from frame 10 to 90"), heard.badFrames.toString());
    }

    @Test
    void shouldReportADuplicateAndNotReadItAgain() {
        Shop.open(1).status(1).repeatLast().status(2).writeTo(reader);

        assertEquals(List.of("1: 11 -> 10 @1000"), heard.gaps);
        assertEquals(
                List.of(1L, 2L), heard.statuses.stream().map(StatusInfo::nowNs).toList());
    }

    @Test
    void shouldExpectNothingWhenItStartsInTheMiddle() {
        new FrameFixture().from(7, 1_000).status(1).status(2).writeTo(reader);

        assertEquals(List.of(), heard.gaps);
        assertEquals(2, heard.statuses.size());
    }

    @Test
    void shouldExpectTheFirstFrameOfANewEpoch() {
        Shop.open(1).epoch(2).status(1).writeTo(reader);
        assertEquals(List.of(), heard.gaps);

        new FrameFixture().from(3, 5).status(2).writeTo(reader);
        assertEquals(List.of("3: 1 -> 5 @0"), heard.gaps);
    }

    @Test
    void shouldForgetTheSeriesOfTheEpochBefore() {
        Shop.open(1)
                .epoch(2)
                .snapshotPart(1, 0, new PartFixture().counter(Shop.ORDERS, 1))
                .writeTo(reader);

        assertEquals(1, heard.badFrames.size());
        assertTrue(heard.badFrames.get(0).contains("series 1, which no frame made known"), heard.badFrames.get(0));
    }

    @Test
    void shouldRefuseAFrameOfAnEarlierEpoch() {
        Shop.open(2).from(1, 3).status(1).from(2, 10).status(2).writeTo(reader);

        assertEquals(List.of("GOOD @900 a frame of epoch 1 behind epoch 2"), heard.badFrames);
        assertEquals(List.of(), heard.gaps);
        assertEquals(List.of(2L), heard.statuses.stream().map(StatusInfo::nowNs).toList());
    }

    @Test
    void shouldRefuseImpossibleEpochsAndSequences() {
        Shop.open(1)
                .from(1, 0)
                .status(1)
                .from(0, 5)
                .status(2)
                .from(1, Long.MAX_VALUE)
                .status(3)
                .writeTo(reader);

        assertEquals(3, heard.badFrames.size());
        assertEquals(List.of(), heard.statuses);
    }

    @Test
    void shouldDropASnapshotWithAGapInIt() {
        Shop.open(1)
                .snapshotPart(1, 0, new PartFixture().counter(Shop.ORDERS, 1))
                .snapshotPart(1, 1, new PartFixture().counter(Shop.REFUNDS, 1))
                .dropLast()
                .snapshotCommit(1, 2, Shop.till(0, 1))
                .snapshotPart(2, 0, new PartFixture().counter(Shop.ORDERS, 2))
                .snapshotCommit(2, 1, Shop.till(2, 2))
                .writeTo(reader);

        assertEquals(1, heard.gaps.size());
        assertEquals(List.of(), heard.badFrames);
        assertEquals(
                List.of(2L), heard.snapshots.stream().map(Snapshot::snapshotId).toList());
    }

    @Test
    void shouldDropACheckpointWithAGapInIt() {
        final FrameFixture frames = Shop.open(1).checkpointBegin(1, 0).epochFrame(false, true);
        frames.checkpointPart(1, 0, new PartFixture().counter(Shop.ORDERS, 1))
                .dropLast()
                .checkpointCommit(1, 1)
                .writeTo(reader);

        assertEquals(List.of(), heard.checkpoints);
        assertEquals(1, heard.gaps.size());
    }

    @Test
    void shouldPassOverUnknownSeriesAfterAGapUntilACheckpoint() {
        final FrameFixture frames = new FrameFixture().epoch(1);
        Shop.describe(frames.skip(1));
        frames.descriptor(13, Shop.STOCK_METRIC)
                .series(9, 13)
                .dropLast()
                .snapshotPart(1, 0, new PartFixture().gauge(9, 1).gauge(Shop.STOCK, 2))
                .snapshotCommit(1, 1)
                .writeTo(reader);

        assertEquals(List.of(), heard.badFrames);
        assertEquals(1, heard.snapshots.get(0).values().gauges().size());
    }

    @Test
    void shouldSayNothingOfPartsWhoseFirstOneWasLost() {
        Shop.open(1)
                .snapshotPart(1, 0, new PartFixture().counter(Shop.ORDERS, 1))
                .dropLast()
                .snapshotPart(1, 1, new PartFixture().counter(Shop.REFUNDS, 1))
                .snapshotCommit(1, 2)
                .writeTo(reader);

        assertEquals(List.of(), heard.badFrames);
        assertEquals(List.of(), heard.snapshots);
        assertEquals(1, heard.gaps.size());
    }

    @Test
    void shouldDropACheckpointWithoutValuesThatHasAGapInIt() {
        Shop.open(1).checkpointBegin(1, 0).skip(1).checkpointCommit(1, 0).writeTo(reader);

        assertEquals(List.of(), heard.checkpoints);
    }

    @Test
    void shouldReportUnknownSeriesAgainAfterTheCheckpointThatFollowsAGap() {
        final FrameFixture frames = Shop.open(1).skip(1);
        Shop.checkpoint(frames, 1, 0, new PartFixture())
                .snapshotPart(1, 0, new PartFixture().counter(99, 1))
                .writeTo(reader);

        assertEquals(1, heard.badFrames.size());
        assertTrue(heard.badFrames.get(0).contains("series 99"), heard.badFrames.get(0));
    }

    @Test
    void shouldForgetTheChannelsOfTheEpochBefore() {
        Shop.open(1).epoch(2).snapshotCommit(1, 0, Shop.till(0, 1)).writeTo(reader);

        assertEquals(List.of(), heard.snapshots);
        assertTrue(heard.badFrames.get(0).contains("channel 7, which is not open"), heard.badFrames.get(0));
    }

    @Test
    void shouldReportADamagedFrameAndTheGapItLeaves() {
        Shop.open(1).status(1).damageLast(30).status(2).writeTo(reader);

        assertTrue(heard.badFrames.get(0).startsWith("BAD_CHECKSUM @900"), heard.badFrames.get(0));
        assertEquals(List.of("1: 10 -> 11 @1000"), heard.gaps);
        assertEquals(List.of(2L), heard.statuses.stream().map(StatusInfo::nowNs).toList());
    }
}
