package io.tailrace.codec.prometheus;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A metric's name as it stands on a page of text: as it is, or in quotes within the braces if it is outside the classic grammar. No name can
 * end a line or a quotation. Immutable, safe for any thread.
 */
final class ShownName {
    private static final String TOTAL = "_total";

    /** What stands between the quotes, if there are any. */
    private final byte[] text;

    private final boolean isQuoted;

    private ShownName(final String name) {
        isQuoted = !Grammar.isClassicMetricName(name);
        if (isQuoted) {
            final TextBuffer out = new TextBuffer(name.length() * 2);
            Escaping.putLabelValue(name, out);
            text = out.toByteArray();
        } else {
            text = name.getBytes(StandardCharsets.US_ASCII);
        }
    }

    /**
     * A family's name.
     *
     * @throws IllegalArgumentException if there can be no such name.
     */
    static ShownName of(final String name, final NameEscaping escaping) {
        Grammar.checkName("metric name", name);
        return new ShownName(escaping.escape(name));
    }

    /**
     * The name of an OpenMetrics family of counters, which stands without {@code _total}. It is escaped with it, so that a sample has the same
     * name in every format.
     *
     * @throws IllegalArgumentException if there can be no such name.
     */
    static ShownName ofCounter(final String nameWithoutTotal, final NameEscaping escaping) {
        Grammar.checkName("metric name", nameWithoutTotal);
        final String escaped = escaping.escape(nameWithoutTotal + TOTAL);
        return new ShownName(escaped.substring(0, escaped.length() - TOTAL.length()));
    }

    /** In a line of metadata. */
    void put(final TextBuffer out) {
        if (isQuoted) {
            out.put('"');
        }
        out.put(text);
        if (isQuoted) {
            out.put('"');
        }
    }

    /** Before a sample's value, with the space behind it: suffix, labels and {@code le} may be empty. */
    void putSample(final byte[] suffix, final byte[] labels, final byte[] le, final TextBuffer out) {
        if (isQuoted) {
            out.put('{');
            out.put('"');
        }
        out.put(text);
        out.put(suffix);
        if (isQuoted) {
            out.put('"');
        }
        boolean isOpen = isQuoted;
        isOpen = putInBraces(labels, isOpen, out);
        isOpen = putInBraces(le, isOpen, out);
        if (isOpen) {
            out.put('}');
        }
        out.put(' ');
    }

    private static boolean putInBraces(final byte[] labels, final boolean isOpen, final TextBuffer out) {
        if (labels.length == 0) {
            return isOpen;
        }
        out.put(isOpen ? ',' : '{');
        out.put(labels);
        return true;
    }

    boolean endsWith(final byte[] suffix) {
        return text.length >= suffix.length
                && Arrays.equals(text, text.length - suffix.length, text.length, suffix, 0, suffix.length);
    }

    @Override
    public String toString() {
        return new String(text, StandardCharsets.UTF_8);
    }
}
