package io.tailrace.cli.bench.delivery;

/**
 * What came by a stream, as it came: each delivery of each connection. A sequence means the same thing each time that it is sent, so what counts is
 * whether it was seen before. One thread; {@link #received()} any.
 */
final class StreamLedger {
    private final ChannelRanges ranges = new ChannelRanges();
    private volatile long received;
    private long highest;
    private long lastOfConnection;
    private long connections;
    private long repeats;
    private long unflagged;
    private long flagged;
    private long flaggedAtFirst;
    private long disorder;
    private long gaps;
    private boolean isNew;

    /** A connection begins: what may have been sent before comes again. */
    void onConnected() {
        connections++;
        lastOfConnection = 0;
    }

    /**
     * A delivery, in the order in which they come.
     *
     * @return whether it is new; else what is in it counts for nothing.
     */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    boolean onDelivery(final long sequence, final boolean isDuplicate) {
        received++;
        if (lastOfConnection != 0 && sequence != lastOfConnection + 1) {
            disorder++;
        }
        lastOfConnection = sequence;
        if (isDuplicate) {
            flagged++;
            flaggedAtFirst += connections <= 1 ? 1 : 0;
        }
        isNew = sequence > highest;
        if (!isNew) {
            repeats++;
            unflagged += isDuplicate ? 0 : 1;
            return false;
        }
        if (sequence != highest + 1) {
            gaps++;
        }
        highest = sequence;
        return true;
    }

    /** What a channel contributed to a snapshot that is new. */
    ChannelRanges ranges() {
        return ranges;
    }

    /** Deliveries so far, what came again as well. Any thread. */
    long received() {
        return received;
    }

    long highest() {
        return highest;
    }

    long connections() {
        return connections;
    }

    /** Deliveries that had been received before. */
    long repeats() {
        return repeats;
    }

    /** Of those, such as were not flagged as duplicates. */
    long unflagged() {
        return unflagged;
    }

    /** Deliveries that were flagged, received before or not. */
    long flagged() {
        return flagged;
    }

    /** Of those, such as came by the first connection, before which nothing can have been sent. */
    long flaggedAtFirst() {
        return flaggedAtFirst;
    }

    /** Deliveries of one connection that did not follow on the one before. */
    long disorder() {
        return disorder;
    }

    /** Sequences that were passed over. */
    long gaps() {
        return gaps;
    }
}
