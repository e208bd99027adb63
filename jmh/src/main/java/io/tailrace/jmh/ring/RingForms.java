package io.tailrace.jmh.ring;

/** What can be chosen. */
public enum RingForms {
    /** The engine's. */
    TAILRACE,
    /** One sample an event, claimed one by one. */
    EVENT,
    /** One sample an event, sequences claimed 64 at a time and published one by one. */
    EVENT_BATCH,
    /** Blocks of 32 samples. */
    BLOCK_32,
    /** Blocks of 128 samples. */
    BLOCK_128,
    /** Blocks of 512 samples. */
    BLOCK_512,
    /** Slices of 128 samples of one array. */
    SLICE_128,
    /** One array and one published position, without a Disruptor. */
    CURSOR;

    /**
     * Makes one.
     *
     * @return empty.
     */
    public RingForm make() {
        return switch (this) {
            case TAILRACE -> new EngineRing();
            case EVENT -> new EventRing();
            case EVENT_BATCH -> new EventBatchRing();
            case BLOCK_32 -> new BlockRing(32);
            case BLOCK_128 -> new BlockRing(128);
            case BLOCK_512 -> new BlockRing(512);
            case SLICE_128 -> new SliceRing(128);
            case CURSOR -> new CursorRing();
        };
    }
}
