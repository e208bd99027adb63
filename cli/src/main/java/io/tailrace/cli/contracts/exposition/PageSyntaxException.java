package io.tailrace.cli.contracts.exposition;

/** A line that is not as the format says. */
final class PageSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    PageSyntaxException(final String message) {
        super(message);
    }
}
