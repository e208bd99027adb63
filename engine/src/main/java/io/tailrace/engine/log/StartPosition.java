package io.tailrace.engine.log;

/** Where a new {@link FrameTailer} begins. */
public enum StartPosition {
    /** The oldest frame that is kept. */
    EARLIEST,
    /** The newest checkpoint that has its commit; the oldest frame where there is none. */
    LAST_CHECKPOINT,
    /** Behind the newest frame: only what comes from now on. */
    END,
    /** Behind the last frame that a tailer of the same name acknowledged; the oldest frame where there is none. */
    ACKNOWLEDGED
}
