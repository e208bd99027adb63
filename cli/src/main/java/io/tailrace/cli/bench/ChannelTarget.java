package io.tailrace.cli.bench;

import io.tailrace.cli.bench.paced.PacedTarget;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.ChannelHistogram;
import io.tailrace.engine.recording.RecordResult;

/** A channel of the engine that is measured. Belongs to the thread that calls it. */
public final class ChannelTarget implements PacedTarget {
    private final Channel channel;
    private final ChannelHistogram histogram;
    private long refused;

    /**
     * Over a channel that nobody else records into.
     *
     * @param channel closed with this.
     * @param histogram of that channel, which takes the values.
     */
    public ChannelTarget(final Channel channel, final ChannelHistogram histogram) {
        this.channel = channel;
        this.histogram = histogram;
    }

    @Override
    public void record(final long valueNs) {
        if (histogram.record(valueNs) != RecordResult.ACCEPTED) {
            refused++;
        }
    }

    @Override
    public long refused() {
        return refused;
    }

    @Override
    public void close() {
        channel.close();
    }
}
