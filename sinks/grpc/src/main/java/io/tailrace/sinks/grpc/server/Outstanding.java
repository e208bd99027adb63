package io.tailrace.sinks.grpc.server;

import java.util.ArrayDeque;

/** What was sent and is not acknowledged, and where the journal stood. Bounded. One thread. */
final class Outstanding {
    private static final int MOST = 16_384;

    private final ArrayDeque<Sent> sent = new ArrayDeque<>();
    private final ArrayDeque<Anchor> anchors = new ArrayDeque<>();
    private final long maxBytes;
    private long bytes;
    private long acknowledged;

    private record Sent(long sequence, int lengthInBytes, long recordedAtNs, boolean isDuplicate) {}

    /**
     * What an acknowledgement brought.
     *
     * @param deliveries that are acknowledged by it and were sent for the first time.
     * @param recordedAtNs of the oldest of them, ns since 1970; 0 if that tells nothing.
     */
    record Settled(int deliveries, long recordedAtNs) {}

    Outstanding(final long maxBytes, final long acknowledged) {
        this.maxBytes = maxBytes;
        this.acknowledged = acknowledged;
    }

    boolean isEmpty() {
        return sent.isEmpty();
    }

    long acknowledged() {
        return acknowledged;
    }

    /** Whether a delivery may be sent; one that is too long for itself may when nothing else is on the way. */
    boolean hasRoom(final int lengthInBytes) {
        return sent.isEmpty() || (sent.size() < MOST && bytes + lengthInBytes <= maxBytes);
    }

    void add(final long sequence, final int lengthInBytes, final long recordedAtNs, final boolean isDuplicate) {
        sent.add(new Sent(sequence, lengthInBytes, recordedAtNs, isDuplicate));
        bytes += lengthInBytes;
    }

    /** Notes a frame; of those with the same deliveries the last one. */
    void add(final Anchor anchor) {
        final Anchor last = anchors.peekLast();
        if (last != null && last.sequence() == anchor.sequence()) {
            anchors.removeLast();
        }
        anchors.add(anchor);
    }

    Settled acknowledge(final long sequence) {
        acknowledged = Math.max(acknowledged, sequence);
        int deliveries = 0;
        long recordedAtNs = 0;
        while (!sent.isEmpty() && sent.peek().sequence() <= acknowledged) {
            final Sent one = sent.remove();
            bytes -= one.lengthInBytes();
            deliveries += one.isDuplicate() ? 0 : 1;
            recordedAtNs = recordedAtNs == 0 ? one.recordedAtNs() : recordedAtNs;
        }
        return new Settled(deliveries, recordedAtNs);
    }

    /** The last frame of which all deliveries are acknowledged; null if there is no new one. */
    Anchor takeSettled() {
        Anchor settled = null;
        while (!anchors.isEmpty() && anchors.peek().sequence() <= acknowledged) {
            settled = anchors.remove();
        }
        return settled;
    }
}
