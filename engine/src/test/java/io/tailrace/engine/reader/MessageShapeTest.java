package io.tailrace.engine.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.frame.FrameLayout;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Lengths that lie within a frame whose checksum is right. */
final class MessageShapeTest {
    private static final int BLOCK_LENGTH_OFFSET = FrameLayout.MESSAGE_HEADER_OFFSET;
    private static final int VERSION_OFFSET = FrameLayout.MESSAGE_HEADER_OFFSET + 6;

    private final RecordingListener heard = new RecordingListener();

    @Test
    void shouldTakeALongerBlockOfALaterMinorVersion() {
        final byte[] frame = last(new FrameFixture().from(1, 1).status(5));
        final byte[] longer = Arrays.copyOf(frame, frame.length + 3);
        longer[BLOCK_LENGTH_OFFSET] = (byte) (frame[BLOCK_LENGTH_OFFSET] + 3);
        read(longer);

        assertEquals(5, heard.statuses.get(0).nowNs());
    }

    /** A gap had no entries before 1.3. */
    @Test
    void shouldTakeTheShorterBlockOfAnEarlierMinorVersion() {
        final byte[] frame = last(new FrameFixture().from(1, 10).journalGap(2, 9, 77));
        final byte[] shorter = Arrays.copyOf(frame, frame.length - Long.BYTES);
        shorter[BLOCK_LENGTH_OFFSET] = (byte) (frame[BLOCK_LENGTH_OFFSET] - Long.BYTES);
        shorter[VERSION_OFFSET] = 2;
        read(shorter);

        assertEquals(List.of(), heard.badFrames);
        assertEquals(List.of("2 to 9, missed 0"), heard.journalGaps);
    }

    /** Its header says 1.3, its block has no room for the entries: what lies behind it is not read. */
    @Test
    void shouldTakeAShorterBlockThatClaimsALaterVersion() {
        final byte[] frame = last(new FrameFixture().from(1, 10).journalGap(2, 9, 77));
        final byte[] shorter = Arrays.copyOf(frame, frame.length - Long.BYTES);
        shorter[BLOCK_LENGTH_OFFSET] = (byte) (frame[BLOCK_LENGTH_OFFSET] - Long.BYTES);
        Hostile.reseal(shorter);
        final byte[] hostile = Arrays.copyOf(shorter, frame.length);
        Arrays.fill(hostile, shorter.length, hostile.length, (byte) 0x40);
        new FrameReader(heard).onFrame(new UnsafeBuffer(hostile), 0, shorter.length, 1);

        assertEquals(List.of(), heard.badFrames);
        assertEquals(List.of("2 to 9, missed 0"), heard.journalGaps);
        assertEquals(List.of(0L), heard.journalGapEntries);
    }

    @Test
    void shouldRefuseAShorterBlock() {
        final byte[] frame = last(new FrameFixture().from(1, 1).status(5));
        frame[BLOCK_LENGTH_OFFSET]--;
        read(frame);

        assertBad("STATUS has a block of");
    }

    @Test
    void shouldRefuseABlockThatDoesNotFitItsFrame() {
        final byte[] frame = last(new FrameFixture().from(1, 1).status(5));
        read(Arrays.copyOf(frame, frame.length - 1));

        assertBad("STATUS does not fit its frame");
    }

    @Test
    void shouldRefuseTextThatIsLongerThanItsFrame() {
        final byte[] frame = last(new FrameFixture().epoch(1));
        final int lengthOfLastText = frame.length - "1.2.3".length() - 2;
        assertEquals("1.2.3".length(), frame[lengthOfLastText]);
        frame[lengthOfLastText]++;
        read(frame);

        assertBad("EPOCH does not fit its frame");
    }

    @Test
    void shouldRefuseAGroupWithMoreEntriesThanItsFrameHolds() {
        final FrameFixture frames = Shop.open(1).snapshotCommit(1, 0, Shop.till(0, 1));
        final byte[] frame = last(frames);
        frame[groupOffset(frame) + 2] = 2;
        readAll(frames, frame);

        assertBad("SNAPSHOT_COMMIT does not fit its frame");
    }

    @Test
    void shouldRefuseAGroupWhoseEntriesAreTooShort() {
        final FrameFixture frames = Shop.open(1).snapshotCommit(1, 0, Shop.till(0, 1));
        final byte[] frame = last(frames);
        frame[groupOffset(frame)]--;
        readAll(frames, frame);

        assertBad("SNAPSHOT_COMMIT does not fit its frame");
    }

    @Test
    void shouldRefuseAGroupWithoutRoomForItsHeader() {
        final FrameFixture frames = Shop.open(1).snapshotCommit(1, 0);
        final byte[] frame = last(frames);
        readAll(frames, Arrays.copyOf(frame, frame.length - 1));

        assertBad("SNAPSHOT_COMMIT does not fit its frame");
    }

    private static int groupOffset(final byte[] frame) {
        return FrameLayout.MESSAGE_OFFSET + frame[BLOCK_LENGTH_OFFSET];
    }

    private static byte[] last(final FrameFixture frames) {
        return frames.frames().get(frames.frames().size() - 1);
    }

    private void read(final byte[] frame) {
        readAll(new FrameFixture(), frame);
    }

    /** Puts the frame in the place of the last one. */
    private void readAll(final FrameFixture frames, final byte[] frame) {
        Hostile.reseal(frame);
        final List<byte[]> all = frames.frames();
        if (!all.isEmpty()) {
            all.remove(all.size() - 1);
        }
        all.add(frame);
        frames.writeTo(new FrameReader(heard));
    }

    private void assertBad(final String reason) {
        assertEquals(1, heard.badFrames.size(), heard.badFrames.toString());
        assertTrue(heard.badFrames.get(0).contains(reason), heard.badFrames.get(0));
        assertEquals(List.of(), heard.snapshots);
        assertEquals(List.of(), heard.statuses);
    }
}
