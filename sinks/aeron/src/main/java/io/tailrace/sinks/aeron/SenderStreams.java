package io.tailrace.sinks.aeron;

import org.agrona.DirectBuffer;

/** How a sender's frames get away, and how it comes to know what was taken. One thread. */
interface SenderStreams extends AutoCloseable {
    /** Opens what is not open. Throws if the driver is gone or refuses. */
    void open();

    boolean isConnected();

    /** Says who sends. Must come first on each connection. */
    SendCode greet();

    /** Whether this connection was told who sends. */
    boolean isGreeted();

    /** Sends a message, without waiting. */
    SendCode send(DirectBuffer message, int length);

    /** What was said to the sender. */
    int poll();

    @Override
    void close();
}
