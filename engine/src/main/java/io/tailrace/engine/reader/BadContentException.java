package io.tailrace.engine.reader;

/** What a frame says contradicts itself or what came before it; caught where frames are decoded, and reported. */
final class BadContentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadContentException(final String reason) {
        super(reason, null, false, false);
    }
}
