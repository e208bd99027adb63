package io.tailrace.sinks.grpc.client;

/** What a peer says, for one line of a log or a terminal. Stateless. */
final class PeerText {
    private static final int LONGEST = 300;

    private PeerText() {}

    /** Without anything that a terminal would obey, and not long. */
    static String clean(final String text) {
        final StringBuilder cleaned = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(letter -> cleaned.appendCodePoint(isPlain(letter) ? letter : '?'));
        return text.codePointCount(0, text.length()) > LONGEST
                ? cleaned.append("...").toString()
                : cleaned.toString();
    }

    private static boolean isPlain(final int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
