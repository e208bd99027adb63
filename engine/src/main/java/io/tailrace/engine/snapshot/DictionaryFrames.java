package io.tailrace.engine.snapshot;

import io.tailrace.codec.sbe.DescriptorEncoder;
import io.tailrace.codec.sbe.MetricKind;
import io.tailrace.codec.sbe.MetricUnit;
import io.tailrace.codec.sbe.SeriesEncoder;
import io.tailrace.codec.sbe.SeriesEndedEncoder;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricForm;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.MetricState;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.descriptor.Series;
import io.tailrace.engine.descriptor.Unit;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes what metrics and series are, each before its first use, and what changes of them. */
final class DictionaryFrames {
    private static final int MOST_ENDED_A_FRAME = 10_000;
    private static final byte[] NO_BOUNDS = {};

    private final FrameWriter frames;
    private final MetricRegistry registry;
    private final CurrentEpoch epoch;
    private final DescriptorEncoder descriptorEncoder = new DescriptorEncoder();
    private final SeriesEncoder seriesEncoder = new SeriesEncoder();
    private final SeriesEndedEncoder endedEncoder = new SeriesEndedEncoder();
    private final Map<List<String>, Metric> active = new HashMap<>();
    private Written[] written = {};
    private int metricsWritten;
    private int seriesWritten;
    private int revision;

    /** What the newest frame of a metric says of it. */
    private record Written(MetricDescriptor descriptor, MetricState state, long retiresAtNs) {}

    DictionaryFrames(final FrameWriter frames, final MetricRegistry registry, final CurrentEpoch epoch) {
        this.frames = frames;
        this.registry = registry;
        this.epoch = epoch;
    }

    /** In another epoch nothing is known yet; {@link #writeAll} must follow. */
    void beginEpoch() {
        active.clear();
        Arrays.fill(written, null);
        metricsWritten = 0;
        seriesWritten = 0;
    }

    /** Whatever was registered or changed since the last call. */
    void writeNew() {
        // Series first: a metric is registered before its series, so what is read afterwards has every series' metric.
        // Changes last: the
        // older version is deprecated before the newer one is there, so of one name no two are said to be active.
        final Series[] series = registry.series();
        final Metric[] metrics = registry.metrics();
        writeChanged(metrics);
        writeNewMetrics(metrics);
        while (seriesWritten < series.length) {
            final Series next = series[seriesWritten++];
            if (!next.isEnded() && !next.metric().isForgotten()) {
                write(next);
            }
        }
    }

    private void writeNewMetrics(final Metric[] metrics) {
        if (metrics.length > written.length) {
            written = Arrays.copyOf(written, Math.max(metrics.length, 2 * written.length));
        }
        while (metricsWritten < metrics.length) {
            final Metric metric = metrics[metricsWritten++];
            if (!metric.isForgotten()) {
                write(metric, stateOf(metric));
            }
        }
    }

    private void writeChanged(final Metric[] metrics) {
        final int now = registry.revision(); // before the states: what changes behind it is written the next time
        if (now == revision) {
            return;
        }
        revision = now;
        for (int id = 0; id < metricsWritten; id++) {
            final Written state = stateOf(metrics[id]);
            if (written[id] != null && !written[id].equals(state)) {
                write(metrics[id], state);
            }
        }
    }

    /** Retired is what the aggregator halted: until then samples count. */
    private static Written stateOf(final Metric metric) {
        final boolean isHalted = metric.isHalted();
        final boolean isActive = !isHalted && metric.state() == MetricState.ACTIVE;
        return new Written(
                metric.descriptor(),
                isHalted ? MetricState.RETIRED : isActive ? MetricState.ACTIVE : MetricState.DEPRECATED,
                isActive ? 0 : metric.retiresAtNs());
    }

    /** Everything, for a reader who starts here. */
    void writeAll() {
        metricsWritten = 0;
        seriesWritten = 0;
        writeNew();
    }

    /** Another thread may have moved both since the states were read: the one that was active is told of first. */
    private void write(final Metric metric, final Written state) {
        if (state.state() == MetricState.ACTIVE) {
            final Metric before = active.put(placeOf(metric), metric);
            if (before != null && before != metric && written[before.id()].state() == MetricState.ACTIVE) {
                write(before, stateOf(before));
            }
        }
        written[metric.id()] = state;
        final MetricDescriptor descriptor = state.descriptor();
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
                .seriesLimit(descriptor.seriesLimit())
                .retiresAtNs(
                        state.state() == MetricState.ACTIVE
                                ? DescriptorEncoder.retiresAtNsNullValue()
                                : epoch.wallNs(state.retiresAtNs()))
                .form(form(descriptor.form()));
        descriptorEncoder
                .flags()
                .clear()
                .firstParty(descriptor.firstParty())
                .deprecated(state.state() != MetricState.ACTIVE)
                .retired(state.state() == MetricState.RETIRED)
                .retainSamples(descriptor.retainSamples());
        final DescriptorEncoder.BoundsEncoder bounds =
                descriptorEncoder.boundsCount(metric.firstBounds().size());
        metric.firstBounds().forEach(bound -> bounds.next().bound(bound));
        final DescriptorEncoder.LabelNamesEncoder labels =
                descriptorEncoder.labelNamesCount(descriptor.labelNames().size());
        descriptor.labelNames().forEach(label -> labels.next().labelName(label));
        descriptorEncoder.name(descriptor.name()).help(descriptor.help());
        final byte[] shown = shownBounds(metric.firstBounds(), descriptor.bounds());
        descriptorEncoder.putShownBounds(shown, 0, shown.length);
        final byte[] quantiles = quantiles(descriptor.quantiles());
        descriptorEncoder.putQuantiles(quantiles, 0, quantiles.length);
        frames.end(descriptorEncoder);
    }

    /** Where one version at a time is active: of a name, or of a name and label names. */
    private static List<String> placeOf(final Metric metric) {
        final List<String> place = new ArrayList<>(List.of(metric.descriptor().name()));
        if (metric.isBeside()) {
            place.add(""); // no label is called so
            place.addAll(metric.descriptor().labelNames());
        }
        return place;
    }

    /** None as long as they are the first ones: readers of older frames go on with those, and each of them counts what it says. */
    private static byte[] shownBounds(final List<Long> first, final List<Long> now) {
        if (now.equals(first)) {
            return NO_BOUNDS;
        }
        final ByteBuffer bytes = ByteBuffer.allocate(now.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        now.forEach(bytes::putLong);
        return bytes.array();
    }

    private static byte[] quantiles(final List<Double> quantiles) {
        final ByteBuffer bytes =
                ByteBuffer.allocate(quantiles.size() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        quantiles.forEach(bytes::putDouble);
        return bytes.array();
    }

    private void write(final Series series) {
        frames.begin(seriesEncoder);
        seriesEncoder.seriesId(series.id()).metricId(series.metric().id());
        final SeriesEncoder.LabelValuesEncoder labels =
                seriesEncoder.labelValuesCount(series.labelValues().size());
        series.labelValues().forEach(value -> labels.next().labelValue(value));
        frames.end(seriesEncoder);
    }

    void writeEnded(final List<Series> ended) {
        for (int from = 0; from < ended.size(); from += MOST_ENDED_A_FRAME) {
            final List<Series> some = ended.subList(from, Math.min(ended.size(), from + MOST_ENDED_A_FRAME));
            frames.begin(endedEncoder);
            final SeriesEndedEncoder.EndedEncoder group = endedEncoder.endedCount(some.size());
            some.forEach(series -> group.next().seriesId(series.id()));
            frames.end(endedEncoder);
        }
    }

    private static MetricKind kind(final MetricType type) {
        return switch (type) {
            case COUNTER -> MetricKind.COUNTER;
            case GAUGE -> MetricKind.GAUGE;
            case HISTOGRAM -> MetricKind.HISTOGRAM;
        };
    }

    private static io.tailrace.codec.sbe.MetricForm form(final MetricForm form) {
        return switch (form) {
            case OF_TYPE -> io.tailrace.codec.sbe.MetricForm.OF_TYPE;
            case SUMMARY -> io.tailrace.codec.sbe.MetricForm.SUMMARY;
            case TOTAL -> io.tailrace.codec.sbe.MetricForm.TOTAL;
        };
    }

    private static MetricUnit unit(final Unit unit) {
        return switch (unit) {
            case NONE -> MetricUnit.NONE;
            case SECONDS -> MetricUnit.SECONDS;
            case BYTES -> MetricUnit.BYTES;
            case MILLISECONDS -> MetricUnit.MILLISECONDS;
            case MILLIONTHS -> MetricUnit.MILLIONTHS;
        };
    }
}
