package io.tailrace.sinks.grpc.server;

import io.tailrace.stream.v1.Delivery;
import io.tailrace.stream.v1.GapReason;

/**
 * Gives deliveries their sequences. Up to what may have been sent before, the same ones come again and are flagged. Where the journal lost some of that,
 * the rest is not what those sequences meant: it goes on above them, and as many are flagged as may have come before. One thread.
 */
final class Sequencer {
    private final long mayHaveBeenSent;
    private long last;
    private long lastFlagged;
    private boolean isSaidAgain;

    Sequencer(final long last, final long mayHaveBeenSent) {
        this.last = last;
        this.mayHaveBeenSent = mayHaveBeenSent;
        lastFlagged = mayHaveBeenSent;
    }

    /** The next gap is said again, with the sequence that it had, if nothing more is lost than when it was said first. */
    void saysGapAgain(final boolean isSame) {
        isSaidAgain = isSame;
    }

    Delivery next(final Delivery.Builder delivery) {
        final boolean isLoss = delivery.hasGap() && delivery.getGap().getReason() != GapReason.GAP_REASON_JOURNAL;
        final boolean isNew = isLoss && !isSaidAgain;
        isSaidAgain &= !isLoss;
        if (isNew && last < mayHaveBeenSent) {
            lastFlagged = mayHaveBeenSent + 1 + (mayHaveBeenSent - last);
            last = mayHaveBeenSent + 1;
            return delivery.setSequence(last).build();
        }
        last++;
        return delivery.setSequence(last).setDuplicate(last <= lastFlagged).build();
    }

    /** The last sequence that was given. */
    long last() {
        return last;
    }
}
