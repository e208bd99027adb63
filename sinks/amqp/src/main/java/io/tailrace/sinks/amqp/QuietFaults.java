package io.tailrace.sinks.amqp;

import com.rabbitmq.client.impl.ForgivingExceptionHandler;

/** The end of a connection is told once, by the transport, and not by the client as well. */
final class QuietFaults extends ForgivingExceptionHandler {
    @Override
    protected void log(final String message, final Throwable e) {
        // The session's shutdown listener has it.
    }
}
