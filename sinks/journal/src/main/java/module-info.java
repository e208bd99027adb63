/** The frame log on disk, in a Chronicle Queue. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // neither Agrona nor Chronicle are modules
module io.tailrace.journal {
    requires transitive io.tailrace.engine;
    requires chronicle.bytes;
    requires chronicle.core;
    requires chronicle.queue;
    requires chronicle.wire;
    requires jdk.unsupported; // for Chronicle

    exports io.tailrace.sinks.journal;
}
