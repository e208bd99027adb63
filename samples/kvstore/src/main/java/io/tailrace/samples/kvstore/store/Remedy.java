package io.tailrace.samples.kvstore.store;

/** What the supervisor does when a guardrail is passed. */
public enum Remedy {
    /** Says so and does nothing. */
    NONE,
    /** Frees the tables of their tombstones. */
    COMPACT,
    /** Moves to the other backend. */
    SWITCH
}
