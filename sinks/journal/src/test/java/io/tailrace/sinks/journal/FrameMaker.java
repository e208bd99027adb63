package io.tailrace.sinks.journal;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.sbe.CheckpointBeginEncoder;
import io.tailrace.codec.sbe.CheckpointCommitEncoder;
import io.tailrace.codec.sbe.MessageHeaderEncoder;
import io.tailrace.codec.sbe.PartOf;
import io.tailrace.codec.sbe.StatusEncoder;
import io.tailrace.codec.sbe.ValuePartEncoder;
import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.FrameAppender;
import org.agrona.concurrent.UnsafeBuffer;

/** Makes sealed frames of one epoch, one at a time in the same buffer. */
final class FrameMaker {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[FrameLayout.MAX_FRAME_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final FrameStamp stamp = new FrameStamp();
    private final int epoch;
    private long sequence;

    FrameMaker(final int epoch) {
        this.epoch = epoch;
    }

    UnsafeBuffer buffer() {
        return buffer;
    }

    long sequence() {
        return sequence;
    }

    int status(final long nowNs) {
        final StatusEncoder status =
                new StatusEncoder().wrapAndApplyHeader(buffer, FrameLayout.MESSAGE_HEADER_OFFSET, header);
        status.nowNs(nowNs).journalLagMs(0).occupancyPermille(0).openChannels(1);
        status.causes().clear();
        return seal(status.limit());
    }

    /** A frame that is about as long as wanted. */
    int filler(final int lengthInBytes) {
        final ValuePartEncoder part =
                new ValuePartEncoder().wrapAndApplyHeader(buffer, FrameLayout.MESSAGE_HEADER_OFFSET, header);
        part.ownerId(1).partIndex(0).partOf(PartOf.SNAPSHOT);
        part.countersCount(0);
        part.gaugesCount(0);
        final byte[] payload = new byte[Math.max(0, lengthInBytes - 150)];
        part.histogramsCount(1)
                .next()
                .seriesId(1)
                .sampleCount(1)
                .payloadTotal(payload.length)
                .payloadOffset(0)
                .putPayload(payload, 0, payload.length);
        return seal(part.limit());
    }

    int checkpointBegin(final long id, final long atNs) {
        final CheckpointBeginEncoder begin =
                new CheckpointBeginEncoder().wrapAndApplyHeader(buffer, FrameLayout.MESSAGE_HEADER_OFFSET, header);
        begin.checkpointId(id).atNs(atNs).snapshotId(id);
        return seal(begin.limit());
    }

    int checkpointCommit(final long id) {
        final CheckpointCommitEncoder commit =
                new CheckpointCommitEncoder().wrapAndApplyHeader(buffer, FrameLayout.MESSAGE_HEADER_OFFSET, header);
        commit.checkpointId(id).parts(0).channelsCount(0);
        return seal(commit.limit());
    }

    AppendResult appendStatus(final FrameAppender appender) {
        return appender.append(buffer, 0, status(0));
    }

    AppendResult appendFiller(final FrameAppender appender, final int lengthInBytes) {
        return appender.append(buffer, 0, filler(lengthInBytes));
    }

    /** A whole checkpoint: begin and commit. */
    void appendCheckpoint(final FrameAppender appender, final long id, final long atNs) {
        appender.append(buffer, 0, checkpointBegin(id, atNs));
        appender.append(buffer, 0, checkpointCommit(id));
    }

    private int seal(final int limit) {
        sequence++;
        stamp.seal(buffer, 0, limit, epoch, sequence);
        return limit;
    }
}
