package io.tailrace.engine;

/** What became of a {@link TelemetryEngine#relabel}. */
public enum RelabelResult {
    /** A new epoch is open; what is recorded from here on is told under the new labels. */
    RELABELLED,
    /** The engine has these labels already; nothing was done. */
    UNCHANGED,
    /** Another call came before this one was done: its labels stand. */
    OVERTAKEN,
    /** The aggregator or a journal that takes nothing did not let it happen in time; nothing was changed, and nothing will be. */
    TIMED_OUT,
    /** The engine is closed or closing; nothing was changed. */
    CLOSED
}
