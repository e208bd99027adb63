package io.tailrace.sinks.grpc.client;

/** What a subscriber's connection is doing. */
public enum StreamState {
    /** It is being made. */
    CONNECTING,
    /** The stream stands. */
    OPEN,
    /** It was lost or refused, and is tried again soon. */
    WAITING,
    /** The server will not serve this request, however often it is asked. */
    REFUSED,
    /** It was ended by this side. */
    CLOSED
}
