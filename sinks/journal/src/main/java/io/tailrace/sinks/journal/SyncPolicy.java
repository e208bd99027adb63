package io.tailrace.sinks.journal;

/**
 * When frames are forced to the device. The death of the process loses nothing under any policy, because the frames are in the
 * operating system's cache by then; the policy is about the death of the machine.
 */
public enum SyncPolicy {
    /** Never: the operating system writes in its own time, as a rule within 30 seconds. */
    NONE,
    /** When the engine flushes. */
    ON_FLUSH,
    /** When the engine flushes, and with the first frame after the sync interval has passed. */
    EVERY_INTERVAL
}
