package io.tailrace.cli.journal;

import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.reader.FrameListener;
import java.util.HashMap;
import java.util.Map;

/**
 * Which frame a damaged one must have been: it cannot be asked itself, but it lies behind the last good one. One thread, bounded
 * memory.
 */
final class BadFrames implements FrameListener {
    private static final int LIMIT = 1_000;

    private final Map<Long, Long> sequences = new HashMap<>();
    private long lastSequence;

    @Override
    public void onFrame(
            final int epoch, final long sequence, final int templateId, final int lengthInBytes, final long position) {
        lastSequence = sequence;
    }

    @Override
    public void onBadFrame(final FrameVerdict verdict, final String reason, final long position) {
        // A frame whose content contradicts itself has a good header, and was told by onFrame.
        if (verdict != FrameVerdict.GOOD) {
            lastSequence++;
        }
        if (sequences.size() < LIMIT) {
            sequences.put(position, lastSequence);
        }
    }

    /** The frame sequence at a position, in words; empty if no damaged frame lies there. */
    String describe(final long position) {
        final Long sequence = sequences.get(position);
        return sequence == null ? "" : "frame " + sequence + ": ";
    }
}
