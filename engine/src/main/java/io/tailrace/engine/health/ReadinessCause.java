package io.tailrace.engine.health;

/** Why an engine is not ready: the rows of {@code /readyz}'s {@code missing} that the engine itself sets. */
public enum ReadinessCause {
    /** A ring is above its high-water mark. */
    RING_HIGH_WATER("ring_high_water", 0),
    /** The journal is behind by more than its bound. */
    JOURNAL_LAGGING("journal_lagging", 1),
    /** The journal refuses frames. */
    JOURNAL_FAILED("journal_failed", 2),
    /** The engine is closing. */
    SHUTDOWN("shutdown", 3),
    /** The journal's disk is nearly full. */
    JOURNAL_SPACE("journal_space", 4),
    /** A dependency named by the host is missing. */
    HOST_DEPENDENCY("host_dependency", 5);

    private final String key;
    private final int bit;

    ReadinessCause(final String key, final int bit) {
        this.key = key;
        this.bit = bit;
    }

    /**
     * As it stands in {@code missing}.
     *
     * @return lower case with underscores.
     */
    public String key() {
        return key;
    }

    /**
     * Its place in a set of causes, as status frames carry it.
     *
     * @return a mask with one bit.
     */
    public int mask() {
        return 1 << bit;
    }
}
