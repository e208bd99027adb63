package io.tailrace.sinks.aeron;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Who sends, as a message. */
final class Greeting {
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[2_048]);
    private final int lengthInBytes;

    Greeting(final SourceName source, final long stream) {
        MessageDescriptor.begin(message, MessageDescriptor.HELLO, 0, stream);
        final int instance = MessageText.put(message, MessageDescriptor.SERVICE_OFFSET, source.service());
        lengthInBytes = MessageText.put(message, instance, source.instance());
    }

    DirectBuffer message() {
        return message;
    }

    int lengthInBytes() {
        return lengthInBytes;
    }
}
