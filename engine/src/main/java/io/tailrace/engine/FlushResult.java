package io.tailrace.engine;

/** What became of a flush. */
public enum FlushResult {
    /** Everything recorded before the call is delivered: in the journal, or in memory where there is none. */
    FLUSHED,
    /** It is not delivered yet; nothing is lost, and it will be when the journal goes on. */
    TIMED_OUT,
    /** The engine is closed; {@code close()} delivered what there was. */
    CLOSED
}
