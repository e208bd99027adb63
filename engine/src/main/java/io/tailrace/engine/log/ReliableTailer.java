package io.tailrace.engine.log;

import io.tailrace.codec.frame.FrameStamp;
import org.agrona.BitUtil;

/** The reader of the memory log that is never overtaken: it hands frames to another log and moves on when that has taken them. */
public final class ReliableTailer implements AutoCloseable {
    private final MemoryFrameLog log;

    /** Written by this reader alone. Volatile: the appender may overwrite what lies below. */
    private volatile long position;

    private long lastSequence;

    ReliableTailer(final MemoryFrameLog log) {
        this.log = log;
    }

    /**
     * Hands over the next frames until one is not taken.
     *
     * @param target takes the frames.
     * @param frameLimit how many at the most.
     * @return how many were taken.
     */
    public int forwardTo(final FrameAppender target, final int frameLimit) {
        final long tail = log.tailAcquire();
        long at = position;
        int taken = 0;
        while (taken < frameLimit && at < tail) {
            final int index = (int) at & (log.capacityInBytes() - 1);
            final int length = log.ring().getInt(index);
            if (length < 0) {
                at -= length;
                position = at;
                continue;
            }
            final int frame = index + MemoryFrameLog.HEADER_LENGTH;
            if (target.append(log.ring(), frame, length) != AppendResult.APPENDED) {
                break;
            }
            lastSequence = FrameStamp.sequence(log.ring(), frame);
            at += BitUtil.align(MemoryFrameLog.HEADER_LENGTH + length, MemoryFrameLog.HEADER_LENGTH);
            position = at;
            taken++;
        }
        return taken;
    }

    /**
     * Whether every frame appended so far was taken. Any thread.
     *
     * @return true when there is nothing to hand over.
     */
    public boolean isCaughtUp() {
        return position >= log.tailAcquire();
    }

    /**
     * The last frame that was taken.
     *
     * @return its sequence; 0 before the first.
     */
    public long lastSequence() {
        return lastSequence;
    }

    /** Lets the appender go on without this reader. */
    @Override
    public void close() {
        log.remove(this);
    }

    long position() {
        return position;
    }
}
