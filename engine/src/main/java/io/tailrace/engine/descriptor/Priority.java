package io.tailrace.engine.descriptor;

/** Who gives way when a ring fills: above its high-water mark only {@link #LOWEST} is refused, on a full ring all are. */
public enum Priority {
    /** Kept longest. */
    CRITICAL(0),
    /** Above normal. */
    HIGH(1),
    /** What a metric has that says nothing. */
    NORMAL(2),
    /** Refused first: above the high-water mark. */
    LOWEST(3);

    private static final Priority[] ALL = values();

    /** How many priorities there are. */
    public static final int COUNT = ALL.length;

    private final int rank;

    Priority(final int rank) {
        this.rank = rank;
    }

    /**
     * Its number in frames and in arrays.
     *
     * @return 0 for what is kept longest, to {@link #COUNT} - 1.
     */
    public int rank() {
        return rank;
    }

    /**
     * The priority with a rank that was read from a frame.
     *
     * @param rank any number.
     * @return the priority; {@link #LOWEST} for numbers of a later version.
     */
    public static Priority of(final int rank) {
        return rank >= 0 && rank < COUNT ? ALL[rank] : LOWEST;
    }
}
