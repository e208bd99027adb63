package io.tailrace.jcstress.log;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.codec.frame.FrameStamp;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Frames of many lengths, each of which is filled with its sequence, so that one can be told from parts of two. */
final class Frames {
    private static final int HEADER_WORDS = FrameLayout.MESSAGE_OFFSET / Long.BYTES;
    private static final int MOST_WORDS = 1_500;

    private final UnsafeBuffer frame = new UnsafeBuffer(ByteBuffer.allocateDirect(MOST_WORDS * Long.BYTES));
    private long sequence;

    /** The next frame; it is valid until the one after it. */
    UnsafeBuffer next() {
        sequence++;
        for (int i = 0; i < length(); i += Long.BYTES) {
            frame.putLong(i, sequence);
        }
        frame.putLong(FrameLayout.SEQUENCE_OFFSET, sequence, ByteOrder.LITTLE_ENDIAN);
        return frame;
    }

    /** The last frame once more. */
    UnsafeBuffer last() {
        return frame;
    }

    /** Length of the last frame in bytes; it differs from frame to frame, so that frames of two rounds never lie alike. */
    int length() {
        return (HEADER_WORDS + (int) (sequence * 31 % (MOST_WORDS - HEADER_WORDS))) * Long.BYTES;
    }

    /** The sequence of a whole frame; -1 if it holds anything else. */
    static long sequenceIfWhole(final DirectBuffer buffer, final int offset, final int length) {
        final long sequence = FrameStamp.sequence(buffer, offset);
        boolean whole = true;
        for (int i = 0; i < length; i += Long.BYTES) {
            whole &= i == FrameLayout.SEQUENCE_OFFSET || buffer.getLong(offset + i) == sequence;
        }
        return whole ? sequence : -1;
    }
}
