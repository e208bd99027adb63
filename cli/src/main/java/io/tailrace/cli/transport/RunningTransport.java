package io.tailrace.cli.transport;

/** A transport that was started. Its report may be asked by any thread, also when it has ended. */
interface RunningTransport extends AutoCloseable {
    TransportReport report();

    /** Where it is, for people; empty if that tells nothing. */
    default String place() {
        return "";
    }

    /** Delivers what there is, as long as that goes well and not for ever, and ends its threads. */
    @Override
    void close();
}
