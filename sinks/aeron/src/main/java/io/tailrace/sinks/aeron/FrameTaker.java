package io.tailrace.sinks.aeron;

import org.agrona.DirectBuffer;

/** Takes what an {@link AeronReceiver} receives, on its thread. */
public interface FrameTaker {
    /**
     * A source begins to send, or goes on.
     *
     * @param source its name.
     * @return the last frame of it that was taken, also before a restart; {@link FramePlace#NONE} if none was; null if it cannot be taken now: it is asked for again a second
     *     later.
     */
    FramePlace begin(SourceName source);

    /**
     * The next frame. Its checksum is right, none between it and the one before is missing, and it comes once.
     *
     * @param source whose frame it is.
     * @param buffer holds the frame; valid during the call only.
     * @param offset of the frame's first byte.
     * @param lengthInBytes of the frame.
     * @param mayBeDuplicate whether it may have been sent before, to this receiver or to another.
     * @return whether it was taken, so that it may be acknowledged; else it comes again a little later.
     */
    boolean take(SourceName source, DirectBuffer buffer, int offset, int lengthInBytes, boolean mayBeDuplicate);

    /**
     * A source does not send any more: it ended, or its connection did. It may begin again.
     *
     * @param source its name.
     */
    default void end(final SourceName source) {}
}
