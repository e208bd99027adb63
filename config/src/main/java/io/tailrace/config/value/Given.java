package io.tailrace.config.value;

import java.util.List;
import java.util.Map;

/**
 * What a source gave for a key, before anybody knows what it should be.
 *
 * @param kind what it is.
 * @param text of a scalar, as it was written or in its shortest form; else words for what it is.
 * @param items of a list.
 * @param members of a table, in the order in which they stand.
 * @param line of the file, from 1; 0 if it comes from no file.
 * @param column of the line, from 1; 0 if it comes from no file.
 */
public record Given(Kind kind, String text, List<Given> items, Map<String, Given> members, int line, int column) {
    /** What a value can be. */
    public enum Kind {
        /** Characters. What flags and variables give is always this. */
        TEXT,
        /** A number. */
        NUMBER,
        /** True or false. */
        SWITCH,
        /** Values in an order. */
        LIST,
        /** Values by name. */
        TABLE,
        /** Something that no key can be, such as a date. */
        OTHER
    }

    /**
     * What a flag or a variable gives.
     *
     * @param text as it stands there.
     * @return without a place in a file.
     */
    public static Given ofText(final String text) {
        return scalar(Kind.TEXT, text, 0, 0);
    }

    /**
     * A value that holds no other.
     *
     * @param kind what it is.
     * @param text of it.
     * @param line from 1.
     * @param column from 1.
     * @return the value.
     */
    public static Given scalar(final Kind kind, final String text, final int line, final int column) {
        return new Given(kind, text, List.of(), Map.of(), line, column);
    }

    /**
     * Whether it holds no other value.
     *
     * @return false for lists, tables and what no key can be.
     */
    public boolean isScalar() {
        return kind == Kind.TEXT || kind == Kind.NUMBER || kind == Kind.SWITCH;
    }

    /**
     * The value as people see it in a message.
     *
     * @return short, one line.
     */
    public String shown() {
        return switch (kind) {
            case TEXT -> TomlText.quoted(Shown.of(text));
            case LIST -> "a list of " + items.size();
            case TABLE -> "a table";
            default -> Shown.of(text);
        };
    }
}
