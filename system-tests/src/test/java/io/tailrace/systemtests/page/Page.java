package io.tailrace.systemtests.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A page of Prometheus text 0.0.4.
 *
 * @param text as it came.
 * @param types of the families, by name.
 * @param samples in their order.
 */
public record Page(String text, Map<String, String> types, List<Sample> samples) {
    private static final String BUCKET = "_bucket";
    private static final String LE = "le";

    /** Reads a page; one that is not well formed is a failure. */
    public static Page parse(final String text) {
        return new PageParser(text).parse();
    }

    /** The value of the one line of that name. */
    public double value(final String name) {
        return value(name, sample -> true);
    }

    /** The value of the one line of that name for which the condition holds. */
    public double value(final String name, final Predicate<Sample> condition) {
        final List<Sample> found = named(name).stream().filter(condition).toList();
        assertEquals(1, found.size(), () -> name + ": " + found + "\n" + text);
        return found.get(0).value();
    }

    /** The sum over all label sets of a name; 0 if there is none. */
    public long total(final String name) {
        return (long) named(name).stream().mapToDouble(Sample::value).sum();
    }

    /** All lines of a name. */
    public List<Sample> named(final String name) {
        return samples.stream().filter(sample -> sample.name().equals(name)).toList();
    }

    /** Which snapshot the page shows. */
    public long snapshotId() {
        return (long) value("tailrace_snapshots_total");
    }

    /** A histogram's cumulative counts by bound, added up over the label sets for which the condition holds. */
    public SortedMap<Double, Long> buckets(final String family, final Predicate<Sample> condition) {
        final SortedMap<Double, Long> counts = new TreeMap<>();
        for (final Sample sample : named(family + BUCKET)) {
            if (condition.test(sample)) {
                counts.merge(PageParser.number(sample.labels().get(LE)), (long) sample.value(), Long::sum);
            }
        }
        return counts;
    }

    /** Everything that may never go down while its process lives: counters, and histograms' counts and sums. */
    public Map<String, Double> cumulatives() {
        return samples.stream()
                .filter(sample -> {
                    final String type = types.get(familyOf(sample.name()));
                    return "counter".equals(type) || "histogram".equals(type);
                })
                .collect(Collectors.toMap(Sample::key, Sample::value));
    }

    /** Demands of every histogram that its buckets rise, end in +Inf, and agree with its count. */
    public void checkHistograms() {
        types.forEach((family, type) -> {
            if (type.equals("histogram")) {
                final Map<SortedMap<String, String>, List<Sample>> bySeries =
                        named(family + BUCKET).stream().collect(Collectors.groupingBy(it -> it.labelsWithout(LE)));
                assertFalse(bySeries.isEmpty(), () -> family + " has no series\n" + text);
                bySeries.forEach((labels, buckets) -> checkHistogram(family, labels, buckets));
            }
        });
    }

    private void checkHistogram(
            final String family, final SortedMap<String, String> labels, final List<Sample> buckets) {
        double bound = Double.NEGATIVE_INFINITY;
        double count = 0;
        for (final Sample bucket : buckets) {
            final double le = PageParser.number(bucket.labels().get(LE));
            assertTrue(le > bound && bucket.value() >= count, () -> "buckets must rise: " + buckets);
            bound = le;
            count = bucket.value();
        }
        assertEquals(Double.POSITIVE_INFINITY, bound, () -> "the last bound: " + buckets);
        assertEquals(value(family + "_count", it -> it.labels().equals(labels)), count, () -> family + labels);
    }

    private String familyOf(final String name) {
        if (types.containsKey(name)) {
            return name;
        }
        return name.replaceAll("_(bucket|sum|count)$", "");
    }
}
