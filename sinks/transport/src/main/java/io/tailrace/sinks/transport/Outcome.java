package io.tailrace.sinks.transport;

/** What became of a batch. */
public sealed interface Outcome {
    /** Not known yet. */
    Outcome PENDING = new Pending();

    /** All of it was acknowledged. */
    Outcome DELIVERED = new Delivered();

    /** See {@link Outcome#PENDING}. */
    record Pending() implements Outcome {}

    /** See {@link Outcome#DELIVERED}. */
    record Delivered() implements Outcome {}

    /**
     * It is to be sent again.
     *
     * @param cause one line, without numbers that differ each time.
     * @param leastWaitNs what the peer asked to wait, ns; 0 for nothing.
     */
    record Retry(String cause, long leastWaitNs) implements Outcome {}

    /**
     * The peer took it, but for some things, which it will never take.
     *
     * @param items how many it refused.
     * @param reason a word of a small set, for a label.
     * @param detail one line, for the log.
     */
    record Refused(long items, String reason, String detail) implements Outcome {}
}
