package io.tailrace.codec.registry;

import io.tailrace.codec.prometheus.FamilyType;
import io.tailrace.codec.prometheus.LeBounds;
import java.util.List;
import java.util.Map;

/**
 * A family of the metrics registry. Immutable, for any thread.
 *
 * @param name as it stands on a page.
 * @param type counter, gauge or histogram.
 * @param unit of the exposed value.
 * @param help as it stands on a page.
 * @param labelNames besides the base labels, in this order.
 * @param optionalLabelNames labels that a host may give its own series as well.
 * @param labelValues the closed set of what a label can be; labels that are not in it are open.
 * @param buckets of a histogram: upper bounds in the exposed unit, without infinity; else empty.
 * @param zeroRows label values of series that are on the page from the start, at zero.
 * @param source who counts.
 * @param isGolden whether it is on every page from the start.
 */
public record MetricFamily(
        String name,
        FamilyType type,
        FamilyUnit unit,
        String help,
        List<String> labelNames,
        List<String> optionalLabelNames,
        Map<String, List<String>> labelValues,
        List<Double> buckets,
        List<List<String>> zeroRows,
        FamilySource source,
        boolean isGolden) {
    /** Copies what may change. */
    public MetricFamily {
        labelNames = List.copyOf(labelNames);
        optionalLabelNames = List.copyOf(optionalLabelNames);
        labelValues = Map.copyOf(labelValues);
        buckets = List.copyOf(buckets);
        zeroRows = List.copyOf(zeroRows);
    }

    /**
     * A histogram's buckets as numbers.
     *
     * @return rising, in the exposed unit, without infinity; the caller's own copy.
     */
    public double[] bounds() {
        return buckets.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * A histogram's buckets as labels.
     *
     * @return laid out anew with each call.
     */
    public LeBounds leBounds() {
        return LeBounds.of(bounds());
    }
}
