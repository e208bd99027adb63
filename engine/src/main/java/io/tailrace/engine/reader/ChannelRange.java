package io.tailrace.engine.reader;

/**
 * Which samples of a channel a snapshot holds, from its commit.
 *
 * @param channelId the channel's id in its epoch.
 * @param channel its name.
 * @param firstSequence of its first sample in the snapshot.
 * @param lastSequence of its last; {@code firstSequence - 1} when there were only refusals.
 * @param refused samples refused in the interval.
 */
public record ChannelRange(int channelId, String channel, long firstSequence, long lastSequence, long refused) {
    /**
     * How many samples the range has.
     *
     * @return zero or more.
     */
    public long samples() {
        return lastSequence - firstSequence + 1;
    }
}
