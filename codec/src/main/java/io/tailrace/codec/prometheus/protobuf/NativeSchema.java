package io.tailrace.codec.prometheus.protobuf;

import java.util.Arrays;

/**
 * The buckets of Prometheus's native histograms (prometheus.io/docs/specs/native_histograms): in schema n, bucket i holds what is above
 * {@code 2^((i-1) / 2^n)} and at most {@code 2^(i / 2^n)}.
 */
final class NativeSchema {
    /** The finest there is. */
    static final int FINEST = 8;

    /** The coarsest there is. */
    static final int COARSEST = -4;

    /** Lower bounds of the finest buckets of an octave. */
    private static final double[] OCTAVE = octave();

    /**
     * By significant digits, from 1: the finest schema whose buckets are not narrower than those of a HdrHistogram with so many digits, so that
     * one of its buckets never leaves gaps between several of these.
     */
    private static final int[] BY_DIGITS = {3, 6, FINEST, FINEST, FINEST};

    private NativeSchema() {}

    static int ofDigits(final int significantDigits) {
        return BY_DIGITS[Math.max(1, Math.min(significantDigits, BY_DIGITS.length)) - 1];
    }

    /** The index of a value's bucket in the finest schema; the value is above zero and finite. */
    static int finestIndex(final double value) {
        final int exponent = Math.getExponent(value);
        final int found = Arrays.binarySearch(OCTAVE, Math.scalb(value, -exponent));
        return (exponent << FINEST) + (found >= 0 ? found : -found - 1);
    }

    /** The upper bound of a bucket of the finest schema. */
    static double finestBound(final int index) {
        return Math.scalb(OCTAVE[index & ((1 << FINEST) - 1)], index >> FINEST);
    }

    /** The index, some schemas coarser, of the bucket that holds another one. */
    static int coarser(final int index, final int steps) {
        return (index + (1 << steps) - 1) >> steps;
    }

    private static double[] octave() {
        final double[] bounds = new double[1 << FINEST];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = Math.pow(2, i / (double) bounds.length);
        }
        return bounds;
    }
}
