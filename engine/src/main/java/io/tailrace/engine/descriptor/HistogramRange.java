package io.tailrace.engine.descriptor;

/**
 * The fixed range of a histogram: values outside are clamped to it and counted, never resized for.
 *
 * @param lowestValue lowest value that is told apart from 0, recorded unit, at least 1.
 * @param highestValue highest value that is tracked, recorded unit, at least twice the lowest.
 * @param significantDigits decimal digits that are kept exact, 1 to 5.
 */
public record HistogramRange(long lowestValue, long highestValue, int significantDigits) {
    /** What counters and gauges have. */
    public static final HistogramRange NONE = new HistogramRange(0, 0, 0);

    /** 1 microsecond to 1 hour, recorded in nanoseconds, 3 digits: the default for times. */
    public static final HistogramRange TIMES = new HistogramRange(1_000, 3_600_000_000_000L, 3);

    /** 1 to 2^40, 3 digits: the default for sizes and plain numbers. */
    public static final HistogramRange NUMBERS = new HistogramRange(1, 1L << 40, 3);

    /** A millionth to 2^60 millionths, which is 1.15 * 10^12, 3 digits: the default for plain numbers with fractions. */
    public static final HistogramRange MILLIONTHS = new HistogramRange(1, 1L << 60, 3);
}
