package io.tailrace.samples.kvstore.store;

/** A number of {@link StoreStats} that a guardrail can watch; each has the name of the field in a tick. */
public enum Measure {
    /** {@link StoreStats#loadFactor}. */
    LOAD_FACTOR("load_factor", "Load factor"),
    /** {@link StoreStats#maxGroupLength}. */
    MAX_GROUP_LENGTH("max_group_len", "Max group length"),
    /** {@link StoreStats#meanProbeLength}. */
    MEAN_PROBE_LENGTH("avg_probe_estimate", "Average probe"),
    /** {@link StoreStats#tombstoneRatio}. */
    TOMBSTONE_RATIO("tombstone_ratio", "Tombstone ratio");

    private final String label;
    private final String title;

    Measure(final String label, final String title) {
        this.label = label;
        this.title = title;
    }

    /**
     * The name in ticks.
     *
     * @return the tick's field.
     */
    public String label() {
        return label;
    }

    String title() {
        return title;
    }

    double of(final StoreStats stats) {
        return switch (this) {
            case LOAD_FACTOR -> stats.loadFactor();
            case MAX_GROUP_LENGTH -> stats.maxGroupLength();
            case MEAN_PROBE_LENGTH -> stats.meanProbeLength();
            case TOMBSTONE_RATIO -> stats.tombstoneRatio();
        };
    }
}
