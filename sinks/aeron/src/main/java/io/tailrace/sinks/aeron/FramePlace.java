package io.tailrace.sinks.aeron;

/**
 * A frame's place among all frames of a journal: they rise by epoch, and within it by sequence.
 *
 * @param epoch of the frame, from 1; 0 before the first.
 * @param sequence of the frame in its epoch, from 1; 0 before the first.
 */
public record FramePlace(int epoch, long sequence) implements Comparable<FramePlace> {
    /** Before all frames. */
    public static final FramePlace NONE = new FramePlace(0, 0);

    @Override
    public int compareTo(final FramePlace other) {
        return epoch == other.epoch ? Long.compare(sequence, other.sequence) : Integer.compare(epoch, other.epoch);
    }

    /**
     * Whether it comes behind another one.
     *
     * @param other place.
     * @return false for the same.
     */
    public boolean isBehind(final FramePlace other) {
        return compareTo(other) > 0;
    }

    /** Whether a frame can have it. */
    boolean isOfFrame() {
        return epoch > 0 && sequence > 0 && sequence < Long.MAX_VALUE;
    }

    /** For people: {@code epoch 3, frame 17}. */
    @Override
    public String toString() {
        return "epoch " + epoch + ", frame " + sequence;
    }
}
