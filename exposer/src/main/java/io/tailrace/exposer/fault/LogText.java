package io.tailrace.exposer.fault;

/** What comes from outside, made fit for a log whose binding may not escape it. */
public final class LogText {
    private static final int MOST_CHARACTERS = 200;

    private LogText() {}

    /** On one line, of printable ASCII, and not long. */
    public static String of(final String text) {
        final int length = Math.min(text.length(), MOST_CHARACTERS);
        final StringBuilder harmless = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            final char c = text.charAt(i);
            harmless.append(c >= ' ' && c <= '~' ? c : '?');
        }
        return harmless.toString();
    }
}
