/** Frames as JSON lines. */
module io.tailrace.ndjson {
    requires transitive io.tailrace.engine;
    requires transitive io.tailrace.journal;
    requires transitive io.tailrace.transport;

    exports io.tailrace.sinks.ndjson;
}
