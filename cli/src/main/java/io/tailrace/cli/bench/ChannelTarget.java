package io.tailrace.cli.bench;

import io.tailrace.cli.bench.paced.PacedTarget;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.ChannelHistogram;
import io.tailrace.engine.recording.RecordResult;

/** A channel of the engine that is measured. */
final class ChannelTarget implements PacedTarget {
    private final Channel channel;
    private final ChannelHistogram histogram;
    private long refused;

    ChannelTarget(final Channel channel, final ChannelHistogram histogram) {
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
