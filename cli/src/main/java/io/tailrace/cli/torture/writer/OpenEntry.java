package io.tailrace.cli.torture.writer;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A frame that tells when it is copied: whoever copies it asks where it lies, and by then the entry it is copied to is begun. */
final class OpenEntry extends UnsafeBuffer {
    private final Runnable onCopy;
    private boolean isWrapped;

    OpenEntry(final DirectBuffer frame, final int offset, final int lengthInBytes, final Runnable onCopy) {
        super(frame, offset, lengthInBytes);
        this.onCopy = onCopy;
        isWrapped = true;
    }

    @Override
    public byte[] byteArray() {
        if (isWrapped) {
            onCopy.run();
        }
        return super.byteArray();
    }
}
