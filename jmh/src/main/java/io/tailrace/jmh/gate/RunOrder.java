package io.tailrace.jmh.gate;

/** Who goes first in each round. The other way round for a second run: what comes first may find another machine than what comes next. */
enum RunOrder {
    /** A B A B. */
    SUBJECT_FIRST,
    /** B A B A. */
    RULER_FIRST
}
