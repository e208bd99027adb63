package io.tailrace.engine;

/** Which threads an engine has for its own agents. Recording threads are always the caller's. */
public enum ThreadingMode {
    /** One thread aggregates, one writes the journal: a stalled disk does not delay aggregation. The default. */
    DEDICATED,
    /** One thread does both: for small machines. A stalled disk delays aggregation, and rings fill meanwhile. */
    SHARED,
    /** No thread: the host calls {@link TelemetryEngine#invoke()} as often as it likes, from one thread. */
    INVOKER
}
