package io.tailrace.cli.bench.delivery;

import org.HdrHistogram.Histogram;

/**
 * Whether pages show one cut each, and how old that is. On a channel the cut is behind one call and before the next, so what is recorded first is never
 * behind what is recorded later, and ahead by one at the most. One thread.
 */
final class PageCheck {
    private static final double SECONDS_A_PROBE = Probe.VALUE_NS / 1e9;
    private static final double ROUNDING = 1e-6;

    private final ProbeTimes times;
    private final Histogram agesNs = new Histogram(3_600_000_000_000L, 3);
    private long highest;
    private long inconsistent;
    private String fault = "";

    PageCheck(final ProbeTimes times) {
        this.times = times;
    }

    /**
     * Looks at a page.
     *
     * @param askedNs when it was asked for: what was recorded then and is not on it is what makes it old.
     */
    void onPage(final PageValues page, final long askedNs) {
        final long first = page.sum(Probe.FIRST, "");
        final long between = page.sum(Probe.BETWEEN + "_count", "");
        final long buckets = page.sum(Probe.BETWEEN + "_bucket", "le=\"+Inf\"");
        final long last = page.sum(Probe.LAST, "");
        final double sum = page.value(Probe.BETWEEN + "_sum");
        // Before the first probe there is no sum; behind it a missing one, which is not a number, is a fault.
        final boolean isSumGood = Math.abs(sum - between * SECONDS_A_PROBE) <= ROUNDING * (1 + sum)
                || (between == 0 && Double.isNaN(sum));
        if (first < between || between < last || first - last > 1) {
            fault("first " + first + ", between " + between + ", last " + last);
        } else if (between != buckets || !isSumGood) {
            fault("count " + between + ", +Inf bucket " + buckets + ", sum " + sum);
        } else if (first < highest) {
            fault("first " + first + " behind " + highest + " of a page before");
        }
        highest = Math.max(highest, first);
        final int missing = (int) first + 1;
        final long ageNs = missing > times.newest() ? 0 : askedNs - times.atNs(missing);
        agesNs.recordValue(Math.max(0, ageNs));
    }

    private void fault(final String text) {
        inconsistent++;
        fault = text;
    }

    long inconsistent() {
        return inconsistent;
    }

    /** The last one in words; empty if there was none. */
    String fault() {
        return fault;
    }

    Histogram agesNs() {
        return agesNs;
    }
}
