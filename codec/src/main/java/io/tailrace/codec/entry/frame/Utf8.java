package io.tailrace.codec.entry.frame;

import org.agrona.MutableDirectBuffer;

/** UTF-8 into a place of bounded length, without allocation. What is no Unicode becomes a question mark, as everywhere in Java. */
final class Utf8 {
    private static final char REPLACEMENT = '?';

    private Utf8() {}

    /**
     * Writes as much of a text as there is room for, up to the end of a code point.
     *
     * @return bytes that were written; their complement ({@code ~bytes}) if the text was longer.
     */
    static int put(final String text, final MutableDirectBuffer buffer, final int at, final int room) {
        final int length = text.length();
        final int end = at + room;
        int out = at;
        int in = 0;
        while (in < length) {
            final char first = text.charAt(in);
            if (first < 0x80) {
                if (out == end) {
                    return ~(out - at);
                }
                buffer.putByte(out++, (byte) first);
                in++;
                continue;
            }
            final boolean isPair = Character.isHighSurrogate(first)
                    && in + 1 < length
                    && Character.isLowSurrogate(text.charAt(in + 1));
            final int codePoint = isPair
                    ? Character.toCodePoint(first, text.charAt(in + 1))
                    : Character.isSurrogate(first) ? REPLACEMENT : first;
            final int bytes = bytesOf(codePoint);
            if (bytes > end - out) {
                return ~(out - at);
            }
            put(codePoint, bytes, buffer, out);
            out += bytes;
            in += isPair ? 2 : 1;
        }
        return out - at;
    }

    private static int bytesOf(final int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        return codePoint < 0x800 ? 2 : codePoint < 0x1_0000 ? 3 : 4;
    }

    private static void put(final int codePoint, final int bytes, final MutableDirectBuffer buffer, final int at) {
        if (bytes == 1) {
            buffer.putByte(at, (byte) codePoint);
            return;
        }
        int rest = codePoint;
        for (int i = bytes - 1; i > 0; i--) {
            buffer.putByte(at + i, (byte) (0x80 | (rest & 0x3F)));
            rest >>>= 6;
        }
        buffer.putByte(at, (byte) ((0xF00 >>> bytes) | rest));
    }
}
