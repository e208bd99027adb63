package io.tailrace.engine.status;

/** Why a ring refused a sample. */
public enum RefusalReason {
    /** The ring was above its high-water mark and the metric has the lowest priority. */
    HIGH_WATER("high_water"),
    /** The ring was full. */
    FULL("full");

    private static final RefusalReason[] ALL = values();

    /** How many reasons there are. */
    public static final int COUNT = ALL.length;

    private final String label;

    RefusalReason(final String label) {
        this.label = label;
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
     * The reason with an ordinal.
     *
     * @param ordinal 0 to {@link #COUNT} - 1.
     * @return the reason.
     */
    public static RefusalReason of(final int ordinal) {
        return ALL[ordinal];
    }
}
