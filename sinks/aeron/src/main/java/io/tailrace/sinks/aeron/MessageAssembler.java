package io.tailrace.sinks.aeron;

import io.aeron.logbuffer.ControlledFragmentHandler;
import io.aeron.logbuffer.FrameDescriptor;
import io.aeron.logbuffer.Header;
import io.tailrace.codec.frame.FrameLayout;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Puts the fragments of one image together. Aeron's own assembler grows with what the peer sends; this one takes what a message of ours can be
 * long and no more, and passes over the rest. One thread.
 */
final class MessageAssembler implements ControlledFragmentHandler {
    static final int LONGEST_IN_BYTES = MessageDescriptor.FRAME_OFFSET + FrameLayout.MAX_FRAME_LENGTH;

    private final MessageTaker taker;
    private UnsafeBuffer parts;
    private int lengthInBytes;
    private boolean isAssembling;
    private boolean isTooLong;

    /** Takes whole messages. */
    @FunctionalInterface
    interface MessageTaker {
        /** Returns whether it was taken; else it comes again. {@code lengthInBytes} is -1 for one that is too long: there are no bytes then. */
        boolean onMessage(DirectBuffer buffer, int offset, int lengthInBytes);
    }

    MessageAssembler(final MessageTaker taker) {
        this.taker = taker;
    }

    @Override
    public Action onFragment(final DirectBuffer buffer, final int offset, final int length, final Header header) {
        final byte flags = header.flags();
        if ((flags & FrameDescriptor.UNFRAGMENTED) == FrameDescriptor.UNFRAGMENTED) {
            isAssembling = false;
            return take(buffer, offset, length > LONGEST_IN_BYTES ? -1 : length);
        }
        if ((flags & FrameDescriptor.BEGIN_FRAG_FLAG) != 0) {
            isAssembling = true;
            isTooLong = false;
            lengthInBytes = 0;
        } else if (!isAssembling) {
            return Action.CONTINUE; // the end of what began before this joined
        }
        return add(buffer, offset, length, (flags & FrameDescriptor.END_FRAG_FLAG) != 0);
    }

    private Action add(final DirectBuffer buffer, final int offset, final int length, final boolean isLast) {
        final int before = lengthInBytes;
        if (isTooLong || length > LONGEST_IN_BYTES - lengthInBytes) {
            isTooLong = true;
        } else {
            if (parts == null) {
                parts = new UnsafeBuffer(new byte[LONGEST_IN_BYTES]);
            }
            parts.putBytes(lengthInBytes, buffer, offset, length);
            lengthInBytes += length;
        }
        if (!isLast) {
            return Action.CONTINUE;
        }
        final Action action = take(parts, 0, isTooLong ? -1 : lengthInBytes);
        if (action == Action.ABORT) {
            lengthInBytes = before; // the last fragment comes again
        } else {
            isAssembling = false;
        }
        return action;
    }

    private Action take(final DirectBuffer buffer, final int offset, final int length) {
        return taker.onMessage(buffer, offset, length) ? Action.CONTINUE : Action.ABORT;
    }
}
