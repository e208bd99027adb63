package io.tailrace.engine.reader;

import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Long2LongHashMap;

/** How far each open channel is, so that a checkpoint tells what came meanwhile. */
final class ChannelProgress {
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final Long2LongHashMap lastSequences = new Long2LongHashMap(UNKNOWN);
    private final Long2LongHashMap refused = new Long2LongHashMap(UNKNOWN);

    void clear() {
        lastSequences.clear();
        refused.clear();
    }

    void close(final int channelId) {
        lastSequences.remove(channelId);
        refused.remove(channelId);
    }

    void add(final List<ChannelRange> ranges) {
        for (final ChannelRange range : ranges) {
            lastSequences.put(range.channelId(), Math.max(-1, range.lastSequence()));
            refused.put(
                    range.channelId(),
                    BucketCounts.saturatingSum(
                            refused.getOrDefault(range.channelId(), 0), Math.max(0, range.refused())));
        }
    }

    void replace(final List<ChannelRange> totals) {
        clear();
        add(totals);
    }

    /** What each channel had meanwhile; those with neither samples nor refusals are left out, as in any snapshot. */
    List<ChannelRange> until(final List<ChannelRange> totals) {
        final List<ChannelRange> ranges = new ArrayList<>();
        for (final ChannelRange total : totals) {
            final ChannelRange range = new ChannelRange(
                    total.channelId(),
                    total.channel(),
                    lastSequences.getOrDefault(total.channelId(), -1) + 1,
                    total.lastSequence(),
                    total.refused() - refused.getOrDefault(total.channelId(), 0));
            if (range.samples() > 0 || range.refused() > 0) {
                ranges.add(range);
            }
        }
        return List.copyOf(ranges);
    }
}
