package io.tailrace.testsupport;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.sbe.CheckpointBeginEncoder;
import io.tailrace.codec.sbe.CheckpointCommitEncoder;
import io.tailrace.codec.sbe.MessageHeaderEncoder;
import io.tailrace.codec.sbe.StatusEncoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;

/** Makes sealed frames for those who carry frames and do not read them. */
public final class Frames {
    private static final int EPOCH = 1;

    private Frames() {}

    /**
     * A sign of life.
     *
     * @param sequence of the frame.
     * @return the frame.
     */
    public static UnsafeBuffer status(final long sequence) {
        return make(new StatusEncoder(), sequence, 0);
    }

    /**
     * A sign of life with as many bytes behind it as are asked for, all of which the checksum covers.
     *
     * @param sequence of the frame.
     * @param lengthInBytes of the whole frame.
     * @return the frame.
     */
    public static UnsafeBuffer ofLength(final long sequence, final int lengthInBytes) {
        return make(new StatusEncoder(), sequence, lengthInBytes);
    }

    /**
     * The first frame of a checkpoint.
     *
     * @param sequence of the frame.
     * @return the frame.
     */
    public static UnsafeBuffer checkpointBegin(final long sequence) {
        return make(new CheckpointBeginEncoder(), sequence, 0);
    }

    /**
     * The last frame of a checkpoint.
     *
     * @param sequence of the frame.
     * @return the frame.
     */
    public static UnsafeBuffer checkpointCommit(final long sequence) {
        return make(new CheckpointCommitEncoder(), sequence, 0);
    }

    private static UnsafeBuffer make(
            final MessageEncoderFlyweight message, final long sequence, final int leastLengthInBytes) {
        final UnsafeBuffer room = new UnsafeBuffer(new byte[FrameLayout.MAX_FRAME_LENGTH]);
        new MessageHeaderEncoder()
                .wrap(room, FrameLayout.MESSAGE_HEADER_OFFSET)
                .blockLength(message.sbeBlockLength())
                .templateId(message.sbeTemplateId())
                .schemaId(message.sbeSchemaId())
                .version(message.sbeSchemaVersion());
        message.wrap(room, FrameLayout.MESSAGE_OFFSET);
        if (message instanceof CheckpointCommitEncoder commit) {
            commit.channelsCount(0);
        }
        final int length = Math.max(leastLengthInBytes, message.limit());
        for (int i = message.limit(); i < length; i++) {
            room.putByte(i, (byte) (sequence + i));
        }
        new FrameStamp().seal(room, 0, length, EPOCH, sequence);
        final UnsafeBuffer frame = new UnsafeBuffer(new byte[length]);
        frame.putBytes(0, room, 0, length);
        return frame;
    }
}
