package io.tailrace.engine.reader;

import io.tailrace.codec.sbe.SnapshotCommitDecoder;
import java.util.ArrayList;
import java.util.List;

/** Ends snapshots with their commits. */
final class SnapshotFrames {
    private final EpochDictionary dictionary;
    private final ValueAssembler parts;
    private final SnapshotCommitDecoder commit = new SnapshotCommitDecoder();

    SnapshotFrames(final EpochDictionary dictionary, final ValueAssembler parts) {
        this.dictionary = dictionary;
        this.parts = parts;
    }

    FrameEvent commit(final FrameBody body) {
        commit.wrap(body.buffer(), body.offset(), body.blockLength(), body.version());
        final Values values = parts.commit(commit.snapshotId(), commit.parts());
        if (values == null) {
            return FrameEvent.NONE;
        }
        final Snapshot snapshot = new Snapshot(
                dictionary.epoch(),
                commit.snapshotId(),
                commit.fromNs(),
                commit.toNs(),
                commit.samples(),
                values,
                channels());
        if (snapshot.snapshotId() < 1 || snapshot.samples() < 0 || snapshot.toNs() < 0 || snapshot.fromNs() < 0) {
            throw new BadContentException("the commit of snapshot " + snapshot.snapshotId() + " has negative numbers");
        }
        return (listener, position) -> listener.onSnapshot(snapshot, position);
    }

    private List<ChannelRange> channels() {
        final List<ChannelRange> ranges = new ArrayList<>();
        for (final SnapshotCommitDecoder.ChannelsDecoder channel : commit.channels()) {
            ranges.add(ChannelRanges.range(
                    dictionary,
                    (int) channel.channelId(),
                    channel.firstSequence(),
                    channel.lastSequence(),
                    channel.refused()));
        }
        return List.copyOf(ranges);
    }
}
