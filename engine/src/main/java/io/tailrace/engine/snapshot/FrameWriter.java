package io.tailrace.engine.snapshot;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.sbe.MessageHeaderEncoder;
import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.FrameAppender;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;

/**
 * Numbers, seals and appends frames. A frame that the log has no room for waits here, in order, and is tried again first: what was
 * cut is never cut again. That allocates, and happens only when one snapshot or checkpoint is greater than the log's free half.
 */
final class FrameWriter {
    private final FrameAppender appender;
    private int epoch;
    private final UnsafeBuffer frame = new UnsafeBuffer(ByteBuffer.allocateDirect(FrameLayout.MAX_FRAME_LENGTH));
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final FrameStamp stamp = new FrameStamp();
    private final ArrayDeque<UnsafeBuffer> waiting = new ArrayDeque<>();
    private long sequence;
    private long written;

    FrameWriter(final FrameAppender appender, final int epoch) {
        this.appender = appender;
        this.epoch = epoch;
    }

    /** Begins a frame: the message is wrapped around its place and its header is written. */
    void begin(final MessageEncoderFlyweight message) {
        header.wrap(frame, FrameLayout.MESSAGE_HEADER_OFFSET)
                .blockLength(message.sbeBlockLength())
                .templateId(message.sbeTemplateId())
                .schemaId(message.sbeSchemaId())
                .version(message.sbeSchemaVersion());
        message.wrap(frame, FrameLayout.MESSAGE_OFFSET);
    }

    /** Ends the frame that was begun last and appends it. */
    void end(final MessageEncoderFlyweight message) {
        final int length = message.limit();
        stamp.seal(frame, 0, length, epoch, ++sequence);
        written++;
        if (!waiting.isEmpty() || appender.append(frame, 0, length) != AppendResult.APPENDED) {
            final UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
            copy.putBytes(0, frame, 0, length);
            waiting.add(copy);
        }
    }

    /** Tries to append what waits; says whether nothing waits any more. */
    boolean flushWaiting() {
        while (!waiting.isEmpty()) {
            final UnsafeBuffer next = waiting.peek();
            final AppendResult result = appender.append(next, 0, next.capacity());
            if (result != AppendResult.APPENDED && result != AppendResult.CLOSED) {
                return false;
            }
            waiting.remove();
        }
        return true;
    }

    /** From here on frames are those of another epoch, whose first one is the next. */
    void beginEpoch(final int next) {
        epoch = next;
        sequence = 0;
    }

    /** The last frame of the epoch that was numbered. */
    long sequence() {
        return sequence;
    }

    /** Frames of all epochs of this engine. */
    long written() {
        return written;
    }

    int epoch() {
        return epoch;
    }
}
