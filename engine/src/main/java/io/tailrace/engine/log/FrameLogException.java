package io.tailrace.engine.log;

/** A log cannot be opened, read or written. The message is one line: what, where, and how to mend it. */
public class FrameLogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure without an underlying exception.
     *
     * @param message what, where, and how to mend it.
     */
    public FrameLogException(final String message) {
        super(message);
    }

    /**
     * A failure with its cause.
     *
     * @param message what, where, and how to mend it.
     * @param cause what was caught.
     */
    public FrameLogException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
