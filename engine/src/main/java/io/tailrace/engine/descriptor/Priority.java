package io.tailrace.engine.descriptor;

/** Who gives way when a ring fills: above its high-water mark only {@link #LOWEST} is refused, on a full ring all are. */
public enum Priority {
    /** Kept longest. */
    CRITICAL,
    /** Above normal. */
    HIGH,
    /** What a metric has that says nothing. */
    NORMAL,
    /** Refused first: above the high-water mark. */
    LOWEST;

    private static final Priority[] ALL = values();

    /** How many priorities there are. */
    public static final int COUNT = ALL.length;

    /**
     * The priority with an ordinal that was read from a frame.
     *
     * @param ordinal any number.
     * @return the priority; {@link #LOWEST} for numbers of a later version.
     */
    public static Priority of(final int ordinal) {
        return ordinal >= 0 && ordinal < COUNT ? ALL[ordinal] : LOWEST;
    }
}
