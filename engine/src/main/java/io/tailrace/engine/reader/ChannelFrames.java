package io.tailrace.engine.reader;

import io.tailrace.codec.sbe.ChannelClosedDecoder;
import io.tailrace.codec.sbe.ChannelLimitDecoder;
import io.tailrace.codec.sbe.ChannelOpenedDecoder;
import io.tailrace.codec.sbe.CloseReason;

/** Decodes the frames that begin and end a channel. */
final class ChannelFrames {
    private static final int MAX_NAME_LENGTH = 512;

    private final EpochDictionary dictionary;
    private final ChannelOpenedDecoder opened = new ChannelOpenedDecoder();
    private final ChannelClosedDecoder closed = new ChannelClosedDecoder();
    private final ChannelLimitDecoder limit = new ChannelLimitDecoder();

    ChannelFrames(final EpochDictionary dictionary) {
        this.dictionary = dictionary;
    }

    FrameEvent opened(final FrameBody body) {
        opened.wrap(body.buffer(), body.offset(), body.blockLength(), body.version());
        final int channelId = (int) opened.channelId();
        final int ringSamples = (int) Math.min(opened.ringSamples(), Integer.MAX_VALUE);
        final boolean singleWriter = opened.writers() == 1;
        final String name = opened.name();
        if (name.length() > MAX_NAME_LENGTH) {
            throw new BadContentException("channel " + channelId + " has a name of " + name.length() + " characters");
        }
        final String known = dictionary.channel(channelId);
        if (known == null) {
            dictionary.openChannel(channelId, name);
            return (listener, position) -> listener.onChannelOpened(channelId, name, ringSamples, singleWriter);
        }
        if (!known.equals(name)) {
            throw new BadContentException("channel " + channelId + " is opened again under another name");
        }
        return FrameEvent.NONE;
    }

    FrameEvent limit(final FrameBody body) {
        limit.wrap(body.buffer(), body.offset(), body.blockLength(), body.version());
        final int channelId = (int) limit.channelId();
        final String name = dictionary.channel(channelId);
        if (name == null && dictionary.isWhole()) {
            throw new BadContentException("channel " + channelId + " is limited but was not open");
        }
        final ChannelLimit change = new ChannelLimit(
                channelId,
                name == null ? "" : name,
                switch (limit.change()) {
                    case LIMITED_FULL -> ChannelLimit.Change.LIMITED_FULL;
                    case LIMITED_SLOW -> ChannelLimit.Change.LIMITED_SLOW;
                    case RELEASED -> ChannelLimit.Change.RELEASED;
                    case NULL_VAL -> throw new BadContentException("channel " + channelId + " has an unknown limit");
                },
                limit.samplesPerSecond(),
                limit.atNs());
        return (listener, position) -> listener.onChannelLimit(change);
    }

    FrameEvent closed(final FrameBody body) {
        closed.wrap(body.buffer(), body.offset(), body.blockLength(), body.version());
        final int channelId = (int) closed.channelId();
        final long lastSequence = closed.lastSequence();
        final long refused = closed.refused();
        final boolean ownerDied = closed.reason() == CloseReason.OWNER_DIED;
        if (lastSequence < -1 || lastSequence == Long.MAX_VALUE || refused < 0) {
            throw new BadContentException("channel " + channelId + " cannot end at sequence " + lastSequence + " with "
                    + refused + " refused samples");
        }
        if (!dictionary.closeChannel(channelId) && dictionary.isWhole()) {
            throw new BadContentException("channel " + channelId + " is closed but was not open");
        }
        return (listener, position) -> listener.onChannelClosed(channelId, lastSequence, refused, ownerDied);
    }
}
