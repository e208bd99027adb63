package io.tailrace.sinks.journal;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A frame that does something when it is copied: by then the entry that it is copied into is begun, and empty. */
final class InterruptedFrame extends UnsafeBuffer {
    private final Runnable onCopy;
    private boolean isWrapped;

    InterruptedFrame(final DirectBuffer frame, final int lengthInBytes, final Runnable onCopy) {
        super(frame, 0, lengthInBytes);
        this.onCopy = onCopy;
        isWrapped = true;
    }

    @Override
    public byte[] byteArray() {
        if (isWrapped) {
            isWrapped = false;
            onCopy.run();
        }
        return super.byteArray();
    }
}
