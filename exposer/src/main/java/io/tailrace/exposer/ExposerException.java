package io.tailrace.exposer;

/** The exposer cannot be launched. The message is one line: what, where, and how to mend it. */
public final class ExposerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message one line.
     * @param cause or null.
     */
    public ExposerException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
