package io.tailrace.cli.contracts.check.document;

/** A text is not what its file name says, or is past a bound. */
public final class BadDocumentException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String place;

    /**
     * A fault at a place.
     *
     * @param line of the text, from 1; 0 if it is the whole.
     * @param place in the document, for example {@code /properties/a}; empty if it is the whole.
     * @param message what is wrong, and how to mend it.
     */
    public BadDocumentException(final int line, final String place, final String message) {
        super(message);
        this.line = line;
        this.place = place;
    }

    /**
     * Where in the text.
     *
     * @return from 1; 0 if it is the whole.
     */
    public int line() {
        return line;
    }

    /**
     * Where in the document.
     *
     * @return a JSON pointer or the names of elements; empty if it is the whole.
     */
    public String place() {
        return place;
    }
}
