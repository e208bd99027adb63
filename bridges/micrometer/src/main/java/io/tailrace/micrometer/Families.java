package io.tailrace.micrometer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.NamingConvention;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricDescriptorBuilder;
import io.tailrace.engine.descriptor.MetricForm;
import io.tailrace.engine.descriptor.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The engine's metrics behind the meters: one for each name and set of label names. Any thread. */
final class Families {
    /** Values that are polled are told once a minute: those of which nothing comes have lost their meter. */
    private static final long POLLED_IDLE_NS = TimeUnit.MINUTES.toNanos(5);

    /** Three digits, from a nanosecond to 13 days, or from a byte to a petabyte. */
    private static final HistogramRange RANGE = new HistogramRange(1, 1L << 50, 3);

    private static final int MOST_QUANTILES = 16;
    private static final String NO_HELP = "Not described.";
    private static final String TOTAL_SUFFIX = "_total";

    private final TelemetryEngine engine;
    private final boolean hasDescriptions;
    private final Map<Key, Metric> metrics = new ConcurrentHashMap<>();

    private record Key(String name, List<String> labelNames) {}

    /** A series to be. Never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    record Place(Metric metric, String[] labelValues) {}

    Families(final TelemetryEngine engine, final boolean hasDescriptions) {
        this.engine = engine;
        this.hasDescriptions = hasDescriptions;
    }

    /** A gauge, polled. */
    Place gauge(final Meter.Id id, final NamingConvention names, final String suffix) {
        final String name = id.getConventionName(names) + suffix;
        return polled(id, names, name, MetricForm.OF_TYPE, List.of(), List.of());
    }

    /** A total that is observed, polled. */
    Place total(final Meter.Id id, final NamingConvention names, final String suffix) {
        return polled(id, names, id.getConventionName(names) + suffix, MetricForm.TOTAL, List.of(), List.of());
    }

    /** A measurement of a custom meter, polled. */
    Place measurement(final Meter.Id id, final NamingConvention names, final String suffix, final String statistic) {
        return polled(
                id,
                names,
                id.getConventionName(names) + suffix,
                suffix.endsWith(TOTAL_SUFFIX) ? MetricForm.TOTAL : MetricForm.OF_TYPE,
                List.of("statistic"),
                List.of(statistic));
    }

    private Place polled(
            final Meter.Id id,
            final NamingConvention names,
            final String name,
            final MetricForm form,
            final List<String> moreNames,
            final List<String> moreValues) {
        final MetricDescriptorBuilder builder = MetricDescriptor.gauge(name).form(form);
        final Place place = place(id, names, name, builder, moreNames, moreValues);
        if (!place.metric().descriptor().isUnlabelled()) {
            engine.expireIdleSeries(place.metric(), POLLED_IDLE_NS);
        }
        return place;
    }

    static HistogramRange range(final Unit unit) {
        return unit == Unit.MILLIONTHS ? HistogramRange.MILLIONTHS : RANGE;
    }

    /** A distribution: with bounds a histogram, without a summary, which shows the percentiles that are published. */
    Place distribution(
            final Meter.Id id,
            final NamingConvention names,
            final Unit unit,
            final double[] bounds,
            final double[] percentiles) {
        final String name = id.getConventionName(names);
        final MetricDescriptorBuilder builder =
                MetricDescriptor.histogram(name).unit(unit).range(range(unit));
        return place(
                id,
                names,
                name,
                bounds.length == 0
                        ? builder.form(MetricForm.SUMMARY).quantiles(quantiles(percentiles))
                        : builder.bounds(bounds),
                List.of(),
                List.of());
    }

    /** As the engine takes them. */
    private static double[] quantiles(final double[] percentiles) {
        return Arrays.stream(percentiles)
                .sorted()
                .distinct()
                .limit(MOST_QUANTILES)
                .toArray();
    }

    private Place place(
            final Meter.Id id,
            final NamingConvention names,
            final String name,
            final MetricDescriptorBuilder builder,
            final List<String> moreNames,
            final List<String> moreValues) {
        final List<String> labelNames = new ArrayList<>();
        final List<String> labelValues = new ArrayList<>();
        for (final Tag tag : id.getConventionTags(names)) {
            labelNames.add(tag.getKey());
            labelValues.add(cut(tag.getValue(), 512));
        }
        labelNames.addAll(moreNames);
        labelValues.addAll(moreValues);
        final MetricDescriptor descriptor = builder.help(help(id))
                .labelNames(labelNames.toArray(new String[0]))
                .seriesLimit(Integer.MAX_VALUE) // meters are the host's to bound, by its filters
                .build();
        final Metric metric =
                metrics.computeIfAbsent(new Key(name, labelNames), key -> engine.registerBeside(descriptor));
        final MetricDescriptor known = metric.descriptor();
        if (known.type() != descriptor.type()
                || known.unit() != descriptor.unit()
                || known.form() != descriptor.form()) {
            throw new IllegalArgumentException("the family " + name + " is shown as another type already. Meters of one"
                    + " name must be of one type and unit, and have buckets all or none");
        }
        return new Place(metric, labelValues.toArray(new String[0]));
    }

    /** Whoever asks for it again registers it anew. */
    void forget(final Metric metric) {
        metrics.values().remove(metric);
    }

    private String help(final Meter.Id id) {
        final String description = id.getDescription();
        return hasDescriptions && description != null && !description.isBlank() ? cut(description, 1_024) : NO_HELP;
    }

    /** To what the engine takes, and not through the middle of a character. */
    private static String cut(final String text, final int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
