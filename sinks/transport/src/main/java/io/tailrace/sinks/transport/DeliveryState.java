package io.tailrace.sinks.transport;

/** What a transport is doing. */
public enum DeliveryState {
    /** What it sends is acknowledged, or there is nothing to send. */
    DELIVERING,
    /** Its last attempt failed; it tries again after a growing wait. */
    RETRYING,
    /** Its failure persists: the alert is up, and it tries seldom, until it is well again. */
    ISOLATED
}
