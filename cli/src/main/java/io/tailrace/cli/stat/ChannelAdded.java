package io.tailrace.cli.stat;

import io.tailrace.engine.reader.ChannelRange;

/** What an interval added to a channel. One thread. */
final class ChannelAdded {
    private long samples;
    private long refused;

    void add(final ChannelRange range) {
        samples += range.samples();
        refused += range.refused();
    }

    long samples() {
        return samples;
    }

    long refused() {
        return refused;
    }
}
