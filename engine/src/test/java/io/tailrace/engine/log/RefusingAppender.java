package io.tailrace.engine.log;

import io.tailrace.codec.frame.FrameStamp;
import java.util.List;
import org.agrona.DirectBuffer;

/** Refuses every so many frames, and keeps the sequences of all that it was offered. */
record RefusingAppender(List<Long> offered, int every) implements FrameAppender {
    @Override
    public AppendResult append(final DirectBuffer buffer, final int offset, final int lengthInBytes) {
        offered.add(FrameStamp.sequence(buffer, offset));
        return offered.size() % every == 0 ? AppendResult.UNAVAILABLE : AppendResult.APPENDED;
    }

    @Override
    public boolean isCheckpointDue() {
        return false;
    }

    @Override
    public boolean sync() {
        return true;
    }
}
