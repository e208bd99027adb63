package io.tailrace.engine.aggregate;

import org.agrona.DirectBuffer;

/** Takes telemetry entries out of their ring. The aggregator's thread only. */
@FunctionalInterface
public interface EntryConsumer {
    /**
     * Takes one.
     *
     * @param buffer holds its message; valid during the call only.
     * @param offset of the message's block.
     * @param lengthInBytes of the message.
     */
    void onEntry(DirectBuffer buffer, int offset, int lengthInBytes);
}
