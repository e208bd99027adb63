package io.tailrace.sinks.grpc.client;

import io.tailrace.stream.v1.Delivery;

/** Takes what a {@link StreamClient} receives, on the thread that runs it. */
@FunctionalInterface
public interface StreamHandler {
    /**
     * A delivery. When this returns it may be acknowledged, and does not come again. If it throws, the client connects anew and this delivery comes again.
     *
     * @param delivery with a sequence above all that came before, unless duplicates were asked for; with 0 what the server only says anew, at the start of a
     *     client that goes on where an earlier one was: who records, metrics and series.
     */
    void onDelivery(Delivery delivery);

    /**
     * The connection has changed.
     *
     * @param state what it is now.
     * @param cause why, one line; empty if nothing is wrong.
     */
    default void onState(final StreamState state, final String cause) {}

    /**
     * The last sequence that was handled in an earlier run, for handlers that keep it with what they made of it. Asked once, at the start.
     *
     * @return 0 if nothing is known.
     */
    default long lastHandledSequence() {
        return 0;
    }
}
