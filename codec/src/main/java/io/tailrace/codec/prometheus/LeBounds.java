package io.tailrace.codec.prometheus;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The upper bounds of a histogram's buckets as {@code le} labels, laid out once. Bounds are written canonically, as Prometheus
 * and its Go client write them ({@code 0.005}, {@code 1}, {@code 1e-06}, {@code +Inf}), so that series of different clients meet.
 * Immutable, safe for any thread.
 */
public final class LeBounds {
    private final double[] bounds;
    private final byte[][] labels;

    private LeBounds(final double[] bounds, final boolean isWholeWithPoint) {
        this.bounds = bounds;
        this.labels = new byte[bounds.length + 1][];
        for (int i = 0; i < bounds.length; i++) {
            labels[i] = label("le", bounds[i], isWholeWithPoint);
        }
        labels[bounds.length] = label("le", Double.POSITIVE_INFINITY, false);
    }

    /**
     * Bounds in the exposed unit.
     *
     * @param rising finite numbers, each above the one before; {@code +Inf} is always added.
     * @return the bounds.
     * @throws IllegalArgumentException if they do not rise or are not finite.
     */
    public static LeBounds of(final double... rising) {
        check(rising);
        return new LeBounds(rising.clone(), false);
    }

    /**
     * Bounds in the exposed unit, written as OpenMetrics demands: {@code 1.0} and not {@code 1}; the others as in {@link #of}.
     *
     * @param rising finite numbers, each above the one before; {@code +Inf} is always added.
     * @return the bounds.
     * @throws IllegalArgumentException if they do not rise or are not finite.
     */
    public static LeBounds canonical(final double... rising) {
        check(rising);
        return new LeBounds(rising.clone(), true);
    }

    private static void check(final double... rising) {
        for (int i = 0; i < rising.length; i++) {
            if (!Double.isFinite(rising[i]) || (i > 0 && rising[i] <= rising[i - 1])) {
                throw new IllegalArgumentException("bounds must be finite and rise: " + Arrays.toString(rising));
            }
        }
    }

    /**
     * How many bounds there are.
     *
     * @return without infinity.
     */
    public int count() {
        return bounds.length;
    }

    /**
     * A bound.
     *
     * @param index from 0; {@link #count()} for infinity.
     * @return in the exposed unit.
     */
    public double bound(final int index) {
        return index == bounds.length ? Double.POSITIVE_INFINITY : bounds[index];
    }

    /** {@code le="bound"} of the index-th bucket, the last of which is infinity. Not a copy: for the writer only. */
    byte[] label(final int index) {
        return labels[index];
    }

    /** A label whose value is a number: {@code le} or {@code quantile}. */
    static byte[] label(final String name, final double bound, final boolean isWholeWithPoint) {
        final TextBuffer out = new TextBuffer(24);
        // Zero has no sign here: -0 and 0 are one bound.
        new DoubleText().putCanonical(bound == 0 ? 0 : bound, out);
        final String number = out.toString();
        final boolean isBare = isWholeWithPoint && number.indexOf('.') < 0 && number.indexOf('e') < 0;
        return (name + "=\"" + number + (isBare ? ".0\"" : "\"")).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return Arrays.toString(bounds);
    }
}
