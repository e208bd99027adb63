package io.tailrace.opentelemetry;

import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricDescriptorBuilder;
import io.tailrace.engine.descriptor.MetricForm;
import io.tailrace.engine.descriptor.Unit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A family of a page: what is the same for all instruments that share its name, whatever their scopes and attributes. For each set of label
 * names the engine has a metric of its own, beside the others. Any thread.
 */
final class MetricFamily {
    /** Three digits, up to 13 days of nanoseconds or a petabyte. */
    private static final long HIGHEST = 1L << 50;

    private static final int DIGITS = 3;
    private static final long LOWEST_NS = 1_000;

    private final TelemetryEngine engine;
    private final String name;
    private final Form form;
    private final Unit unit;
    private final String help;
    private final double[] bounds;
    private final Map<List<String>, Metric> metrics = new ConcurrentHashMap<>();
    private final Map<Labels, Object> handles = new ConcurrentHashMap<>();

    MetricFamily(
            final TelemetryEngine engine,
            final String name,
            final Form form,
            final Unit unit,
            final String help,
            final double[] bounds) {
        this.engine = engine;
        this.name = name;
        this.form = form;
        this.unit = unit;
        this.help = help;
        this.bounds = bounds;
    }

    String name() {
        return name;
    }

    /** Whether an instrument that is shown so can be in it. Histograms of longs and of doubles can; the first one says whether fractions count. */
    boolean takes(final Form otherForm, final Unit otherUnit) {
        return form == otherForm
                && (unit == otherUnit || (form == Form.HISTOGRAM && isNumber(unit) && isNumber(otherUnit)));
    }

    private static boolean isNumber(final Unit unit) {
        return unit == Unit.NONE || unit == Unit.MILLIONTHS;
    }

    Unit unit() {
        return unit;
    }

    String words() {
        return form + " in " + unit;
    }

    /**
     * The handle of a series, one for all who ask.
     *
     * @throws IllegalArgumentException if the engine does not take the metric.
     * @throws IllegalStateException if it takes no more.
     */
    @SuppressWarnings("unchecked") // a family has handles of one type
    <H> H handle(final Labels labels, final HandleMaker<H> maker) {
        return (H) handles.computeIfAbsent(
                labels, key -> maker.make(metric(key.names()), key.values().toArray(new String[0])));
    }

    private Metric metric(final List<String> labelNames) {
        return metrics.computeIfAbsent(labelNames, names -> engine.registerBeside(describe(names)));
    }

    private static HistogramRange range(final Unit unit) {
        return switch (unit) {
            case SECONDS, MILLISECONDS -> new HistogramRange(LOWEST_NS, HIGHEST, DIGITS);
            case BYTES, NONE -> new HistogramRange(1, HIGHEST, DIGITS);
            case MILLIONTHS -> HistogramRange.MILLIONTHS;
        };
    }

    private MetricDescriptor describe(final List<String> labelNames) {
        final MetricDescriptorBuilder builder = switch (form) {
            case COUNTER -> MetricDescriptor.counter(name);
            case GAUGE -> MetricDescriptor.gauge(name);
            case TOTAL -> MetricDescriptor.gauge(name).form(MetricForm.TOTAL);
            case HISTOGRAM ->
                MetricDescriptor.histogram(name).range(range(unit)).bounds(bounds);
        };
        return builder.unit(unit)
                .help(help)
                .labelNames(labelNames.toArray(new String[0]))
                .seriesLimit(Integer.MAX_VALUE) // each instrument has its own
                .build();
    }
}
