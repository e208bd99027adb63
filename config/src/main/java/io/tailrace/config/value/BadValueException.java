package io.tailrace.config.value;

/** A value is not what its key needs. */
public final class BadValueException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String mend;

    /**
     * A fault of a value.
     *
     * @param problem what is wrong with it.
     * @param mend what to give instead.
     */
    public BadValueException(final String problem, final String mend) {
        super(problem, null, false, false);
        this.mend = mend;
    }

    /**
     * How to mend it.
     *
     * @return what to give instead.
     */
    public String mend() {
        return mend;
    }
}
