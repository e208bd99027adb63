package io.tailrace.sinks.journal;

import io.tailrace.codec.frame.FrameStamp;
import org.agrona.DirectBuffer;

/** Which frame it is. */
record FrameKey(int epoch, long sequence) {
    static FrameKey of(final DirectBuffer buffer, final int offset) {
        return new FrameKey(FrameStamp.epoch(buffer, offset), FrameStamp.sequence(buffer, offset));
    }
}
