package io.tailrace.engine.log;

import org.agrona.DirectBuffer;

/** Takes the frames that a {@link FrameTailer} reads, in their order, on the thread that polls it. */
@FunctionalInterface
public interface FrameHandler {
    /**
     * Takes one frame. The bytes are valid during the call only.
     *
     * @param buffer holds the frame.
     * @param offset of the frame's first byte.
     * @param lengthInBytes of the frame, both headers included.
     * @param position of the frame in its log: rises from frame to frame, and means something to the same log only.
     */
    void onFrame(DirectBuffer buffer, int offset, int lengthInBytes, long position);
}
