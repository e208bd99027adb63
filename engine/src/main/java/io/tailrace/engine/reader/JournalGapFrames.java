package io.tailrace.engine.reader;

import io.tailrace.codec.sbe.JournalGapDecoder;
import io.tailrace.engine.health.OutageReason;

/** Decodes what a journal says of its gaps. */
final class JournalGapFrames {
    private final JournalGapDecoder decoder = new JournalGapDecoder();

    /**
     * The gap that a frame states.
     *
     * @throws BadContentException if it does not end directly before the frame, or its numbers contradict each other.
     */
    JournalGap decode(final FrameBody body, final long sequence) {
        decoder.wrap(body.buffer(), body.offset(), body.blockLength(), body.version());
        final JournalGap gap = new JournalGap(
                decoder.firstFrame(),
                decoder.lastFrame(),
                decoder.fromNs(),
                decoder.toNs(),
                decoder.snapshots(),
                decoder.samples(),
                entries(body.blockLength()),
                OutageReason.ofCode(decoder.reasonRaw()));
        if (gap.firstFrame() < 1
                || gap.lastFrame() < gap.firstFrame()
                || gap.lastFrame() != sequence - 1
                || gap.snapshots() < 0
                || gap.samples() < 0
                || gap.entries() < 0) {
            throw new BadContentException("frame " + sequence + " states a gap from frame " + gap.firstFrame() + " to "
                    + gap.lastFrame() + ", with " + gap.snapshots() + " snapshots, " + gap.samples() + " samples and "
                    + gap.entries()
                    + " entries");
        }
        return gap;
    }

    /** Engines of earlier versions had none. Not every frame has the field, whatever version its header says. */
    private long entries(final int blockLength) {
        return blockLength < JournalGapDecoder.BLOCK_LENGTH ? 0 : decoder.entries();
    }
}
