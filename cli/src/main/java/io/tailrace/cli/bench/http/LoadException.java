package io.tailrace.cli.bench.http;

/** A load could not begin. */
public final class LoadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LoadException(final String message) {
        super(message);
    }
}
