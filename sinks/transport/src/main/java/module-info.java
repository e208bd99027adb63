/** What all transports share. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // Agrona is no module
module io.tailrace.transport {
    requires transitive io.tailrace.engine;
    requires transitive io.tailrace.journal;
    requires org.slf4j;

    exports io.tailrace.sinks.transport;
    exports io.tailrace.sinks.transport.event;
}
