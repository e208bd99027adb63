package io.tailrace.sinks.ndjson;

/** What a file of lines holds. One kind a file, so that all its lines go by one schema. */
public enum LineKind {
    /** Telemetry entries, schema telemetry-entry.v1: a line an entry. */
    ENTRIES,
    /** Snapshots, schema replay.v1: a line a series that changed in it, as {@code tailrace replay --format ndjson} writes them. */
    SNAPSHOTS
}
