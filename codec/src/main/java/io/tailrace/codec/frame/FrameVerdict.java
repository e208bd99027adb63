package io.tailrace.codec.frame;

/** What {@link FrameStamp#verify} found. */
public enum FrameVerdict {
    /** The frame can be read. */
    GOOD,
    /** Shorter than its headers or longer than any frame. */
    BAD_LENGTH,
    /** Its bytes are not those that were written. */
    BAD_CHECKSUM,
    /** Written by a Tailrace whose major frame version this one does not know. */
    NEWER_MAJOR,
    /** Not a Tailrace frame, or of a major version that is no longer read. */
    FOREIGN
}
