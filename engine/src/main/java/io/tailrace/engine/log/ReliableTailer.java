package io.tailrace.engine.log;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.engine.health.OutageReason;
import java.nio.ByteBuffer;
import org.agrona.BitUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The journal's reader of the memory log: it hands frames to the journal and moves on when that has taken them. The appender never
 * overtakes it, unless the publisher leaves it behind; then it hands nothing over until it asks to return and the publisher takes it
 * back at a place from which a checkpoint follows.
 *
 * <pre>
 *   ATTACHED --leaveBehind(), publisher--&gt; LEFT_BEHIND --askToReturn(), journal agent--&gt; RETURNING --takeBack(), publisher--&gt; ATTACHED
 * </pre>
 */
public final class ReliableTailer implements AutoCloseable {
    private enum Link {
        ATTACHED,
        LEFT_BEHIND,
        RETURNING
    }

    private final MemoryFrameLog log;
    private final UnsafeBuffer frame = new UnsafeBuffer(ByteBuffer.allocateDirect(FrameLayout.MAX_FRAME_LENGTH));

    /** Written by the journal agent while it is not RETURNING; read by the publisher only then. */
    private final Journaled journaled = new Journaled();

    /** Each write is by the one whose turn it is, and hands over what was written before. */
    private volatile Link link = Link.ATTACHED;

    /** Written by the journal agent, by the publisher when it takes it back. Volatile: the appender may overwrite what lies below. */
    private volatile long position;

    private AppendResult lastResult = AppendResult.APPENDED;
    private OutageReason reason = OutageReason.SLOW;

    ReliableTailer(final MemoryFrameLog log) {
        this.log = log;
    }

    /**
     * Hands over the next frames until one is not taken. The journal agent.
     *
     * @param target takes the frames.
     * @param frameLimit how many at the most.
     * @return how many were taken.
     */
    public int forwardTo(final FrameAppender target, final int frameLimit) {
        if (link != Link.ATTACHED) {
            return 0; // before the position is read, which the publisher moves when it takes the journal back
        }
        final long tail = log.tailAcquire();
        long at = position;
        int taken = 0;
        while (taken < frameLimit && at < tail && link == Link.ATTACHED) {
            final int length = copy(at);
            if (log.isOverwritten(at)) {
                break; // it was left behind while it copied
            }
            if (length < 0) {
                at -= length;
                position = at;
                continue;
            }
            lastResult = AppendResult.UNAVAILABLE; // should it throw
            lastResult = target.append(frame, 0, length);
            if (lastResult != AppendResult.APPENDED) {
                break;
            }
            journaled.onFrame(frame);
            at += BitUtil.align(MemoryFrameLog.HEADER_LENGTH + length, MemoryFrameLog.HEADER_LENGTH);
            position = at;
            taken++;
        }
        return taken;
    }

    /** Copies the record to the frame's beginning, for it may be overwritten while a slow disk takes it. */
    private int copy(final long at) {
        final int index = (int) at & (log.capacityInBytes() - 1);
        final int length = log.ring().getInt(index);
        if (length > 0
                && length <= FrameLayout.MAX_FRAME_LENGTH
                && index + MemoryFrameLog.HEADER_LENGTH + length <= log.capacityInBytes()) {
            log.ring().getBytes(index + MemoryFrameLog.HEADER_LENGTH, frame, 0, length);
        }
        return length;
    }

    /**
     * Whether every frame appended so far was taken. Any thread.
     *
     * @return true when there is nothing to hand over.
     */
    public boolean isCaughtUp() {
        return link == Link.ATTACHED && position >= log.tailAcquire();
    }

    /**
     * How far the journal is. The journal agent; the publisher while {@link #isReturning()}.
     *
     * @return live.
     */
    public Journaled journaled() {
        return journaled;
    }

    /**
     * What became of the frame that was handed over last. The journal agent.
     *
     * @return {@link AppendResult#APPENDED} before the first.
     */
    public AppendResult lastResult() {
        return lastResult;
    }

    /**
     * Goes on without the journal: the appender may overwrite what it has not taken. The publisher.
     */
    public void leaveBehind() {
        if (link == Link.ATTACHED) {
            link = Link.LEFT_BEHIND; // before the appender overwrites; pairs with isOverwritten
        }
    }

    /**
     * Whether frames are handed over. Any thread.
     *
     * @return false from {@link #leaveBehind()} until {@link #takeBack()}.
     */
    public boolean isAttached() {
        return link == Link.ATTACHED;
    }

    /**
     * Whether frames wait for {@link #askToReturn}. Any thread.
     *
     * @return true behind {@link #leaveBehind()}.
     */
    public boolean isLeftBehind() {
        return link == Link.LEFT_BEHIND;
    }

    /**
     * The journal would take frames again. The journal agent, when it {@link #isLeftBehind()}; it hands nothing over until it was taken
     * back.
     */
    public void askToReturn() {
        reason = reasonOf(lastResult);
        link = Link.RETURNING; // releases what the publisher reads now
    }

    /**
     * Whether the publisher may take the journal back. Any thread.
     *
     * @return true between {@link #askToReturn} and {@link #takeBack}.
     */
    public boolean isReturning() {
        return link == Link.RETURNING;
    }

    /**
     * Why it was left behind. The publisher, while {@link #isReturning()}.
     *
     * @return as the last frame told.
     */
    public OutageReason reason() {
        return reason;
    }

    /** Goes on with the next frame appended. The publisher, when {@link #isReturning()}. */
    public void takeBack() {
        position = log.tailAcquire();
        link = Link.ATTACHED; // releases the position to the journal agent
    }

    /** Lets the appender go on without this reader. */
    @Override
    public void close() {
        log.remove(this);
    }

    /**
     * Bytes that were handed over. Any thread.
     *
     * @return since the log began; it stands still while the journal does.
     */
    public long position() {
        return position;
    }

    private static OutageReason reasonOf(final AppendResult result) {
        return switch (result) {
            case NO_SPACE -> OutageReason.NO_SPACE;
            case UNAVAILABLE, CLOSED -> OutageReason.FAILED;
            case APPENDED, BACK_PRESSURED -> OutageReason.SLOW;
        };
    }

    /** Below this the appender may overwrite. */
    long gate() {
        return link == Link.ATTACHED ? position : Long.MAX_VALUE;
    }
}
