package io.tailrace.codec.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.tailrace.codec.sbe.MessageHeaderEncoder;
import io.tailrace.codec.sbe.StatusEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.zip.CRC32C;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.ExpandableDirectByteBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A frame is sealed, and whoever reads it finds every change of it, wherever it lies. */
class FrameStampTest {
    private static final int LENGTH = 333;
    private static final int ROOM = 1_000;

    private final FrameStamp stamp = new FrameStamp();

    /** Where a frame can lie. */
    enum Memory {
        ARRAY,
        PART_OF_AN_ARRAY,
        HEAP_BUFFER,
        DIRECT_BUFFER,
        PART_OF_A_DIRECT_BUFFER,
        SLICE_OF_A_DIRECT_BUFFER,
        BARE_ADDRESS,
        EXPANDABLE_ARRAY,
        EXPANDABLE_DIRECT_BUFFER
    }

    private final ByteBuffer direct = ByteBuffer.allocateDirect(ROOM + 100);

    private MutableDirectBuffer allocate(final Memory memory) {
        return switch (memory) {
            case ARRAY -> new UnsafeBuffer(new byte[ROOM]);
            case PART_OF_AN_ARRAY -> new UnsafeBuffer(new byte[ROOM + 100], 50, ROOM);
            case HEAP_BUFFER -> new UnsafeBuffer(ByteBuffer.allocate(ROOM));
            case DIRECT_BUFFER -> new UnsafeBuffer(direct);
            case PART_OF_A_DIRECT_BUFFER -> new UnsafeBuffer(direct, 50, ROOM);
            case SLICE_OF_A_DIRECT_BUFFER ->
                new UnsafeBuffer(direct.duplicate().position(60).slice());
            case BARE_ADDRESS -> new UnsafeBuffer(new UnsafeBuffer(direct).addressOffset(), ROOM);
            case EXPANDABLE_ARRAY -> new ExpandableArrayBuffer(ROOM);
            case EXPANDABLE_DIRECT_BUFFER -> new ExpandableDirectByteBuffer(ROOM);
        };
    }

    @ParameterizedTest
    @EnumSource
    void shouldFindItsOwnSealGoodWhereverTheFrameLies(final Memory memory) {
        for (final int offset : new int[] {0, 8, 77}) {
            final MutableDirectBuffer buffer = allocate(memory);
            write(buffer, offset);
            stamp.seal(buffer, offset, LENGTH, 7, 123_456_789_012L);

            assertSame(FrameVerdict.GOOD, stamp.verify(buffer, offset, LENGTH));
            assertEquals(7, FrameStamp.epoch(buffer, offset));
            assertEquals(123_456_789_012L, FrameStamp.sequence(buffer, offset));
            assertEquals(StatusEncoder.TEMPLATE_ID, FrameStamp.templateId(buffer, offset));
            assertEquals(FrameVersion.MAJOR, FrameStamp.majorVersion(buffer, offset));
            assertEquals(crcOf(buffer, offset), buffer.getInt(offset, ByteOrder.LITTLE_ENDIAN));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldFindEveryFlippedBit(final Memory memory) {
        final int offset = 8;
        final MutableDirectBuffer buffer = allocate(memory);
        write(buffer, offset);
        stamp.seal(buffer, offset, LENGTH, 1, 1);
        for (int bit = 0; bit < 8 * LENGTH; bit++) {
            flip(buffer, offset, bit);
            assertSame(FrameVerdict.BAD_CHECKSUM, stamp.verify(buffer, offset, LENGTH), "bit " + bit);
            flip(buffer, offset, bit);
        }
        assertSame(FrameVerdict.GOOD, stamp.verify(buffer, offset, LENGTH));
    }

    @ParameterizedTest
    @EnumSource
    void shouldLookAtNothingBesideTheFrame(final Memory memory) {
        final int offset = 8;
        final MutableDirectBuffer buffer = allocate(memory);
        write(buffer, offset);
        stamp.seal(buffer, offset, LENGTH, 1, 1);
        buffer.setMemory(0, offset, (byte) 0x55);
        buffer.setMemory(offset + LENGTH, 100, (byte) 0x55);

        assertSame(FrameVerdict.GOOD, stamp.verify(buffer, offset, LENGTH));
        assertSame(FrameVerdict.BAD_CHECKSUM, stamp.verify(buffer, offset, LENGTH + 1));
        assertSame(FrameVerdict.BAD_CHECKSUM, stamp.verify(buffer, offset, LENGTH - 1));
    }

    @Test
    void shouldLeavePositionAndLimitOfTheCallersBufferAlone() {
        final ByteBuffer bytes = ByteBuffer.allocateDirect(ROOM);
        final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        write(buffer, 0);
        bytes.limit(500).position(3);

        stamp.seal(buffer, 0, LENGTH, 1, 1);
        stamp.verify(buffer, 0, LENGTH);

        assertEquals(3, bytes.position());
        assertEquals(500, bytes.limit());
    }

    @Test
    void shouldTellBuffersOfEqualContentApart() {
        final UnsafeBuffer first = new UnsafeBuffer(ByteBuffer.allocateDirect(ROOM));
        final UnsafeBuffer second = new UnsafeBuffer(ByteBuffer.allocateDirect(ROOM));
        write(first, 0);
        write(second, 0);
        stamp.seal(first, 0, LENGTH, 1, 1);
        stamp.seal(second, 0, LENGTH, 1, 1);

        assertSame(FrameVerdict.GOOD, stamp.verify(first, 0, LENGTH));
        flip(second, 0, 1_000);
        assertSame(FrameVerdict.BAD_CHECKSUM, stamp.verify(second, 0, LENGTH));
        assertSame(FrameVerdict.GOOD, stamp.verify(first, 0, LENGTH));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 23, 65_537, Integer.MAX_VALUE})
    void shouldReadNothingOfALengthThatNoFrameHas(final int length) {
        assertSame(FrameVerdict.BAD_LENGTH, stamp.verify(new UnsafeBuffer(new byte[0]), 0, length));
    }

    @Test
    void shouldTakeTheShortestAndTheLongestFrame() {
        for (final int length : new int[] {FrameLayout.MESSAGE_OFFSET, FrameLayout.MAX_FRAME_LENGTH}) {
            final UnsafeBuffer buffer = new UnsafeBuffer(new byte[FrameLayout.MAX_FRAME_LENGTH]);
            schemaId(buffer, 21_001);
            stamp.seal(buffer, 0, length, 1, 1);

            assertSame(FrameVerdict.GOOD, stamp.verify(buffer, 0, length));
        }
    }

    @Test
    void shouldTellANewerMajorVersionFromWhatIsNoFrame() {
        assertSame(FrameVerdict.NEWER_MAJOR, verdictOf(21_000 + FrameVersion.MAJOR + 1));
        assertSame(FrameVerdict.NEWER_MAJOR, verdictOf(21_999));
        assertSame(FrameVerdict.FOREIGN, verdictOf(22_000));
        assertSame(FrameVerdict.FOREIGN, verdictOf(21_000));
        assertSame(FrameVerdict.FOREIGN, verdictOf(0));
        assertSame(FrameVerdict.FOREIGN, verdictOf(65_535));
        assertEquals(1, FrameVersion.MAJOR);
    }

    @Test
    void shouldSealEpochAndSequenceIntoTheChecksum() {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[ROOM]);
        write(buffer, 0);
        stamp.seal(buffer, 0, LENGTH, 1, 1);
        final int first = buffer.getInt(FrameLayout.CRC_OFFSET);
        stamp.seal(buffer, 0, LENGTH, 1, 2);
        final int second = buffer.getInt(FrameLayout.CRC_OFFSET);
        stamp.seal(buffer, 0, LENGTH, 2, 1);

        assertNotEquals(first, second);
        assertNotEquals(first, buffer.getInt(FrameLayout.CRC_OFFSET));
    }

    private FrameVerdict verdictOf(final int schemaId) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[ROOM]);
        write(buffer, 0);
        schemaId(buffer, schemaId);
        stamp.seal(buffer, 0, LENGTH, 1, 1);
        return stamp.verify(buffer, 0, LENGTH);
    }

    private static void write(final MutableDirectBuffer buffer, final int offset) {
        final byte[] random = new byte[LENGTH];
        new Random(1).nextBytes(random);
        buffer.putBytes(offset, random);
        new MessageHeaderEncoder()
                .wrap(buffer, offset + FrameLayout.MESSAGE_HEADER_OFFSET)
                .blockLength(StatusEncoder.BLOCK_LENGTH)
                .templateId(StatusEncoder.TEMPLATE_ID)
                .schemaId(StatusEncoder.SCHEMA_ID)
                .version(StatusEncoder.SCHEMA_VERSION);
    }

    private static void schemaId(final MutableDirectBuffer buffer, final int schemaId) {
        new MessageHeaderEncoder()
                .wrap(buffer, FrameLayout.MESSAGE_HEADER_OFFSET)
                .schemaId(schemaId);
    }

    private static void flip(final MutableDirectBuffer buffer, final int offset, final int bit) {
        final int index = offset + bit / 8;
        buffer.putByte(index, (byte) (buffer.getByte(index) ^ 1 << bit % 8));
    }

    private static int crcOf(final MutableDirectBuffer buffer, final int offset) {
        final byte[] covered = new byte[LENGTH - 4];
        buffer.getBytes(offset + 4, covered);
        final CRC32C crc = new CRC32C();
        crc.update(covered);
        return (int) crc.getValue();
    }
}
