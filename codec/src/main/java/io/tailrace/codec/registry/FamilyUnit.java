package io.tailrace.codec.registry;

/** What the exposed value of a family is measured in. */
public enum FamilyUnit {
    /** Numbers of things, shares, truth values. */
    NONE,
    /** Seconds. */
    SECONDS,
    /** Bytes. */
    BYTES,
    /** Milliseconds, for names that an older contract fixes. */
    MILLISECONDS
}
