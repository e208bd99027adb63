package io.tailrace.codec.prometheus;

/**
 * The grammar of names (prometheus.io/docs/concepts/data_model): the classic one, which stands on a page as it is, and that of UTF-8, which
 * stands in quotes or escaped. It is checked here again although descriptors were checked when they were made: a name out of a foreign
 * journal may say anything.
 */
final class Grammar {
    private Grammar() {}

    /** Any text of which bytes can be made. */
    static void checkName(final String what, final String name) {
        if (name.isEmpty() || !isWellFormed(name)) {
            throw new IllegalArgumentException(what + " \"" + name
                    + "\" must be text of at least one character, without half of a surrogate pair");
        }
    }

    static boolean isClassicMetricName(final String name) {
        return isClassic(name, true);
    }

    static boolean isClassicLabelName(final String name) {
        return isClassic(name, false);
    }

    /** Whether a character may stand in a classic metric name. */
    static boolean isClassic(final int codePoint, final boolean isFirst) {
        return isLetter(codePoint) || codePoint == '_' || codePoint == ':' || (!isFirst && isDigit(codePoint));
    }

    private static boolean isClassic(final String name, final boolean colonsAllowed) {
        boolean good = !name.isEmpty();
        for (int i = 0; good && i < name.length(); i++) {
            final char c = name.charAt(i);
            good = isClassic(c, i == 0) && (colonsAllowed || c != ':');
        }
        return good;
    }

    private static boolean isWellFormed(final String text) {
        for (int i = 0; i < text.length(); ) {
            final int codePoint = text.codePointAt(i);
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                return false;
            }
            i += Character.charCount(codePoint);
        }
        return true;
    }

    private static boolean isLetter(final int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(final int c) {
        return c >= '0' && c <= '9';
    }
}
