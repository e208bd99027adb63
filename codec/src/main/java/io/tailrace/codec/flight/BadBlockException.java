package io.tailrace.codec.flight;

/** The bytes of a block of samples contradict themselves. */
public final class BadBlockException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadBlockException(final String reason, final int at, final int length) {
        super("a block of samples " + reason + ", at byte " + at + " of " + length, null, false, false);
    }
}
