package io.tailrace.engine.reader;

import io.tailrace.codec.sbe.CheckpointBeginDecoder;
import io.tailrace.codec.sbe.CheckpointCommitDecoder;
import java.util.ArrayList;
import java.util.List;

/** Begins and ends checkpoints. One without its commit is ignored. */
final class CheckpointFrames {
    private static final long NONE = -1;

    private final EpochDictionary dictionary;
    private final ValueAssembler parts;
    private final CheckpointBeginDecoder begin = new CheckpointBeginDecoder();
    private final CheckpointCommitDecoder commit = new CheckpointCommitDecoder();
    private long openId = NONE;
    private long atNs;
    private long snapshotId;

    CheckpointFrames(final EpochDictionary dictionary, final ValueAssembler parts) {
        this.dictionary = dictionary;
        this.parts = parts;
    }

    /** Frames are missing: the checkpoint that was open cannot become whole. */
    void tear() {
        openId = NONE;
        parts.tear();
    }

    FrameEvent begin(final FrameBody body) {
        begin.wrap(body.buffer(), body.offset(), body.blockLength(), body.version());
        if (begin.checkpointId() < 1 || begin.snapshotId() < 0 || begin.atNs() < 0) {
            throw new BadContentException("checkpoint " + begin.checkpointId() + " has negative numbers");
        }
        openId = begin.checkpointId();
        atNs = begin.atNs();
        snapshotId = begin.snapshotId();
        parts.restart();
        dictionary.checkpointBegins();
        return FrameEvent.NONE;
    }

    FrameEvent commit(final FrameBody body) {
        commit.wrap(body.buffer(), body.offset(), body.blockLength(), body.version());
        final long checkpointId = commit.checkpointId();
        final boolean isOpen = openId == checkpointId;
        final boolean wasOpen = openId != NONE;
        openId = NONE;
        final Values values = parts.commit(checkpointId, commit.parts());
        if (values == null || !wasOpen) {
            return FrameEvent.NONE;
        }
        if (!isOpen) {
            throw new BadContentException("the commit of checkpoint " + checkpointId + " does not end what was begun");
        }
        final Checkpoint checkpoint =
                new Checkpoint(dictionary.epoch(), checkpointId, atNs, snapshotId, values, channels());
        final List<SeriesInfo> ended = dictionary.checkpointEnds();
        return (listener, position) -> {
            listener.onCheckpoint(checkpoint, position);
            ended.forEach(listener::onSeriesEnded);
        };
    }

    private List<ChannelRange> channels() {
        final List<ChannelRange> ranges = new ArrayList<>();
        for (final CheckpointCommitDecoder.ChannelsDecoder channel : commit.channels()) {
            ranges.add(ChannelRanges.range(
                    dictionary, (int) channel.channelId(), 0, channel.lastSequence(), channel.refused()));
        }
        return List.copyOf(ranges);
    }
}
