package io.tailrace.sinks.otlp.call;

/** What a peer says, before it is logged. */
public final class PeerText {
    private static final int LONGEST = 200;

    private PeerText() {}

    /**
     * Makes one short line of it.
     *
     * @param text any; null for none.
     * @return at most {@value #LONGEST} characters, none of them one that moves a cursor.
     */
    public static String clip(final String text) {
        if (text == null) {
            return "";
        }
        final StringBuilder clipped = new StringBuilder();
        text.codePoints()
                .limit(LONGEST)
                .map(point ->
                        Character.isISOControl(point) || Character.getType(point) == Character.FORMAT ? ' ' : point)
                .forEach(clipped::appendCodePoint);
        return clipped.toString().strip();
    }
}
