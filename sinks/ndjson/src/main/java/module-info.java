/** Frames as JSON lines. */
module io.tailrace.ndjson {
    requires transitive io.tailrace.engine;

    exports io.tailrace.sinks.ndjson;
}
