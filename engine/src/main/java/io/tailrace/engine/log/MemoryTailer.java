package io.tailrace.engine.log;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.codec.frame.FrameStamp;
import java.nio.ByteBuffer;
import org.agrona.BitUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** A reader of the memory log that may be overtaken. It trusts nothing of a record before it knows that it was not overwritten. */
final class MemoryTailer implements FrameTailer {
    private final MemoryFrameLog log;
    private final UnsafeBuffer frame = new UnsafeBuffer(ByteBuffer.allocateDirect(FrameLayout.MAX_FRAME_LENGTH));
    private long position;
    private long lastSequence;
    private long lostFrames;
    private boolean overtaken;
    private boolean closed;

    private MemoryTailer(final MemoryFrameLog log) {
        this.log = log;
    }

    static MemoryTailer atStart(final MemoryFrameLog log) {
        return new MemoryTailer(log);
    }

    /** Behind the newest frame, whose sequence it must know to tell how many it loses later. */
    static MemoryTailer atEnd(final MemoryFrameLog log) {
        final MemoryTailer tailer = new MemoryTailer(log);
        boolean isAtEnd = log.tailAcquire() == 0;
        while (!isAtEnd) {
            tailer.position = log.latest();
            isAtEnd = tailer.copyNext() > 0;
        }
        tailer.lastSequence = tailer.position == 0 ? 0 : FrameStamp.sequence(tailer.frame, 0);
        tailer.overtaken = false;
        return tailer;
    }

    @Override
    public int poll(final FrameHandler handler, final int frameLimit) {
        int handled = 0;
        while (handled < frameLimit && !closed && position < log.tailAcquire()) {
            final int length = copyNext();
            if (length > 0) {
                countLost();
                handled++;
                handler.onFrame(frame, 0, length, lastSequence);
            }
        }
        return handled;
    }

    /** Copies the record at the position and moves behind it; 0 for padding, or after being overtaken. */
    private int copyNext() {
        final int index = (int) position & (log.capacityInBytes() - 1);
        final int length = log.ring().getInt(index);
        if (length > 0
                && length <= FrameLayout.MAX_FRAME_LENGTH
                && index + MemoryFrameLog.HEADER_LENGTH + length <= log.capacityInBytes()) {
            log.ring().getBytes(index + MemoryFrameLog.HEADER_LENGTH, frame, 0, length);
        }
        if (log.isOverwritten(position)) {
            position = log.latest();
            overtaken = true;
            return 0;
        }
        if (length < 0) {
            position -= length;
            return 0;
        }
        position += BitUtil.align(MemoryFrameLog.HEADER_LENGTH + length, MemoryFrameLog.HEADER_LENGTH);
        return length;
    }

    private void countLost() {
        final long sequence = FrameStamp.sequence(frame, 0);
        if (overtaken) {
            final long lost = Math.max(0, sequence - lastSequence - 1);
            lostFrames += lost;
            overtaken = false;
            log.onLost(lost);
        }
        lastSequence = sequence;
    }

    @Override
    public void acknowledge() {}

    @Override
    public long lostFrames() {
        return lostFrames;
    }

    @Override
    public void close() {
        closed = true;
    }
}
