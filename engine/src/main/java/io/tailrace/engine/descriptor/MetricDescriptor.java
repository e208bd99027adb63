package io.tailrace.engine.descriptor;

import java.util.List;

/**
 * What a metric is: described once, the same for every channel, journal and reader. Immutable; two descriptors with the same
 * fields are equal, and registering an equal one again gives the same metric. Registering another version deprecates the older one.
 *
 * @param name of the family, any text; counters end in {@code _total}. Scrapers that know only the classic grammar get it escaped.
 * @param type what samples mean.
 * @param unit of recorded and exposed values.
 * @param help one line for people.
 * @param labelNames in the order in which label values are given; may be empty.
 * @param priority who gives way when a ring fills.
 * @param range of a histogram's values, recorded unit; {@link HistogramRange#NONE} for other types.
 * @param bounds upper bounds ({@code le}) of a histogram's classic buckets in the recorded unit, rising, without infinity.
 * @param seriesLimit label sets that are kept apart at the most.
 * @param versionMajor of the descriptor, from 1: changes when the schema does.
 * @param versionMinor rises when a label is added or bounds change.
 * @param firstParty whether it is a family of Tailrace's own registry, on which base labels are shown.
 * @param retainSamples whether each of its samples is kept, besides what they add up to.
 * @param form as what it is shown.
 * @param quantiles that a summary shows on pages, 0 to 1, rising; none of other forms.
 */
public record MetricDescriptor(
        String name,
        MetricType type,
        Unit unit,
        String help,
        List<String> labelNames,
        Priority priority,
        HistogramRange range,
        List<Long> bounds,
        int seriesLimit,
        int versionMajor,
        int versionMinor,
        boolean firstParty,
        boolean retainSamples,
        MetricForm form,
        List<Double> quantiles) {
    /** Bounds of a histogram's classic buckets at the most, wherever they are given. */
    public static final int MAX_BOUNDS = 300;

    /** Copies the lists. Validity is {@link MetricDescriptorBuilder}'s and the registry's concern: readers take what was written. */
    public MetricDescriptor {
        labelNames = List.copyOf(labelNames);
        bounds = List.copyOf(bounds);
        quantiles = List.copyOf(quantiles);
    }

    /**
     * Begins the description of a counter.
     *
     * @param name ends in {@code _total}.
     * @return a builder.
     */
    public static MetricDescriptorBuilder counter(final String name) {
        return new MetricDescriptorBuilder(name, MetricType.COUNTER);
    }

    /**
     * Begins the description of a gauge.
     *
     * @param name of the family.
     * @return a builder.
     */
    public static MetricDescriptorBuilder gauge(final String name) {
        return new MetricDescriptorBuilder(name, MetricType.GAUGE);
    }

    /**
     * Begins the description of a histogram.
     *
     * @param name of the family, with its unit as suffix: {@code _seconds}, {@code _bytes}.
     * @return a builder.
     */
    public static MetricDescriptorBuilder histogram(final String name) {
        return new MetricDescriptorBuilder(name, MetricType.HISTOGRAM);
    }

    /**
     * The bounds as they are shown.
     *
     * @return rising, in the exposed unit, without infinity.
     */
    public double[] exposedBounds() {
        return bounds.stream().mapToDouble(bound -> unit.toExposed(bound)).toArray();
    }

    /**
     * Whether another one describes the same series: it may differ in its minor version, help, priority, series limit, bounds and quantiles.
     *
     * @param other of any name.
     * @return true if what is recorded under one goes on under the other.
     */
    public boolean hasSeriesOf(final MetricDescriptor other) {
        return name.equals(other.name) && VersionRules.isAmendment(this, other);
    }

    /**
     * Whether a summary may show them.
     *
     * @param quantiles any.
     * @return true if they are at most 16, 0 to 1, and rise.
     */
    public static boolean areQuantiles(final List<Double> quantiles) {
        double before = -1;
        for (final double quantile : quantiles) {
            if (!(quantile > before && quantile >= 0 && quantile <= 1)) {
                return false;
            }
            before = quantile;
        }
        return quantiles.size() <= DescriptorRules.MAX_QUANTILES;
    }

    /** The same under another minor version, and with other bounds. */
    MetricDescriptor with(final int otherMinor, final List<Long> otherBounds) {
        return new MetricDescriptor(
                name,
                type,
                unit,
                help,
                labelNames,
                priority,
                range,
                otherBounds,
                seriesLimit,
                versionMajor,
                otherMinor,
                firstParty,
                retainSamples,
                form,
                quantiles);
    }

    /**
     * The version as it is written.
     *
     * @return for example {@code 1.0}.
     */
    public String version() {
        return versionMajor + "." + versionMinor;
    }

    /**
     * Whether a counter, gauge or histogram without labels.
     *
     * @return true if there is exactly one series.
     */
    public boolean isUnlabelled() {
        return labelNames.isEmpty();
    }
}
