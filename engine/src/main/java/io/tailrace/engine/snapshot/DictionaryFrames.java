package io.tailrace.engine.snapshot;

import io.tailrace.codec.sbe.DescriptorEncoder;
import io.tailrace.codec.sbe.MetricKind;
import io.tailrace.codec.sbe.MetricUnit;
import io.tailrace.codec.sbe.SeriesEncoder;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.descriptor.Series;
import io.tailrace.engine.descriptor.Unit;

/** Writes what metrics and series are, each before its first use. */
final class DictionaryFrames {
    private final FrameWriter frames;
    private final MetricRegistry registry;
    private final DescriptorEncoder descriptorEncoder = new DescriptorEncoder();
    private final SeriesEncoder seriesEncoder = new SeriesEncoder();
    private int metricsWritten;
    private int seriesWritten;

    DictionaryFrames(final FrameWriter frames, final MetricRegistry registry) {
        this.frames = frames;
        this.registry = registry;
    }

    /** Whatever was registered since the last call. */
    void writeNew() {
        // Series first: a metric is registered before its series, so what is read afterwards has every series' metric.
        final Series[] series = registry.series();
        final Metric[] metrics = registry.metrics();
        while (metricsWritten < metrics.length) {
            write(metrics[metricsWritten++]);
        }
        while (seriesWritten < series.length) {
            write(series[seriesWritten++]);
        }
    }

    /** Everything, for a reader who starts here. */
    void writeAll() {
        metricsWritten = 0;
        seriesWritten = 0;
        writeNew();
    }

    private void write(final Metric metric) {
        final MetricDescriptor descriptor = metric.descriptor();
        frames.begin(descriptorEncoder);
        descriptorEncoder
                .metricId(metric.id())
                .kind(kind(descriptor.type()))
                .unit(unit(descriptor.unit()))
                .priority((short) descriptor.priority().rank())
                .versionMajor(descriptor.versionMajor())
                .versionMinor(descriptor.versionMinor())
                .lowestValue(descriptor.range().lowestValue())
                .highestValue(descriptor.range().highestValue())
                .significantDigits((short) descriptor.range().significantDigits())
                .seriesLimit(descriptor.seriesLimit());
        descriptorEncoder.flags().clear().firstParty(descriptor.firstParty()).retainSamples(descriptor.retainSamples());
        final DescriptorEncoder.BoundsEncoder bounds =
                descriptorEncoder.boundsCount(descriptor.bounds().size());
        descriptor.bounds().forEach(bound -> bounds.next().bound(bound));
        final DescriptorEncoder.LabelNamesEncoder labels =
                descriptorEncoder.labelNamesCount(descriptor.labelNames().size());
        descriptor.labelNames().forEach(label -> labels.next().labelName(label));
        descriptorEncoder.name(descriptor.name()).help(descriptor.help());
        frames.end(descriptorEncoder);
    }

    private void write(final Series series) {
        frames.begin(seriesEncoder);
        seriesEncoder.seriesId(series.id()).metricId(series.metric().id());
        final SeriesEncoder.LabelValuesEncoder labels =
                seriesEncoder.labelValuesCount(series.labelValues().size());
        series.labelValues().forEach(value -> labels.next().labelValue(value));
        frames.end(seriesEncoder);
    }

    private static MetricKind kind(final MetricType type) {
        return switch (type) {
            case COUNTER -> MetricKind.COUNTER;
            case GAUGE -> MetricKind.GAUGE;
            case HISTOGRAM -> MetricKind.HISTOGRAM;
        };
    }

    private static MetricUnit unit(final Unit unit) {
        return switch (unit) {
            case NONE -> MetricUnit.NONE;
            case SECONDS -> MetricUnit.SECONDS;
            case BYTES -> MetricUnit.BYTES;
            case MILLISECONDS -> MetricUnit.MILLISECONDS;
        };
    }
}
