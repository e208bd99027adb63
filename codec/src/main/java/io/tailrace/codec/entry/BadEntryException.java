package io.tailrace.codec.entry;

/** A text is no telemetry entry. The message begins with the place in the text and says what is wrong there; its length is bounded. */
public final class BadEntryException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_PATH = 200;
    private static final int LONGEST_REASON = 300;

    /** JSON pointer to what is wrong. */
    private final String path;

    BadEntryException(final String path, final String reason) {
        super(place(path) + ": " + Clipped.of(reason, LONGEST_REASON), null, false, false);
        this.path = Clipped.of(path, LONGEST_PATH);
    }

    /**
     * Where it is wrong.
     *
     * @return a JSON pointer (RFC 6901) such as {@code /event/colors_used}; empty for the whole text.
     */
    public String path() {
        return path;
    }

    private static String place(final String path) {
        return path.isEmpty() ? "the entry" : Clipped.of(path, LONGEST_PATH);
    }
}
