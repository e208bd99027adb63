package io.tailrace.sinks.amqp;

/** What becomes of an event that the broker has no queue for. */
public enum Unroutable {
    /** It is sent again until there is one: nothing is lost, and the transport counts as failed. */
    KEEP,
    /** It is counted as refused, and the next ones go on. */
    REFUSE
}
