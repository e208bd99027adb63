package io.tailrace.engine.reader;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.codec.sbe.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

/** The message of the frame at hand, as the generated decoders want it. Used again for every frame. */
final class FrameBody {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private DirectBuffer buffer;
    private int frameOffset;
    private int frameLength;

    /** Takes a frame that has both headers. */
    FrameBody wrap(final DirectBuffer frames, final int offset, final int lengthInBytes) {
        buffer = frames;
        frameOffset = offset;
        frameLength = lengthInBytes;
        header.wrap(frames, offset + FrameLayout.MESSAGE_HEADER_OFFSET);
        return this;
    }

    MessageShape shape() {
        return MessageShape.of(header.templateId());
    }

    void check(final MessageShape shape) {
        shape.check(buffer, offset(), blockLength(), end());
    }

    DirectBuffer buffer() {
        return buffer;
    }

    int offset() {
        return frameOffset + FrameLayout.MESSAGE_OFFSET;
    }

    /** Index behind the frame. */
    int end() {
        return frameOffset + frameLength;
    }

    int blockLength() {
        return header.blockLength();
    }

    int version() {
        return header.version();
    }

    int lengthInBytes() {
        return frameLength;
    }
}
