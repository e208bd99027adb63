package io.tailrace.engine.reader;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * The least that a repeating group consists of.
 *
 * @param blockLengthInBytes of an entry's fixed part.
 * @param dataFields of variable length behind it.
 */
record GroupShape(int blockLengthInBytes, int dataFields) {
    private static final int HEADER_LENGTH = 4;
    private static final int DATA_HEADER_LENGTH = 2;

    /** Where the group that begins at {@code from} ends; more than {@code end} if it does not fit. */
    long end(final DirectBuffer buffer, final long from, final int end) {
        if (from > end - HEADER_LENGTH) {
            return Long.MAX_VALUE;
        }
        final int blockLength = unsignedShort(buffer, from);
        final int entries = unsignedShort(buffer, from + 2);
        if (entries > 0 && blockLength < blockLengthInBytes) {
            return Long.MAX_VALUE;
        }
        long at = from + HEADER_LENGTH;
        if (dataFields == 0) {
            return at + (long) entries * blockLength;
        }
        for (int i = 0; i < entries && at <= end; i++) {
            at = dataEnd(buffer, at + blockLength, end, dataFields);
        }
        return at;
    }

    /** Where so many fields of variable length end; more than {@code end} if they do not fit. */
    static long dataEnd(final DirectBuffer buffer, final long from, final int end, final int fields) {
        long at = from;
        for (int i = 0; i < fields; i++) {
            if (at > end - DATA_HEADER_LENGTH) {
                return Long.MAX_VALUE;
            }
            at += DATA_HEADER_LENGTH + unsignedShort(buffer, at);
        }
        return at;
    }

    private static int unsignedShort(final DirectBuffer buffer, final long at) {
        return buffer.getShort((int) at, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
    }
}
