package io.tailrace.codec.entry;

import io.tailrace.codec.prometheus.TextBuffer;
import java.util.UUID;

/** JSON's strings as serde_json writes them, and what else has a form of its own. */
final class JsonText {
    private static final String SHORT_ESCAPES = "btn\0fr";
    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    static String quoted(final String text) {
        final TextBuffer out = new TextBuffer(text.length() + 2);
        putString(text, out);
        return out.toString();
    }

    /** A surrogate without its partner becomes U+FFFD. */
    static void putString(final String text, final TextBuffer out) {
        out.put('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            final char character = text.charAt(i);
            if (character < ' ' || character == '"' || character == '\\') {
                out.put(text.substring(from, i));
                putEscape(character, out);
                from = i + 1;
            }
        }
        out.put(from == 0 ? text : text.substring(from));
        out.put('"');
    }

    static void putUnsigned(final long value, final TextBuffer out) {
        if (value >= 0) {
            out.put(value);
        } else {
            out.put(Long.toUnsignedString(value));
        }
    }

    static void putUuid(final UUID id, final TextBuffer out) {
        out.put('"');
        final long high = id.getMostSignificantBits();
        final long low = id.getLeastSignificantBits();
        putHex(high >>> 32, 8, out);
        out.put('-');
        putHex(high >>> 16, 4, out);
        out.put('-');
        putHex(high, 4, out);
        out.put('-');
        putHex(low >>> 48, 4, out);
        out.put('-');
        putHex(low, 12, out);
        out.put('"');
    }

    private static void putEscape(final char character, final TextBuffer out) {
        out.put('\\');
        if (character >= ' ') {
            out.put(character);
        } else if (character >= '\b' && character <= '\r' && character != 0x0B) {
            out.put(SHORT_ESCAPES.charAt(character - '\b'));
        } else {
            out.put('u');
            putHex(character, 4, out);
        }
    }

    private static void putHex(final long bits, final int digits, final TextBuffer out) {
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
            out.put(HEX.charAt((int) (bits >>> shift) & 0xF));
        }
    }
}
