package io.tailrace.systemtests.journal;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.codec.frame.FrameStamp;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/** A frame taken out of a journal. */
public final class Frame {
    private final byte[] bytes;

    Frame(final byte[] bytes) {
        this.bytes = bytes;
    }

    /** All of it, header included; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Which SBE message it holds. */
    public int templateId() {
        return FrameStamp.templateId(new UnsafeBuffer(bytes), 0);
    }

    /** Its place in its epoch. */
    public long sequence() {
        return FrameStamp.sequence(new UnsafeBuffer(bytes), 0);
    }

    /** The same frame as the next major version would write it, checksum and all. */
    public Frame ofNextMajor() {
        final UnsafeBuffer next = new UnsafeBuffer(bytes.clone());
        final int schemaId = FrameLayout.MESSAGE_HEADER_OFFSET + 4;
        next.putShort(
                schemaId, (short) (next.getShort(schemaId, ByteOrder.LITTLE_ENDIAN) + 1), ByteOrder.LITTLE_ENDIAN);
        new FrameStamp().seal(next, 0, bytes.length, FrameStamp.epoch(next, 0), sequence());
        return new Frame(next.byteArray());
    }
}
