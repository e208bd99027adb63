package io.tailrace.cli.bench.delivery;

import io.tailrace.engine.reader.ChannelRange;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sequences of samples that were told, a channel each; not of the shared one, in which transports count what they do, and so never come to an end. Ranges
 * that do not follow on each other are counted. One thread.
 */
final class ChannelRanges {
    private static final String SHARED = "shared";

    private final Map<String, Sum> sums = new TreeMap<>();
    private long breaks;

    void add(final ChannelRange range) {
        add(range.channel(), range.firstSequence(), range.lastSequence());
    }

    /**
     * A range; an empty one ends one before it begins.
     */
    void add(final String channel, final long first, final long last) {
        if (channel.equals(SHARED)) {
            return;
        }
        final Sum sum = sums.computeIfAbsent(channel, name -> new Sum());
        if (sum.last != 0 && first != sum.last + 1) {
            breaks++;
        }
        sum.samples += last - first + 1;
        sum.last = last;
    }

    /** Samples of a channel. */
    long samples(final String channel) {
        final Sum sum = sums.get(channel);
        return sum == null ? 0 : sum.samples;
    }

    /** Samples of all channels. */
    long samples() {
        return sums.values().stream().mapToLong(sum -> sum.samples).sum();
    }

    /** Ranges that began elsewhere than behind the one before: each is a gap or a duplicate. */
    long breaks() {
        return breaks;
    }

    /** In how many channels another one differs. */
    long differences(final ChannelRanges other) {
        return sums.keySet().stream()
                        .filter(channel -> samples(channel) != other.samples(channel))
                        .count()
                + other.sums.keySet().stream()
                        .filter(channel -> !sums.containsKey(channel))
                        .count();
    }

    private static final class Sum {
        private long samples;
        private long last;
    }
}
