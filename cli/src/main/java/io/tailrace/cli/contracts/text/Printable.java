package io.tailrace.cli.contracts.text;

/** Makes of text that comes from a file what may stand on a terminal: short, on one line, and without control characters. */
public final class Printable {
    private static final int MAX_LENGTH = 300;

    private Printable() {}

    /**
     * The text, cut if it is long.
     *
     * @param text anything.
     * @return at most 300 characters and an ellipsis.
     */
    public static String of(final String text) {
        final StringBuilder printable = new StringBuilder();
        int index = 0;
        while (index < text.length() && index < MAX_LENGTH) {
            final int character = text.codePointAt(index);
            if (isPlain(character)) {
                printable.appendCodePoint(character);
            } else {
                printable.append(String.format("\\u%04x", character));
            }
            index += Character.charCount(character);
        }
        return index < text.length() ? printable + "..." : printable.toString();
    }

    /**
     * The text as it is, unless it would do something to a terminal.
     *
     * @param text such as a name that a peer gave.
     * @return of any length if all of it is plain, else {@link #of}.
     */
    public static String plain(final String text) {
        return text.codePoints().allMatch(Printable::isPlain) ? text : of(text);
    }

    /** No control character, none that turns the direction of text, no half of a pair. */
    private static boolean isPlain(final int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
