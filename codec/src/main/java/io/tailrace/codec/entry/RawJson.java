package io.tailrace.codec.entry;

/**
 * A JSON value of any shape, kept as text: without spaces, numbers digit by digit as they stood, fields in their order. Two are equal if
 * their texts are.
 */
public final class RawJson {
    /** The value null. */
    public static final RawJson NULL = new RawJson("null");

    /** As deep as a value may be: less than an entry may, so that an entry can hold it. */
    public static final int DEEPEST = 120;

    private final String text;

    private RawJson(final String text) {
        this.text = text;
    }

    /**
     * Takes a value.
     *
     * @param json one JSON value; no duplicate fields, at most {@value #DEEPEST} deep and {@value EntryReader#LONGEST} characters long.
     * @return the same without spaces.
     * @throws BadEntryException if it is none.
     */
    public static RawJson of(final String json) {
        try (Document document = Document.open(json, "", DEEPEST)) {
            final RawJson value = new RawJson(document.copy());
            document.expectEnd();
            return value;
        }
    }

    /**
     * Makes a JSON string.
     *
     * @param text any.
     * @return the text as a JSON value.
     */
    public static RawJson ofString(final String text) {
        return new RawJson(JsonText.quoted(text));
    }

    /** Takes what a {@link Document} has already checked. */
    static RawJson trusted(final String text) {
        return new RawJson(text);
    }

    /**
     * The value.
     *
     * @return JSON without spaces.
     */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof RawJson that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
