package io.tailrace.codec.envelope;

/** What a {@link Deduplicator} says of an event that has come. */
public enum Admission {
    /** Not known: process it, then say {@link Deduplicator#done}, or {@link Deduplicator#abandon} if that failed. */
    NEW,
    /** Was processed, as long as the window remembers: acknowledge it and do nothing. */
    DUPLICATE,
    /** Is being processed: do not acknowledge it, have it delivered again. */
    IN_PROGRESS,
    /** As many events are being processed as may be: do not acknowledge it, have it delivered again. */
    BUSY
}
