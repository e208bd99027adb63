package io.tailrace.sinks.grpc.client;

/**
 * What can be told of a subscriber. Immutable.
 *
 * @param state what its connection is doing.
 * @param handled deliveries that the handler took.
 * @param duplicates deliveries that came again.
 * @param connections streams that stood since it began.
 * @param lastSequence the last one that was handled; 0 if none was.
 * @param cause why it is not open, or was not the last time.
 */
public record StreamClientStatus(
        StreamState state, long handled, long duplicates, long connections, long lastSequence, String cause) {}
