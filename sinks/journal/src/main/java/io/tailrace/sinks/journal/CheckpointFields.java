package io.tailrace.sinks.journal;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.sbe.CheckpointBeginDecoder;
import io.tailrace.codec.sbe.CheckpointCommitDecoder;
import io.tailrace.codec.sbe.EpochDecoder;
import io.tailrace.codec.sbe.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

/** Reads the few fields of frames that a journal itself goes by. An instance belongs to one thread. */
final class CheckpointFields {
    /** {@link #timeNs} of a frame that tells none. */
    static final long NO_TIME = Long.MIN_VALUE;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final CheckpointBeginDecoder begin = new CheckpointBeginDecoder();
    private final CheckpointCommitDecoder commit = new CheckpointCommitDecoder();
    private final EpochDecoder epoch = new EpochDecoder();

    static boolean isBegin(final DirectBuffer buffer, final int offset) {
        return FrameStamp.templateId(buffer, offset) == CheckpointBeginDecoder.TEMPLATE_ID;
    }

    static boolean isCommit(final DirectBuffer buffer, final int offset) {
        return FrameStamp.templateId(buffer, offset) == CheckpointCommitDecoder.TEMPLATE_ID;
    }

    long beginId(final DirectBuffer buffer, final int offset) {
        return begin.wrapAndApplyHeader(buffer, offset + FrameLayout.MESSAGE_HEADER_OFFSET, header)
                .checkpointId();
    }

    long commitId(final DirectBuffer buffer, final int offset) {
        return commit.wrapAndApplyHeader(buffer, offset + FrameLayout.MESSAGE_HEADER_OFFSET, header)
                .checkpointId();
    }

    /** The wall clock when a frame was made that can stand first in a roll file. */
    long timeNs(final DirectBuffer buffer, final int offset) {
        final int at = offset + FrameLayout.MESSAGE_HEADER_OFFSET;
        return switch (FrameStamp.templateId(buffer, offset)) {
            case CheckpointBeginDecoder.TEMPLATE_ID ->
                begin.wrapAndApplyHeader(buffer, at, header).atNs();
            case EpochDecoder.TEMPLATE_ID ->
                epoch.wrapAndApplyHeader(buffer, at, header).startedAtNs();
            default -> NO_TIME;
        };
    }
}
