package io.tailrace.codec.frame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Puts the frame header on a frame and checks it. Allocates nothing for buffers that lie on a {@link ByteBuffer} or an array.
 * An instance belongs to one thread.
 */
public final class FrameStamp {
    private final CRC32C crc = new CRC32C();
    private ByteBuffer viewed;
    private ByteBuffer view;

    /**
     * Writes epoch, sequence and checksum of a frame whose message is complete.
     *
     * @param buffer holds the frame.
     * @param offset of the frame.
     * @param lengthInBytes of the whole frame.
     * @param epoch from 1.
     * @param sequence of the frame in its epoch, from 1.
     */
    public void seal(
            final MutableDirectBuffer buffer,
            final int offset,
            final int lengthInBytes,
            final int epoch,
            final long sequence) {
        buffer.putInt(offset + FrameLayout.EPOCH_OFFSET, epoch, ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(offset + FrameLayout.SEQUENCE_OFFSET, sequence, ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(
                offset + FrameLayout.CRC_OFFSET, checksum(buffer, offset, lengthInBytes), ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Checks length, checksum and schema of a frame from anywhere; nothing of it is trusted before.
     *
     * @param buffer holds the frame.
     * @param offset of the frame.
     * @param lengthInBytes of the whole frame.
     * @return the verdict.
     */
    public FrameVerdict verify(final DirectBuffer buffer, final int offset, final int lengthInBytes) {
        if (lengthInBytes < FrameLayout.MESSAGE_OFFSET || lengthInBytes > FrameLayout.MAX_FRAME_LENGTH) {
            return FrameVerdict.BAD_LENGTH;
        }
        if (buffer.getInt(offset + FrameLayout.CRC_OFFSET, ByteOrder.LITTLE_ENDIAN)
                != checksum(buffer, offset, lengthInBytes)) {
            return FrameVerdict.BAD_CHECKSUM;
        }
        final int major = majorVersion(buffer, offset);
        if (major == FrameVersion.MAJOR) {
            return FrameVerdict.GOOD;
        }
        return major > FrameVersion.MAJOR ? FrameVerdict.NEWER_MAJOR : FrameVerdict.FOREIGN;
    }

    /**
     * The major frame version that a frame claims.
     *
     * @param buffer holds the frame.
     * @param offset of the frame.
     * @return the version, or -1 if its schema is not ours.
     */
    public static int majorVersion(final DirectBuffer buffer, final int offset) {
        final int schemaId =
                buffer.getShort(offset + FrameLayout.MESSAGE_HEADER_OFFSET + 4, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
        return schemaId > FrameLayout.SCHEMA_ID_BASE && schemaId < FrameLayout.SCHEMA_ID_LIMIT
                ? schemaId - FrameLayout.SCHEMA_ID_BASE
                : -1;
    }

    /**
     * Which message a frame holds.
     *
     * @param buffer holds the frame.
     * @param offset of the frame.
     * @return the SBE template id.
     */
    public static int templateId(final DirectBuffer buffer, final int offset) {
        return buffer.getShort(offset + FrameLayout.MESSAGE_HEADER_OFFSET + 2, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
    }

    /**
     * The epoch that a frame belongs to.
     *
     * @param buffer holds the frame.
     * @param offset of the frame.
     * @return from 1.
     */
    public static int epoch(final DirectBuffer buffer, final int offset) {
        return buffer.getInt(offset + FrameLayout.EPOCH_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * A frame's place in its epoch.
     *
     * @param buffer holds the frame.
     * @param offset of the frame.
     * @return from 1.
     */
    public static long sequence(final DirectBuffer buffer, final int offset) {
        return buffer.getLong(offset + FrameLayout.SEQUENCE_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    private int checksum(final DirectBuffer buffer, final int offset, final int lengthInBytes) {
        final int from = offset + FrameLayout.EPOCH_OFFSET;
        final int length = lengthInBytes - FrameLayout.EPOCH_OFFSET;
        crc.reset();
        if (buffer.byteArray() != null) {
            crc.update(buffer.byteArray(), buffer.wrapAdjustment() + from, length);
        } else if (buffer.byteBuffer() != null) {
            final int start = buffer.wrapAdjustment() + from;
            final ByteBuffer bytes = viewOf(buffer.byteBuffer());
            bytes.limit(start + length).position(start);
            crc.update(bytes);
        } else {
            final byte[] copy = new byte[length];
            buffer.getBytes(from, copy);
            crc.update(copy, 0, length);
        }
        return (int) crc.getValue();
    }

    /** A duplicate, so that position and limit of the caller's buffer stay as they are; made once a buffer. */
    @SuppressWarnings("ReferenceEquality") // the same memory is meant: equals() would compare the bytes
    private ByteBuffer viewOf(final ByteBuffer buffer) {
        if (viewed != buffer) {
            viewed = buffer;
            view = buffer.duplicate();
        }
        return view.clear();
    }
}
