package io.tailrace.engine.reader;

/**
 * What is known of an open channel.
 *
 * @param channelId id in its epoch.
 * @param name its name.
 * @param ringSamples capacity of its ring.
 * @param singleWriter whether it has one writer.
 * @param lastSequence of its last sample in a snapshot, -1 if there was none.
 * @param refused samples refused in its life.
 */
public record ChannelTotals(
        int channelId, String name, int ringSamples, boolean singleWriter, long lastSequence, long refused) {
    /**
     * How many samples were accepted and are in snapshots.
     *
     * @return from 0: a channel's sequences begin at 0 and have no gaps.
     */
    public long accepted() {
        return lastSequence + 1;
    }

    ChannelTotals plus(final ChannelRange range) {
        return with(Math.max(lastSequence, range.lastSequence()), BucketCounts.saturatingSum(refused, range.refused()));
    }

    ChannelTotals with(final long newLastSequence, final long newRefused) {
        return new ChannelTotals(channelId, name, ringSamples, singleWriter, newLastSequence, newRefused);
    }
}
