package io.tailrace.systemtests.journal;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * A histogram cut by its metric's bounds.
 *
 * @param cumulative counts by bound in the recorded unit; the last bound is infinite.
 */
public record HistogramCounts(SortedMap<Double, Long> cumulative) {
    static HistogramCounts of(final Histogram histogram, final List<Long> bounds) {
        final SortedMap<Double, Long> cumulative = new TreeMap<>();
        for (final long bound : bounds) {
            cumulative.put((double) bound, histogram.getCountBetweenValues(0, bound));
        }
        cumulative.put(Double.POSITIVE_INFINITY, histogram.getTotalCount());
        return new HistogramCounts(cumulative);
    }

    HistogramCounts plus(final HistogramCounts other) {
        final SortedMap<Double, Long> sum = new TreeMap<>(cumulative);
        other.cumulative.forEach((bound, count) -> sum.merge(bound, count, Long::sum));
        return new HistogramCounts(sum);
    }

    /** The counts by bounds in a larger unit. */
    SortedMap<Double, Long> inUnitsOf(final double recordedUnits) {
        final SortedMap<Double, Long> counts = new TreeMap<>();
        cumulative.forEach((bound, count) -> counts.put(bound / recordedUnits, count));
        return counts;
    }
}
