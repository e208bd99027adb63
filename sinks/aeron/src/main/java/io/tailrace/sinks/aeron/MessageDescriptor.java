package io.tailrace.sinks.aeron;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Where the parts of a message lie; nobody else adds these offsets up. All numbers are little-endian.
 *
 * <pre>
 *   0               4       5       6       7       8                              16
 *  +---------------+-------+-------+-------+-------+-------------------------------+---------------- - -
 *  | magic "TRST"  |version| type  | flags | 0     | stream                        | by type
 *  +---------------+-------+-------+-------+-------+-------------------------------+---------------- - -
 *
 *  HELLO, sender to receivers: who sends. First on each connection, then every second.
 *  16              18
 *  +---------------+---------- - -+---------------+---------- - -
 *  | length        | service      | length        | instance           lengths uint16, texts UTF-8
 *  +---------------+---------- - -+---------------+---------- - -
 *
 *  FRAME, sender to receivers: a frame of the journal, and which one the sender read before it.
 *  16              20              24                              32              36
 *  +---------------+---------------+-------------------------------+---------------+---------------+
 *  | epoch         | 0             | sequence                      | epoch before  | 0             |
 *  +---------------+---------------+---------------+---------------+---------------+---------------+
 *  | sequence before               | frame                                                     - -
 *  +-------------------------------+---------------------------------------------------------- - -
 *  40                              48
 *
 *  ACKNOWLEDGEMENT, receiver to sender: all frames up to this one were taken; 0 and 0 for none yet.
 *  16              20              24                              32              34
 *  +---------------+---------------+-------------------------------+---------------+---------- - -
 *  | epoch         | start         | sequence                      | length        | receiver
 *  +---------------+---------------+-------------------------------+---------------+---------- - -
 *
 *  REFUSAL, receiver to sender: nothing of this stream is taken.
 *  16              20              24                              32              34
 *  +---------------+---------------+-------------------------------+---------------+---------- - -
 *  | reason        | 0             | 0                             | length        | receiver
 *  +---------------+---------------+-------------------------------+---------------+---------- - -
 * </pre>
 *
 * The stream is a number that a sender takes by chance when it starts; what receivers say names it. A receiver takes a frame if it has taken the
 * one before it (or a later one) and not the frame itself: so it knows of each loss on the way, and nothing of what the journal itself misses.
 */
final class MessageDescriptor {
    static final int MAGIC = 'T' | 'R' << 8 | 'S' << 16 | 'T' << 24;

    /** Changes when an old peer could not make sense of new messages. */
    static final int VERSION = 1;

    static final int HELLO = 1;
    static final int FRAME = 2;
    static final int ACKNOWLEDGEMENT = 3;
    static final int REFUSAL = 4;

    /** Of a frame: it may have been sent before. */
    static final int FLAG_MAY_BE_DUPLICATE = 1;

    /** Of an acknowledgement: frames behind it were missed, send them again. */
    static final int FLAG_MISSED = 1;

    /** Of an acknowledgement that names no frame: the receiver wants the oldest first. */
    static final int START_EARLIEST = 0;

    /** Of an acknowledgement that names no frame: the receiver wants what comes from now on. */
    static final int START_LIVE = 1;

    static final int MAGIC_OFFSET = 0;
    static final int VERSION_OFFSET = 4;
    static final int TYPE_OFFSET = 5;
    static final int FLAGS_OFFSET = 6;
    static final int STREAM_OFFSET = 8;
    static final int HEADER_LENGTH = 16;

    static final int SERVICE_OFFSET = 16;

    static final int EPOCH_OFFSET = 16;
    static final int SEQUENCE_OFFSET = 24;
    static final int EPOCH_BEFORE_OFFSET = 32;
    static final int SEQUENCE_BEFORE_OFFSET = 40;
    static final int FRAME_OFFSET = 48;

    static final int REASON_OFFSET = 16;
    static final int START_OFFSET = 20;
    static final int RECEIVER_OFFSET = 32;

    private MessageDescriptor() {}

    static void begin(final MutableDirectBuffer buffer, final int type, final int flags, final long stream) {
        putInt(buffer, MAGIC_OFFSET, MAGIC);
        buffer.putByte(VERSION_OFFSET, (byte) VERSION);
        buffer.putByte(TYPE_OFFSET, (byte) type);
        buffer.putByte(FLAGS_OFFSET, (byte) flags);
        buffer.putByte(FLAGS_OFFSET + 1, (byte) 0);
        putLong(buffer, STREAM_OFFSET, stream);
    }

    /** Whether it begins as our messages do, of whatever version. */
    static boolean isOurs(final DirectBuffer buffer, final int offset, final int lengthInBytes) {
        return lengthInBytes >= HEADER_LENGTH && intAt(buffer, offset + MAGIC_OFFSET) == MAGIC;
    }

    static int version(final DirectBuffer buffer, final int offset) {
        return buffer.getByte(offset + VERSION_OFFSET) & 0xFF;
    }

    static int type(final DirectBuffer buffer, final int offset) {
        return buffer.getByte(offset + TYPE_OFFSET) & 0xFF;
    }

    static boolean hasFlag(final DirectBuffer buffer, final int offset, final int flag) {
        return (buffer.getByte(offset + FLAGS_OFFSET) & flag) != 0;
    }

    static long stream(final DirectBuffer buffer, final int offset) {
        return buffer.getLong(offset + STREAM_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    static FramePlace place(final DirectBuffer buffer, final int offset) {
        return placeAt(buffer, offset + EPOCH_OFFSET, offset + SEQUENCE_OFFSET);
    }

    static FramePlace placeBefore(final DirectBuffer buffer, final int offset) {
        return placeAt(buffer, offset + EPOCH_BEFORE_OFFSET, offset + SEQUENCE_BEFORE_OFFSET);
    }

    static void place(final MutableDirectBuffer buffer, final FramePlace place) {
        putInt(buffer, EPOCH_OFFSET, place.epoch());
        putInt(buffer, EPOCH_OFFSET + 4, 0);
        putLong(buffer, SEQUENCE_OFFSET, place.sequence());
    }

    static void placeBefore(final MutableDirectBuffer buffer, final FramePlace place) {
        putInt(buffer, EPOCH_BEFORE_OFFSET, place.epoch());
        putInt(buffer, EPOCH_BEFORE_OFFSET + 4, 0);
        putLong(buffer, SEQUENCE_BEFORE_OFFSET, place.sequence());
    }

    static int intAt(final DirectBuffer buffer, final int index) {
        return buffer.getInt(index, ByteOrder.LITTLE_ENDIAN);
    }

    static void putInt(final MutableDirectBuffer buffer, final int index, final int value) {
        buffer.putInt(index, value, ByteOrder.LITTLE_ENDIAN);
    }

    private static void putLong(final MutableDirectBuffer buffer, final int index, final long value) {
        buffer.putLong(index, value, ByteOrder.LITTLE_ENDIAN);
    }

    private static FramePlace placeAt(final DirectBuffer buffer, final int epochIndex, final int sequenceIndex) {
        return new FramePlace(intAt(buffer, epochIndex), buffer.getLong(sequenceIndex, ByteOrder.LITTLE_ENDIAN));
    }
}
