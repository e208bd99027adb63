package io.tailrace.testsupport;

import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.log.FrameHandler;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Takes frames from a tailer and keeps copies of them. One thread. */
public final class FrameCollector implements FrameHandler {
    private final FrameStamp stamp = new FrameStamp();
    private final List<UnsafeBuffer> frames = new ArrayList<>();
    private final List<Long> positions = new ArrayList<>();

    @Override
    public void onFrame(final DirectBuffer buffer, final int offset, final int lengthInBytes, final long position) {
        final FrameVerdict verdict = stamp.verify(buffer, offset, lengthInBytes);
        if (verdict != FrameVerdict.GOOD) {
            throw new AssertionError("frame at " + position + " of " + lengthInBytes + " bytes: " + verdict);
        }
        final UnsafeBuffer copy = new UnsafeBuffer(new byte[lengthInBytes]);
        copy.putBytes(0, buffer, offset, lengthInBytes);
        frames.add(copy);
        positions.add(position);
    }

    /**
     * What came.
     *
     * @return copies, in their order.
     */
    public List<UnsafeBuffer> frames() {
        return frames;
    }

    /**
     * Which frames came.
     *
     * @return their sequences, in their order.
     */
    public List<Long> sequences() {
        return frames.stream().map(frame -> FrameStamp.sequence(frame, 0)).toList();
    }

    /**
     * Where they stood.
     *
     * @return positions, in their order.
     */
    public List<Long> positions() {
        return positions;
    }
}
