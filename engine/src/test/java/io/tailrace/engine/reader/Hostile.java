package io.tailrace.engine.reader;

import io.tailrace.codec.frame.FrameStamp;
import org.agrona.concurrent.UnsafeBuffer;

/** Makes bytes that somebody changed look good again: a checksum is no proof against intent. */
final class Hostile {
    private Hostile() {}

    /** Puts the right checksum on a frame, for the epoch and sequence that it claims. */
    static void reseal(final byte[] frame) {
        final UnsafeBuffer buffer = new UnsafeBuffer(frame);
        new FrameStamp().seal(buffer, 0, frame.length, FrameStamp.epoch(buffer, 0), FrameStamp.sequence(buffer, 0));
    }
}
