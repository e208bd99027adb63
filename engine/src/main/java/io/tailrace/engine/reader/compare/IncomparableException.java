package io.tailrace.engine.reader.compare;

/** What was recorded cannot be compared, because it is not the same thing. The message says in which way. */
public final class IncomparableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IncomparableException(final String message) {
        super(message);
    }
}
