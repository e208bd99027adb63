package io.tailrace.samples.kvstore.store;

/** Why a table is replaced by a new one. */
enum RebuildKind {
    /** More slots of the same backend, because the table was full of entries. */
    GROWTH,
    /** The same backend without its tombstones, because an operation found the table full of them. */
    REACTIVE_COMPACTION,
    /** The same backend without its tombstones, because the supervisor saw them pile up. */
    PROACTIVE_COMPACTION,
    /** The other backend. */
    SWITCH
}
