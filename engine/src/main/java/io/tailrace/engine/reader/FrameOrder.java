package io.tailrace.engine.reader;

/** Where in which epoch a reader is: frames of an epoch follow each other without a gap, and epochs rise. */
final class FrameOrder {
    private int epoch;
    private long expectedSequence;

    int epoch() {
        return epoch;
    }

    long expectedSequence() {
        return expectedSequence;
    }

    /** Refuses what no frame can carry, so that later arithmetic is safe. */
    void check(final int frameEpoch, final long sequence) {
        if (frameEpoch < 1 || sequence < 1 || sequence == Long.MAX_VALUE) {
            throw new BadContentException("no frame has epoch " + frameEpoch + " and sequence " + sequence);
        }
        if (frameEpoch < epoch) {
            throw new BadContentException("a frame of epoch " + frameEpoch + " behind epoch " + epoch);
        }
    }

    /** Goes on to a new epoch. A reader's first frame may be any; a later epoch must be seen from its first frame. */
    void beginEpoch(final int newEpoch, final long sequence) {
        expectedSequence = epoch == 0 ? sequence : 1;
        epoch = newEpoch;
    }

    void passed(final long sequence) {
        expectedSequence = sequence + 1;
    }
}
