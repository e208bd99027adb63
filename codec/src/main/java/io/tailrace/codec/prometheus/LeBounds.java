package io.tailrace.codec.prometheus;

import java.util.Arrays;

/**
 * The upper bounds of a histogram's buckets as {@code le} labels, laid out once. Bounds are written canonically, as Prometheus
 * and its Go client write them ({@code 0.005}, {@code 1}, {@code 1e-06}, {@code +Inf}), so that series of different clients meet.
 * Immutable, safe for any thread.
 */
public final class LeBounds {
    private final double[] bounds;
    private final byte[][] labels;

    private LeBounds(final double[] bounds) {
        this.bounds = bounds;
        this.labels = new byte[bounds.length + 1][];
        for (int i = 0; i < bounds.length; i++) {
            labels[i] = label(bounds[i]);
        }
        labels[bounds.length] = label(Double.POSITIVE_INFINITY);
    }

    /**
     * Bounds in the exposed unit.
     *
     * @param rising finite numbers, each above the one before; {@code +Inf} is always added.
     * @return the bounds.
     * @throws IllegalArgumentException if they do not rise or are not finite.
     */
    public static LeBounds of(final double... rising) {
        for (int i = 0; i < rising.length; i++) {
            if (!Double.isFinite(rising[i]) || (i > 0 && rising[i] <= rising[i - 1])) {
                throw new IllegalArgumentException("bounds must be finite and rise: " + Arrays.toString(rising));
            }
        }
        return new LeBounds(rising.clone());
    }

    /**
     * How many bounds there are.
     *
     * @return without infinity.
     */
    public int count() {
        return bounds.length;
    }

    /** {@code le="bound"} of the index-th bucket, the last of which is infinity. Not a copy: for the writer only. */
    byte[] label(final int index) {
        return labels[index];
    }

    private static byte[] label(final double bound) {
        final TextBuffer out = new TextBuffer(24);
        out.put("le=\"");
        // Zero has no sign here: -0 and 0 are one bound.
        new DoubleText().putCanonical(bound == 0 ? 0 : bound, out);
        out.put('"');
        return out.toByteArray();
    }

    @Override
    public String toString() {
        return Arrays.toString(bounds);
    }
}
