package io.tailrace.config;

/** A reload was refused, and what of it was applied could not be undone: half of it stands. */
final class NotTakenBackException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NotTakenBackException(final String what, final Throwable refused, final Throwable fault) {
        super(
                "the reload was refused (" + refused.getMessage() + "), and " + what + " could not be taken back ("
                        + fault.getMessage() + "): mend both and reload again, or restart",
                refused);
        addSuppressed(fault);
    }
}
