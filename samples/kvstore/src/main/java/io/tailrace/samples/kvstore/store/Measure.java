package io.tailrace.samples.kvstore.store;

import java.util.function.ToDoubleFunction;

/** A number of {@link StoreStats} that a guardrail can watch; each has the name of the field in a tick. */
public enum Measure {
    /** {@link StoreStats#loadFactor}. */
    LOAD_FACTOR("load_factor", "Load factor", StoreStats::loadFactor),
    /** {@link StoreStats#maxGroupLength}. */
    MAX_GROUP_LENGTH("max_group_len", "Max group length", StoreStats::maxGroupLength),
    /** {@link StoreStats#meanProbeLength}. */
    MEAN_PROBE_LENGTH("avg_probe_estimate", "Average probe", StoreStats::meanProbeLength),
    /** {@link StoreStats#tombstoneRatio}. */
    TOMBSTONE_RATIO("tombstone_ratio", "Tombstone ratio", StoreStats::tombstoneRatio);

    private final String label;
    private final String title;
    private final ToDoubleFunction<StoreStats> reading;

    Measure(final String label, final String title, final ToDoubleFunction<StoreStats> reading) {
        this.label = label;
        this.title = title;
        this.reading = reading;
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
        return reading.applyAsDouble(stats);
    }
}
