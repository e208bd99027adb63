package io.tailrace.engine.log;

/** What an append would meet now, as far as it can be told without one. */
public enum AppenderState {
    /** Nothing stands in its way. */
    GOOD,
    /** It would be taken, but the log's disk is nearly full. */
    SPACE_LOW,
    /** It would be answered with {@link AppendResult#NO_SPACE}. */
    NO_SPACE,
    /** The append before failed, and whether the next one is taken is not known before it is tried. */
    FAILED
}
