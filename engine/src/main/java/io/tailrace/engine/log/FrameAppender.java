package io.tailrace.engine.log;

import org.agrona.DirectBuffer;

/** Appends frames to a {@link FrameLog}. One thread at a time; never called by a recording thread. */
public interface FrameAppender {
    /**
     * Appends one whole frame.
     *
     * @param buffer holds the frame.
     * @param offset of its first byte.
     * @param lengthInBytes of the frame, both headers included; at most {@code FrameLayout.MAX_FRAME_LENGTH}.
     * @return what became of it; only {@link AppendResult#APPENDED} means that readers will see it.
     */
    AppendResult append(DirectBuffer buffer, int offset, int lengthInBytes);

    /**
     * Whether the log would like a checkpoint soon, for example because a new file is to begin with one. The log rolls by
     * itself when the checkpoint's first frame arrives.
     *
     * @return true until a checkpoint was appended.
     */
    boolean isCheckpointDue();

    /**
     * What an append would meet now. Asked several times a second, also while nothing is appended, so that trouble is told
     * before it hurts and its end is noticed.
     *
     * @return {@link AppenderState#GOOD} by default, for logs that nothing can fill.
     */
    default AppenderState state() {
        return AppenderState.GOOD;
    }

    /**
     * Makes what was appended durable as far as the log's sync policy says; a memory log does nothing.
     *
     * @return whether it is; if not, to be tried again.
     */
    boolean sync();
}
