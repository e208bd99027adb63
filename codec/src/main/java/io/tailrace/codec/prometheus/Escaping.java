package io.tailrace.codec.prometheus;

/** The two ways of escaping of format 0.0.4: a help text keeps its quotes, a label value does not. */
final class Escaping {
    private Escaping() {}

    static void putHelp(final String text, final TextBuffer out) {
        put(text, false, out);
    }

    static void putLabelValue(final String text, final TextBuffer out) {
        put(text, true, out);
    }

    private static void put(final String text, final boolean escapesQuotes, final TextBuffer out) {
        for (int i = 0; i < text.length(); ) {
            final int codePoint = text.codePointAt(i);
            if (codePoint == '\\') {
                out.put("\\\\");
            } else if (codePoint == '\n') {
                out.put("\\n");
            } else if (codePoint == '"' && escapesQuotes) {
                out.put("\\\"");
            } else {
                out.putCodePoint(codePoint);
            }
            i += Character.charCount(codePoint);
        }
    }
}
