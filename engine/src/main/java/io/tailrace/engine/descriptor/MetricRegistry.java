package io.tailrace.engine.descriptor;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives metrics and series their numbers. Any thread. Readers take the arrays as they are at one moment: they only grow, and
 * an id is in them before anybody is given a handle with it.
 */
public final class MetricRegistry {
    /** Label value of the series into which label sets beyond a metric's limit fold. */
    public static final String OVERFLOW = "overflow";

    private static final Metric[] NO_METRICS = {};
    private static final Series[] NO_SERIES = {};

    private final int maxSeries;
    private final Map<String, Metric> byName = new ConcurrentHashMap<>();
    private final AtomicLong foldedLabelSets = new AtomicLong();
    private volatile Metric[] metrics = NO_METRICS;
    private volatile Series[] series = NO_SERIES;

    /**
     * Makes an empty registry.
     *
     * @param maxSeries bound of the memory of all series together.
     */
    public MetricRegistry(final int maxSeries) {
        this.maxSeries = maxSeries;
    }

    /**
     * Registers a metric, or finds the one that is already there.
     *
     * @param descriptor what it is.
     * @return the one metric of that name.
     * @throws IllegalArgumentException if it breaks the rules of descriptors, or a metric of that name is there and differs; the
     *     message says in what.
     */
    public Metric register(final MetricDescriptor descriptor) {
        final Metric known = byName.get(descriptor.name());
        return known != null ? sameOrThrow(known, descriptor) : add(descriptor);
    }

    private synchronized Metric add(final MetricDescriptor descriptor) {
        final Metric known = byName.get(descriptor.name());
        if (known != null) {
            return sameOrThrow(known, descriptor);
        }
        DescriptorRules.checkOrThrow(descriptor);
        final Metric metric = new Metric(metrics.length, descriptor);
        final Metric[] grown = Arrays.copyOf(metrics, metrics.length + 1);
        grown[metric.id()] = metric;
        metrics = grown;
        byName.put(descriptor.name(), metric);
        return metric;
    }

    private static Metric sameOrThrow(final Metric known, final MetricDescriptor descriptor) {
        if (!known.descriptor().equals(descriptor)) {
            throw new IllegalArgumentException("metric \"" + descriptor.name() + "\" is already registered as "
                    + known.descriptor() + ", which differs from " + descriptor
                    + ": register it once, or give the other one another name");
        }
        return known;
    }

    /**
     * Finds or makes the series of a label set.
     *
     * @param metric of this registry.
     * @param expected what the caller is going to use it as.
     * @param labelValues in the order of the label names.
     * @return the one series of that label set; the overflow series when the metric's limit is reached.
     * @throws IllegalArgumentException if the metric is not of that type or the values do not fit its labels.
     */
    public Series series(final Metric metric, final MetricType expected, final String... labelValues) {
        check(metric, expected);
        final List<String> key = Arrays.asList(labelValues);
        final Series known = metric.series.get(key);
        if (known != null) {
            return known;
        }
        DescriptorRules.checkLabelValues(metric.descriptor(), key);
        return addSeries(metric, List.copyOf(key));
    }

    /**
     * Checks that a metric can be used as its caller is going to.
     *
     * @param metric of this registry.
     * @param expected what the caller is going to use it as.
     * @throws IllegalArgumentException if it is not of that type or of another registry.
     */
    public void check(final Metric metric, final MetricType expected) {
        final MetricDescriptor descriptor = metric.descriptor();
        if (descriptor.type() != expected) {
            throw new IllegalArgumentException(
                    "metric \"" + descriptor.name() + "\" is a " + descriptor.type() + ", not a " + expected);
        }
        if (!isOfThisRegistry(metric)) {
            throw new IllegalArgumentException("metric \"" + descriptor.name()
                    + "\" was registered with another engine: register it with this one");
        }
    }

    private boolean isOfThisRegistry(final Metric metric) {
        final Metric[] all = metrics;
        return metric.id() < all.length && all[metric.id()] == metric;
    }

    private synchronized Series addSeries(final Metric metric, final List<String> labelValues) {
        final Series known = metric.series.get(labelValues);
        if (known != null) {
            return known;
        }
        final int limit = metric.descriptor().seriesLimit();
        final List<String> folded =
                Collections.nCopies(metric.descriptor().labelNames().size(), OVERFLOW);
        if (!labelValues.equals(folded)
                && (metric.series.size() >= limit || series.length >= maxSeries)
                && !labelValues.isEmpty()) {
            foldedLabelSets.incrementAndGet();
            return addSeries(metric, folded);
        }
        final Series added = new Series(series.length, metric, labelValues);
        final Series[] grown = Arrays.copyOf(series, series.length + 1);
        grown[added.id()] = added;
        series = grown;
        metric.series.put(labelValues, added);
        return added;
    }

    /**
     * All metrics so far.
     *
     * @return by id; not to be changed.
     */
    public Metric[] metrics() {
        return metrics;
    }

    /**
     * All series so far.
     *
     * @return by id; not to be changed.
     */
    public Series[] series() {
        return series;
    }

    /**
     * How often a new label set was folded into an overflow series.
     *
     * @return since the start.
     */
    public long foldedLabelSets() {
        return foldedLabelSets.get();
    }
}
