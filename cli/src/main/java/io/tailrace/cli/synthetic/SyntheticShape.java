package io.tailrace.cli.synthetic;

import java.util.Locale;

/**
 * Which series there are, and what they are told. A time series is what Prometheus counts as one: a line of the page. The same for
 * all who are compared. Immutable.
 *
 * @param histograms each of {@link #LINES_A_HISTOGRAM} lines: default buckets, sum and count.
 * @param gauges of a line each.
 * @param counters of a line each.
 */
public record SyntheticShape(int histograms, int gauges, int counters) {
    /** Most series that may be asked for: it is a bounded test, and its page is some 7 MB by then. */
    public static final int MAX_SERIES = 100_000;

    /** Eleven default bounds, the one without a bound, sum and count. */
    public static final int LINES_A_HISTOGRAM = 14;

    /** Family of the counters. */
    public static final String COUNTER = "synthetic_operations_total";

    /** Family of the gauges. */
    public static final String GAUGE = "synthetic_queue_depth";

    /** Family of the histograms. */
    public static final String HISTOGRAM = "synthetic_latency_seconds";

    /** Help of the counters. */
    public static final String COUNTER_HELP = "Synthetic, for load tests: operations that nobody does.";

    /** Help of the gauges. */
    public static final String GAUGE_HELP = "Synthetic, for load tests: the length of a queue that is not there.";

    /** Help of the histograms. */
    public static final String HISTOGRAM_HELP = "Synthetic, for load tests: times that nothing takes.";

    /** First label: one of {@link #SHARDS} values. */
    public static final String SHARD = "shard";

    /** Second label: tells the series of a family apart. */
    public static final String KEY = "key";

    private static final int SHARDS = 16;
    private static final int LINES_PER_HISTOGRAM = 26;
    private static final int QUARTERS = 4;
    private static final int DEPTHS = 1_000;
    private static final int STEPS = 14;
    private static final long LEAST_NS = 1_000_000;

    /**
     * A bit more than half of the lines are of histograms; of the others a quarter is of gauges.
     *
     * @param series lines of the page, 1 to {@value #MAX_SERIES}.
     * @return the shape with exactly that many.
     */
    public static SyntheticShape of(final int series) {
        if (series < 1 || series > MAX_SERIES) {
            throw new IllegalArgumentException("series must be 1 to " + MAX_SERIES + ", not " + series);
        }
        final int histograms = series / LINES_PER_HISTOGRAM;
        final int others = series - histograms * LINES_A_HISTOGRAM;
        final int gauges = others / QUARTERS;
        return new SyntheticShape(histograms, gauges, others - gauges);
    }

    /**
     * Lines of the page.
     *
     * @return what was asked for.
     */
    public int series() {
        return histograms * LINES_A_HISTOGRAM + gauges + counters;
    }

    /**
     * Values that are recorded an interval: one each.
     *
     * @return 1 or more.
     */
    public int values() {
        return histograms + gauges + counters;
    }

    /**
     * First label of a series.
     *
     * @param index of the series in its family.
     * @return for example {@code shard-07}.
     */
    public static String shard(final int index) {
        return String.format(Locale.ROOT, "shard-%02d", index % SHARDS);
    }

    /**
     * Second label of a series.
     *
     * @param index of the series in its family.
     * @return for example {@code key-00042}.
     */
    public static String key(final int index) {
        return String.format(Locale.ROOT, "key-%05d", index);
    }

    /**
     * What a counter is given in a round.
     *
     * @param index of the series in its family.
     * @param round 0 and up.
     * @return 1 to 3.
     */
    public static long increment(final int index, final long round) {
        return 1 + (index + round) % 3;
    }

    /**
     * What a gauge is set to in a round.
     *
     * @param index of the series in its family.
     * @param round 0 and up.
     * @return 0 to 999, another one in each round.
     */
    public static double depth(final int index, final long round) {
        return (index * 31L + round) % DEPTHS;
    }

    /**
     * What a histogram is given in a round.
     *
     * @param index of the series in its family.
     * @param round 0 and up.
     * @return 1 ms to 8 s, doubled from round to round.
     */
    public static long latencyNs(final int index, final long round) {
        return LEAST_NS << (index + round) % STEPS;
    }
}
