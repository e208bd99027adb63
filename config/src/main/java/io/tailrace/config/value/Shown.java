package io.tailrace.config.value;

/** Text of others in a line of ours: bounded. */
final class Shown {
    private static final int MOST = 80;

    private Shown() {}

    static String of(final String text) {
        return text.codePointCount(0, text.length()) <= MOST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST)) + "...";
    }
}
