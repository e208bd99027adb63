package io.tailrace.engine;

import org.agrona.BitUtil;

/** What a channel's name and size must keep to. */
final class ChannelRules {
    private static final int MAX_NAME_LENGTH = 100;
    private static final int LEAST_RING_SAMPLES = 256;
    private static final int MOST_RING_SAMPLES = 1 << 24;

    private ChannelRules() {}

    static boolean isRingSize(final int samples) {
        return samples >= LEAST_RING_SAMPLES && samples <= MOST_RING_SAMPLES && BitUtil.isPowerOfTwo(samples);
    }

    static String ringSizeFault(final int samples) {
        return "ringSamples must be a power of two from " + LEAST_RING_SAMPLES + " to 2^24, was " + samples;
    }

    static void check(final String name, final int ringSamples) {
        if (name == null || name.isBlank() || name.length() > MAX_NAME_LENGTH) {
            throw new IllegalArgumentException(
                    "channel name must be 1 to " + MAX_NAME_LENGTH + " characters, was " + name);
        }
        if (!isRingSize(ringSamples)) {
            throw new IllegalArgumentException("channel \"" + name + "\": " + ringSizeFault(ringSamples));
        }
    }
}
