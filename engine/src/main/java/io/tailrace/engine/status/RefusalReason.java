package io.tailrace.engine.status;

/** Why a ring refused a sample. */
public enum RefusalReason {
    /** The ring was above its high-water mark and the metric has the lowest priority. */
    HIGH_WATER("high_water", 0),
    /** The ring was full. */
    FULL("full", 1),
    /** The channel was in sustained breach of its bounds and is under a rate limit. */
    RATE_LIMITED("rate_limited", 2);

    private static final RefusalReason[] ALL = values();

    /** How many reasons there are. */
    public static final int COUNT = ALL.length;

    private final String label;
    private final int index;

    RefusalReason(final String label, final int index) {
        this.label = label;
        this.index = index;
    }

    /**
     * As it stands in the label {@code reason}.
     *
     * @return lower case with underscores.
     */
    public String label() {
        return label;
    }

    /**
     * Its place in arrays.
     *
     * @return 0 to {@link #COUNT} - 1.
     */
    public int index() {
        return index;
    }

    /**
     * The reason with an index.
     *
     * @param index 0 to {@link #COUNT} - 1.
     * @return the reason.
     */
    public static RefusalReason of(final int index) {
        return ALL[index];
    }
}
