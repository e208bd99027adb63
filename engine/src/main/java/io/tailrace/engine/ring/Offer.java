package io.tailrace.engine.ring;

/** What a ring answers to an offered sample. Plain numbers, so that the answer costs the hot path nothing. */
public final class Offer {
    /** The aggregator will see the sample. */
    public static final int ACCEPTED = 0;
    /** Above the high-water mark the lowest priority is refused; counted. */
    public static final int HIGH_WATER = 1;
    /** The ring is full; counted. */
    public static final int FULL = 2;
    /** The channel is closed; not counted. */
    public static final int CLOSED = 3;

    /** The channel is under a rate limit, and this sample is above it; counted. */
    public static final int RATE_LIMITED = 4;

    private Offer() {}
}
