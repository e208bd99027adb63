package io.tailrace.sinks.aeron;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Names in messages: a length of two bytes and UTF-8. */
final class MessageText {
    static final int LENGTH_OF_LENGTH = 2;

    private MessageText() {}

    /** Writes one; returns the index behind it. */
    static int put(final MutableDirectBuffer buffer, final int index, final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        buffer.putShort(index, (short) bytes.length, ByteOrder.LITTLE_ENDIAN);
        buffer.putBytes(index + LENGTH_OF_LENGTH, bytes);
        return index + LENGTH_OF_LENGTH + bytes.length;
    }

    /** Where the text behind one at an index begins, which must have been read before. */
    static int next(final DirectBuffer buffer, final int index) {
        return index + LENGTH_OF_LENGTH + length(buffer, index);
    }

    /** Reads one that ends at the limit at the latest; null if it is none, or no name. */
    static String at(final DirectBuffer buffer, final int index, final int limit) {
        if (index + LENGTH_OF_LENGTH > limit) {
            return null;
        }
        final int length = length(buffer, index);
        if (length > SourceName.LONGEST_IN_BYTES || index + LENGTH_OF_LENGTH + length > limit) {
            return null;
        }
        final byte[] bytes = new byte[length];
        buffer.getBytes(index + LENGTH_OF_LENGTH, bytes);
        try {
            final String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Names.fault(text) == null ? text : null;
        } catch (final CharacterCodingException fault) {
            return null;
        }
    }

    private static int length(final DirectBuffer buffer, final int index) {
        return buffer.getShort(index, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
    }
}
