package io.tailrace.codec.prometheus;

/**
 * The classic grammar of names (prometheus.io/docs/concepts/data_model). It is checked here again although descriptors were
 * checked when they were made: a name out of a foreign journal could hold a line feed and forge lines of a page.
 */
final class Grammar {
    private Grammar() {}

    static void checkMetricName(final String name) {
        check("metric name", name, true);
    }

    static void checkLabelName(final String name) {
        check("label name", name, false);
    }

    private static void check(final String what, final String name, final boolean colonsAllowed) {
        boolean good = !name.isEmpty() && !isDigit(name.charAt(0));
        for (int i = 0; good && i < name.length(); i++) {
            final char c = name.charAt(i);
            good = isLetter(c) || isDigit(c) || c == '_' || (colonsAllowed && c == ':');
        }
        if (!good) {
            throw new IllegalArgumentException(
                    what + " \"" + name + "\" is outside the Prometheus grammar: letters, digits, '_'"
                            + (colonsAllowed ? " and ':'" : "") + ", no digit first");
        }
    }

    private static boolean isLetter(final char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(final char c) {
        return c >= '0' && c <= '9';
    }
}
