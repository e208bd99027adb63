package io.tailrace.engine.recording;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.descriptor.Series;
import java.util.List;
import java.util.function.Function;

/**
 * The handles of one metric in one channel, found by label values: for hot paths that learn the values only with the call. Known label
 * values are found without a lock and without allocation, by their hash codes, which strings keep. New ones are registered, which
 * allocates and may wait for another thread that registers; beyond the metric's series limit they get the handle of its overflow
 * series, and no number of them makes the family grow.
 *
 * <p>Make a family once and keep it. Where the values are known beforehand, a handle of one's own is cheaper. Any thread may look up;
 * who may record with the handle is the handle's concern.
 *
 * @param <H> type of its handles.
 */
public final class Family<H> {
    private final MetricRegistry registry;
    private final Metric metric;
    private final MetricType type;
    private final Function<Series, H> maker;
    private final int labelCount;
    private final LabelTable<H> table = new LabelTable<>();

    Family(final MetricRegistry registry, final Metric metric, final MetricType type, final Function<Series, H> maker) {
        registry.check(metric, type);
        this.registry = registry;
        this.metric = metric;
        this.type = type;
        this.maker = maker;
        labelCount = metric.descriptor().labelNames().size();
    }

    /**
     * The handle of a metric with one label.
     *
     * @param value of the label.
     * @return the same handle each time.
     * @throws IllegalArgumentException if the value does not fit the metric's labels.
     */
    public H labels(final String value) {
        if (labelCount == 1 && value != null) {
            final H known = table.find(LabelTable.hash(value), value, null, null);
            if (known != null) {
                return known;
            }
        }
        return register(value);
    }

    /**
     * The handle of a metric with two labels.
     *
     * @param first value, in the order of the label names.
     * @param second value.
     * @return the same handle each time.
     * @throws IllegalArgumentException if the values do not fit the metric's labels.
     */
    public H labels(final String first, final String second) {
        if (labelCount == 2 && first != null && second != null) {
            final H known = table.find(LabelTable.hash(first, second), first, second, null);
            if (known != null) {
                return known;
            }
        }
        return register(first, second);
    }

    /**
     * The handle of a metric with three labels.
     *
     * @param first value, in the order of the label names.
     * @param second value.
     * @param third value.
     * @return the same handle each time.
     * @throws IllegalArgumentException if the values do not fit the metric's labels.
     */
    public H labels(final String first, final String second, final String third) {
        if (labelCount == 3 && first != null && second != null && third != null) {
            final H known = table.find(LabelTable.hash(first, second, third), first, second, third);
            if (known != null) {
                return known;
            }
        }
        return register(first, second, third);
    }

    /**
     * The handle of a metric with any number of labels. The call itself makes an array, unless the caller has one.
     *
     * @param values in the order of the label names; not kept.
     * @return the same handle each time.
     * @throws IllegalArgumentException if the values do not fit the metric's labels.
     */
    public H labels(final String... values) {
        if (labelCount == values.length && !hasNull(values)) {
            final H known = table.find(LabelTable.hash(values), values);
            if (known != null) {
                return known;
            }
        }
        return register(values);
    }

    private static boolean hasNull(final String[] values) {
        for (final String value : values) {
            if (value == null) {
                return true;
            }
        }
        return false;
    }

    /** Whether a label set was met before is asked again under the lock: each has one handle. */
    private H register(final String... given) {
        final String[] values = given.clone();
        final Series series = registry.series(metric, type, values);
        synchronized (table) {
            final H known = table.find(LabelTable.hash(values), values);
            if (known != null) {
                return known;
            }
            final String[] own = series.labelValues().toArray(new String[0]);
            final boolean folded = !series.labelValues().equals(List.of(values));
            H handle = folded ? table.find(LabelTable.hash(own), own) : null;
            if (handle == null) {
                handle = maker.apply(series);
                table.add(own, series, handle);
            }
            if (folded) {
                table.addFolded(values, series, handle);
            }
            return handle;
        }
    }

    /** Label sets with a place of their own; for tests. */
    int size() {
        synchronized (table) {
            return table.size();
        }
    }
}
