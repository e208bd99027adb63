package io.tailrace.engine.reader;

/** Checks what commits say of channels. */
final class ChannelRanges {
    private ChannelRanges() {}

    /**
     * A channel's range with its name.
     *
     * @throws BadContentException if there is no such range, or no such channel although all of them are known.
     */
    static ChannelRange range(
            final EpochDictionary dictionary,
            final int channelId,
            final long firstSequence,
            final long lastSequence,
            final long refused) {
        if (firstSequence < 0 || lastSequence < firstSequence - 1 || lastSequence == Long.MAX_VALUE || refused < 0) {
            throw new BadContentException("channel " + channelId + " cannot have the sequences " + firstSequence
                    + " to " + lastSequence + " and " + refused + " refused samples");
        }
        final String name = dictionary.channel(channelId);
        if (name == null && dictionary.isWhole()) {
            throw new BadContentException("a commit names channel " + channelId + ", which is not open");
        }
        return new ChannelRange(channelId, name == null ? "#" + channelId : name, firstSequence, lastSequence, refused);
    }
}
