package io.tailrace.cli.contracts.validate;

import io.tailrace.cli.contracts.text.Printable;

/**
 * A place at which a document is not as it should be.
 *
 * @param line of the document's own lines, from 1.
 * @param column from 1; 0 if it is not told.
 * @param path JSON pointer into the document; empty for the document itself.
 * @param message what was expected and what is there.
 */
public record Fault(int line, int column, String path, String message) {
    static Fault at(final int line, final int column, final String path, final String message) {
        return new Fault(line, column, Printable.of(path), Printable.of(message));
    }

    /** In a document of one line, or in no certain line of it. */
    static Fault of(final String message) {
        return at(1, 0, "", message);
    }
}
