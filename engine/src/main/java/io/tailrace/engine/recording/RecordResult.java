package io.tailrace.engine.recording;

/** What became of a sample or of a telemetry entry. A refusal is this and a counter: never an exception, never a wait, never an allocation. */
public enum RecordResult {
    /** The aggregator will see it. */
    ACCEPTED,
    /** Refused and counted: the ring is above its high-water mark and the metric has the lowest priority, or the entry the least grave level. */
    REFUSED_HIGH_WATER,
    /** Refused and counted: the ring is full. */
    REFUSED_FULL,
    /** Refused and counted: the channel is under a rate limit, because it was in sustained breach of its bounds. */
    REFUSED_RATE_LIMITED,
    /** Not recorded, not counted: the channel is closed. */
    CLOSED,
    /** Not recorded: a counter cannot go down, and a telemetry entry must be one. */
    INVALID;

    private static final RecordResult[] BY_CODE = {
        ACCEPTED, REFUSED_HIGH_WATER, REFUSED_FULL, CLOSED, REFUSED_RATE_LIMITED
    };

    /** For a code of {@code ring.Offer}; the first test keeps the accepted case free of an array access. */
    static RecordResult of(final int code) {
        return code == 0 ? ACCEPTED : BY_CODE[code];
    }

    /**
     * Whether the sample was refused, for want of room or by a rate limit.
     *
     * @return true for the refusals that are counted.
     */
    public boolean isRefused() {
        return this == REFUSED_HIGH_WATER || this == REFUSED_FULL || this == REFUSED_RATE_LIMITED;
    }
}
