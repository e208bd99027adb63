package io.tailrace.engine.recording;

/** Ids as text, as the W3C's traceparent has them: 32 and 16 hexadecimal digits. */
final class TraceIds {
    static final int TRACE_ID_LENGTH = 32;
    static final int SPAN_ID_LENGTH = 16;

    private static final int HEX = 16;

    private TraceIds() {}

    /** Whether a text is an id of that many digits; absent ones are not. */
    static boolean isId(final String text, final int length) {
        if (text == null || text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (Character.digit(text.charAt(i), HEX) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The sixteen digits from an index on. */
    static long bits(final String id, final int from) {
        return Long.parseUnsignedLong(id, from, from + SPAN_ID_LENGTH, HEX);
    }
}
