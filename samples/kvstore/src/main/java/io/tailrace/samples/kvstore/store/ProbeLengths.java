package io.tailrace.samples.kvstore.store;

import java.util.Arrays;

/** Counts by probe length, with their sum and maximum at hand. Belongs to one thread at a time. */
final class ProbeLengths {
    private long[] counts = new long[16];
    private int max = -1;
    private long total;

    void add(final int length) {
        if (length >= counts.length) {
            counts = Arrays.copyOf(counts, Slots.powerOfTwoFrom(length + 1));
        }
        counts[length]++;
        total += length;
        max = Math.max(max, length);
    }

    /** Takes back one {@link #add} of the same length. */
    void subtract(final int length) {
        counts[length]--;
        total -= length;
        while (max >= 0 && counts[max] == 0) {
            max--;
        }
    }

    /** How often a length was added; 0 for one that never was. */
    long count(final int length) {
        return length < counts.length ? counts[length] : 0;
    }

    /** The greatest length that counts, or -1. */
    int max() {
        return max;
    }

    /** All lengths added up. */
    long total() {
        return total;
    }

    /** Adds the counts of each length to an array, which is replaced if it is too short. */
    long[] addTo(final long[] sums) {
        final long[] result = sums.length > max ? sums : Arrays.copyOf(sums, max + 1);
        for (int length = 0; length <= max; length++) {
            result[length] += counts[length];
        }
        return result;
    }
}
