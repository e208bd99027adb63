package io.tailrace.report.data;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes JSON that can stand in a script element: nothing in it ends the element or a line of a script, whatever the texts are. One
 * thread.
 */
final class PageJson {
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int DELETE = 0x7f;
    private static final int NO_BREAK_SPACE = 0xa0;

    private final StringBuilder out = new StringBuilder(1 << 16);
    private final Deque<Boolean> isFirst = new ArrayDeque<>();
    private boolean isValue;

    PageJson() {}

    @Override
    public String toString() {
        return out.toString();
    }

    PageJson beginObject() {
        return begin('{');
    }

    PageJson beginArray() {
        return begin('[');
    }

    PageJson endObject() {
        return end('}');
    }

    PageJson endArray() {
        return end(']');
    }

    PageJson name(final String name) {
        separate();
        put(name);
        out.append(':');
        isValue = true;
        return this;
    }

    PageJson value(final String text) {
        separate();
        put(text);
        return this;
    }

    PageJson value(final long number) {
        separate();
        out.append(number);
        return this;
    }

    PageJson value(final boolean truth) {
        separate();
        out.append(truth);
        return this;
    }

    /** What is no number in JSON becomes null. */
    PageJson value(final double number) {
        separate();
        if (!Double.isFinite(number)) {
            out.append("null");
        } else if (number == Math.rint(number) && Math.abs(number) < 1L << 53) {
            out.append((long) number);
        } else {
            out.append(number);
        }
        return this;
    }

    PageJson property(final String name, final String text) {
        return name(name).value(text);
    }

    PageJson property(final String name, final long number) {
        return name(name).value(number);
    }

    private PageJson begin(final char bracket) {
        separate();
        out.append(bracket);
        isFirst.push(true);
        return this;
    }

    private PageJson end(final char bracket) {
        isFirst.pop();
        out.append(bracket);
        return this;
    }

    private void separate() {
        if (isValue) {
            isValue = false;
        } else if (!isFirst.isEmpty()) {
            if (!isFirst.pop()) {
                out.append(',');
            }
            isFirst.push(false);
        }
    }

    private void put(final String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            final char character = text.charAt(i);
            if (character == '"' || character == '\\') {
                out.append('\\').append(character);
            } else if (isPlain(character)) {
                out.append(character);
            } else {
                out.append("\\u").append(hex(character));
            }
        }
        out.append('"');
    }

    /** Letters of all scripts stay; what could mean something to HTML, to a script or to a line does not. */
    private static boolean isPlain(final char character) {
        return character >= FIRST_PRINTABLE
                && character != '<'
                && character != '>'
                && character != '&'
                && character != '\''
                && (character < DELETE || character > NO_BREAK_SPACE)
                && !Character.isSurrogate(character)
                && Character.getType(character) != Character.FORMAT
                && Character.getType(character) != Character.LINE_SEPARATOR
                && Character.getType(character) != Character.PARAGRAPH_SEPARATOR;
    }

    private static String hex(final char character) {
        final String hex = Integer.toHexString(character);
        return "0".repeat(4 - hex.length()) + hex;
    }
}
