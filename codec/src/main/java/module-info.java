/**
 * Bytes: frames, histogram payloads, exposition formats, JSON forms.
 *
 * <p>Exported are telemetry entries, the families of our own, text that both are written to, and what is in the signatures of readers of
 * frames. The rest is for the modules that are named: their writers and readers use it, and nobody else's code can.
 */
@SuppressWarnings({
    "module", // those who are exported to are built later
    "requires-automatic", // Agrona and HdrHistogram are no modules
    "requires-transitive-automatic"
})
module io.tailrace.codec {
    requires transitive HdrHistogram;
    requires transitive org.agrona;
    requires tools.jackson.core;
    requires io.tailrace.contracts;

    exports io.tailrace.codec.entry;
    exports io.tailrace.codec.envelope;
    exports io.tailrace.codec.frame;
    exports io.tailrace.codec.histogram;
    exports io.tailrace.codec.prometheus;
    exports io.tailrace.codec.prometheus.protobuf;
    exports io.tailrace.codec.registry;
    exports io.tailrace.codec.entry.frame to
            io.tailrace.engine;
    exports io.tailrace.codec.flight to
            io.tailrace.engine;
    exports io.tailrace.codec.json to
            io.tailrace.engine;
    exports io.tailrace.codec.sbe to
            io.tailrace.engine,
            io.tailrace.journal;
    exports io.tailrace.codec.text to
            io.tailrace.config;
}
