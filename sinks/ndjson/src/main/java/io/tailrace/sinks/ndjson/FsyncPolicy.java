package io.tailrace.sinks.ndjson;

/**
 * When lines are forced to the device. The death of the process loses nothing under any policy, because lines are in the operating system's
 * cache as soon as they are flushed; the policy is about the death of the machine. Before a mark they are forced in any case.
 */
public enum FsyncPolicy {
    /** Before a mark only. */
    NONE,
    /** With each flush that wrote lines. */
    ON_FLUSH,
    /** With the first flush after the fsync interval has passed. */
    EVERY_INTERVAL
}
