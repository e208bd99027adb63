package io.tailrace.engine.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** All parts of a snapshot or nothing. */
final class FrameReaderPartsTest {
    private final RecordingListener heard = new RecordingListener();
    private final FrameReader reader = new FrameReader(heard);

    @Test
    void shouldTakeASnapshotWithoutValues() {
        Shop.open(1)
                .snapshotCommit(1, 0, new FrameFixture.Range(Shop.TILL, 0, -1, 3))
                .writeTo(reader);

        assertEquals(3, heard.snapshots.get(0).channels().get(0).refused());
        assertEquals(0, heard.snapshots.get(0).channels().get(0).samples());
    }

    @Test
    void shouldDropASnapshotWhoseCommitCountsMoreParts() {
        Shop.open(1).snapshotPart(1, 0, orders(1)).snapshotCommit(1, 2).writeTo(reader);

        assertDropped("the commit of snapshot 1 speaks of 2 parts, but there came 1 of 1");
    }

    @Test
    void shouldDropASnapshotWithoutAnyOfItsParts() {
        Shop.open(1)
                .snapshotPart(1, 0, orders(1))
                .snapshotCommit(1, 1)
                .snapshotCommit(2, 1)
                .writeTo(reader);

        assertEquals(1, heard.snapshots.size());
        assertTrue(heard.badFrames.get(0).contains("there came none"), heard.badFrames.get(0));
    }

    @Test
    void shouldDropASnapshotWhoseCommitNamesAnother() {
        Shop.open(1).snapshotPart(1, 0, orders(1)).snapshotCommit(2, 1).writeTo(reader);

        assertDropped("the commit of snapshot 2 speaks of 1 parts, but there came 1 of 1");
    }

    @Test
    void shouldDropASnapshotWhosePartsAreOutOfOrder() {
        Shop.open(1)
                .snapshotPart(1, 0, orders(1))
                .snapshotPart(1, 2, orders(1))
                .snapshotCommit(1, 3)
                .writeTo(reader);

        assertDropped("part 2 of snapshot 1 came where part 1 of 1 was due");
    }

    @Test
    void shouldDropASnapshotWithAPartOfAnother() {
        Shop.open(1)
                .snapshotPart(1, 0, orders(1))
                .snapshotPart(2, 1, orders(1))
                .snapshotCommit(1, 2)
                .writeTo(reader);

        assertDropped("part 1 of snapshot 2 came where part 1 of 1 was due");
    }

    @Test
    void shouldForgetPartsThatNeverSawTheirCommit() {
        Shop.open(1)
                .snapshotPart(1, 0, orders(1))
                .snapshotPart(1, 0, orders(2))
                .snapshotCommit(1, 1)
                .writeTo(reader);

        assertEquals(1, heard.snapshots.get(0).values().counters().size());
        assertEquals(2, heard.snapshots.get(0).values().counters().get(0).total());
    }

    @Test
    void shouldKeepPartsOfCheckpointsAndSnapshotsApart() {
        Shop.checkpoint(Shop.open(1).snapshotPart(1, 0, orders(5)), 1, 0, orders(3))
                .snapshotCommit(1, 1)
                .writeTo(reader);

        assertEquals(3, heard.checkpoints.get(0).values().counters().get(0).total());
        assertEquals(5, heard.snapshots.get(0).values().counters().get(0).total());
        assertEquals(List.of(), heard.badFrames);
    }

    @Test
    void shouldDropACheckpointWhoseCommitNamesAnother() {
        Shop.open(1)
                .checkpointBegin(1, 0)
                .checkpointPart(2, 0, orders(1))
                .checkpointCommit(2, 1)
                .writeTo(reader);

        assertEquals(List.of(), heard.checkpoints);
        assertEquals(1, heard.badFrames.size());
    }

    @Test
    void shouldDropASnapshotWithValuesOfTheWrongType() {
        Shop.open(1)
                .snapshotPart(1, 0, new PartFixture().counter(Shop.STOCK, 1))
                .snapshotCommit(1, 1)
                .writeTo(reader);

        assertDropped("a COUNTER value of series 3, which is none");
    }

    @Test
    void shouldDropASnapshotThatNamesAChannelNobodyOpened() {
        Shop.open(1).snapshotCommit(1, 0, new FrameFixture.Range(8, 0, 1, 0)).writeTo(reader);

        assertDropped("a commit names channel 8, which is not open");
    }

    @Test
    void shouldDropASnapshotWithImpossibleRanges() {
        Shop.open(1)
                .snapshotCommit(1, 0, new FrameFixture.Range(Shop.TILL, 5, 3, 0))
                .snapshotCommit(2, 0, new FrameFixture.Range(Shop.TILL, -1, 3, 0))
                .snapshotCommit(3, 0, new FrameFixture.Range(Shop.TILL, 0, 3, -1))
                .snapshotCommit(4, 0, 0, new FrameFixture.Range(Shop.TILL, 0, Long.MAX_VALUE, 0))
                .writeTo(reader);

        assertEquals(4, heard.badFrames.size());
        assertEquals(List.of(), heard.snapshots);
    }

    @Test
    void shouldBoundWhatThePartsOfASnapshotTake() {
        final FrameFixture frames = Shop.open(1);
        final int partLength = frames.snapshotPart(1, 0, orders(1)).frames().get(9).length;
        frames.snapshotPart(1, 1, orders(2)).snapshotPart(1, 2, orders(3)).snapshotCommit(1, 3);

        frames.writeTo(new FrameReader(heard, 10_000, 2L * partLength));

        assertDropped("snapshot 1 takes more than " + 2 * partLength + " bytes");
    }

    @Test
    void shouldBoundWhatDescriptorsAndSeriesTake() {
        final FrameFixture frames = Shop.open(1);
        final int lengthOfAll =
                frames.frames().stream().skip(2).mapToInt(frame -> frame.length).sum();

        frames.writeTo(new FrameReader(heard, lengthOfAll - 1, 10_000));

        assertEquals(3, heard.series.size());
        assertEquals(1, heard.badFrames.size());
    }

    private void assertDropped(final String reason) {
        assertEquals(List.of(), heard.snapshots);
        assertEquals(1, heard.badFrames.size(), heard.badFrames.toString());
        assertTrue(heard.badFrames.get(0).endsWith(reason), heard.badFrames.get(0));
    }

    private static PartFixture orders(final long total) {
        return new PartFixture().counter(Shop.ORDERS, total);
    }
}
