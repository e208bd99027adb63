package io.tailrace.systemtests.journal;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the snapshots of a journal had come to at one of them.
 *
 * @param epoch of the snapshot.
 * @param snapshotId which one.
 * @param toNs wall clock at its cut, ns since 1970.
 * @param counters totals by series.
 * @param histograms counts by series.
 */
public record Moment(
        int epoch,
        long snapshotId,
        long toNs,
        Map<SeriesKey, Long> counters,
        Map<SeriesKey, HistogramCounts> histograms) {
    /** Cumulative counts by bound of all of a metric's series. */
    public SortedMap<Double, Long> buckets(final String metric, final double recordedUnits) {
        return buckets(key -> key.metric().equals(metric), recordedUnits);
    }

    /** Cumulative counts by bound of the series of a metric that has this one label value. */
    public SortedMap<Double, Long> buckets(final String metric, final String labelValue, final double recordedUnits) {
        return buckets(key -> key.metric().equals(metric) && key.labelValues().contains(labelValue), recordedUnits);
    }

    /** Whether a counter is shown as the whole number that it is recorded as; times are shown as fractions. */
    public static boolean isWhole(final String counter) {
        return !counter.endsWith("_seconds_total");
    }

    /** The totals of all counters of whole numbers by name, all series of each. */
    public Map<String, Long> totals() {
        return counters.entrySet().stream()
                .filter(entry -> isWhole(entry.getKey().metric()))
                .collect(Collectors.groupingBy(
                        entry -> entry.getKey().metric(), Collectors.summingLong(Map.Entry::getValue)));
    }

    /** Number of samples in all series of a histogram. */
    public long count(final String metric) {
        final SortedMap<Double, Long> buckets = buckets(metric, 1);
        return buckets.isEmpty() ? 0 : buckets.get(buckets.lastKey());
    }

    private SortedMap<Double, Long> buckets(final Predicate<SeriesKey> wanted, final double recordedUnits) {
        return histograms.entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .reduce(HistogramCounts::plus)
                .map(counts -> counts.inUnitsOf(recordedUnits))
                .orElseGet(TreeMap::new);
    }
}
