package io.tailrace.engine.reader;

import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.codec.sbe.DescriptorDecoder;
import io.tailrace.codec.sbe.MetricKind;
import io.tailrace.codec.sbe.MetricUnit;
import io.tailrace.engine.bucket.BucketLayout;
import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricForm;
import io.tailrace.engine.descriptor.MetricState;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.EpochDictionary.KnownMetric;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Decodes descriptor frames. Names are any text, as whoever describes a metric may give any; outputs quote or escape them. */
final class DescriptorFrames {
    private static final int MAX_NAME_LENGTH = 200;
    private static final Pattern RESERVED_LABEL = Pattern.compile("[_.]{2}.*", Pattern.DOTALL);

    /** Labels that outputs add themselves, besides the base labels. */
    private static final Set<String> RESERVED_LABELS = Set.of("le", "quantile");

    private static final int LENGTH_OF_LENGTH = 2;
    private static final int TIME_END =
            DescriptorDecoder.retiresAtNsEncodingOffset() + DescriptorDecoder.retiresAtNsEncodingLength();

    private final EpochDictionary dictionary;
    private final DescriptorDecoder decoder = new DescriptorDecoder();

    DescriptorFrames(final EpochDictionary dictionary) {
        this.dictionary = dictionary;
    }

    FrameEvent descriptor(final FrameBody body) {
        decoder.wrap(body.buffer(), body.offset(), body.blockLength(), body.version());
        final MetricInfo info = info(body);
        final MetricDescriptor metric = info.metric();
        final KnownMetric known = dictionary.metric(info.metricId());
        if (known == null) {
            final BucketLayout layout = metric.type() == MetricType.HISTOGRAM ? layout(metric.range()) : null;
            dictionary.add(info.metricId(), new KnownMetric(info, layout), body.lengthInBytes());
        } else if (known.info().equals(info)) {
            return FrameEvent.NONE;
        } else if (known.descriptor().hasSeriesOf(metric)) {
            dictionary.change(info.metricId(), new KnownMetric(info, known.layout()));
        } else {
            throw new BadContentException(
                    "metric " + info.metricId() + " is described again as another one: " + metric);
        }
        return (listener, position) -> listener.onMetric(info);
    }

    /** The time stands behind what the first version had: not every frame has it, whatever its header says. */
    private MetricInfo info(final FrameBody body) {
        final int metricId = (int) decoder.metricId();
        final boolean deprecated = decoder.flags().deprecated();
        final MetricState state = decoder.flags().retired()
                ? MetricState.RETIRED
                : deprecated ? MetricState.DEPRECATED : MetricState.ACTIVE;
        final boolean hasTime = state != MetricState.ACTIVE && body.blockLength() >= TIME_END;
        final long retiresAtNs = hasTime ? Math.max(0, decoder.retiresAtNs()) : 0;
        return new MetricInfo(metricId, metric(body), state, retiresAtNs);
    }

    private static BucketLayout layout(final HistogramRange range) {
        try {
            return BucketLayout.of(range);
        } catch (final IllegalArgumentException fault) {
            throw new BadContentException(fault.getMessage());
        }
    }

    /** Groups and data fields are read in the order of the schema. */
    private MetricDescriptor metric(final FrameBody body) {
        final MetricType type = type(decoder.kind());
        final HistogramRange range = type == MetricType.HISTOGRAM
                ? new HistogramRange(decoder.lowestValue(), decoder.highestValue(), decoder.significantDigits())
                : HistogramRange.NONE;
        final MetricForm form = form(body, type);
        final List<Long> bounds = bounds();
        final List<String> labelNames = labelNames();
        final String name = decoder.name();
        final String help = decoder.help();
        final int boundsAt = decoder.limit();
        final List<Long> shownBounds = shownBounds(body, boundsAt);
        final List<Double> quantiles = form == MetricForm.SUMMARY ? quantiles(body, boundsAt) : List.of();
        if (!isName(name)) {
            throw new BadContentException("a metric's name is empty or longer than " + MAX_NAME_LENGTH + " characters");
        }
        return new MetricDescriptor(
                name,
                type,
                unit(decoder.unit()),
                help,
                labelNames,
                Priority.of(decoder.priority()),
                range,
                shownBounds.isEmpty() ? bounds : shownBounds,
                (int) Math.min(decoder.seriesLimit(), Integer.MAX_VALUE),
                decoder.versionMajor(),
                decoder.versionMinor(),
                decoder.flags().firstParty(),
                decoder.flags().retainSamples(),
                form,
                quantiles);
    }

    private List<Long> bounds() {
        final List<Long> bounds = new ArrayList<>();
        for (final DescriptorDecoder.BoundsDecoder group : decoder.bounds()) {
            add(group.bound(), bounds);
        }
        return bounds;
    }

    /** Frames before 1.4 end where they would begin, whatever their header says. */
    private static List<Long> shownBounds(final FrameBody body, final int from) {
        final List<Long> bounds = new ArrayList<>();
        if (GroupShape.dataEnd(body.buffer(), from, body.end(), 1) <= body.end()) {
            final int length = body.buffer().getShort(from, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
            for (int at = 0; at + Long.BYTES <= length; at += Long.BYTES) {
                add(body.buffer().getLong(from + LENGTH_OF_LENGTH + at, ByteOrder.LITTLE_ENDIAN), bounds);
            }
        }
        return bounds;
    }

    /** Frames before 1.6 end where they would begin, whatever their header says. */
    private static List<Double> quantiles(final FrameBody body, final int boundsAt) {
        final List<Double> quantiles = new ArrayList<>();
        if (GroupShape.dataEnd(body.buffer(), boundsAt, body.end(), 2) <= body.end()) {
            final int from = (int) GroupShape.dataEnd(body.buffer(), boundsAt, body.end(), 1);
            final int length = body.buffer().getShort(from, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
            for (int at = 0; at + Double.BYTES <= length; at += Double.BYTES) {
                quantiles.add(body.buffer().getDouble(from + LENGTH_OF_LENGTH + at, ByteOrder.LITTLE_ENDIAN));
            }
        }
        if (!MetricDescriptor.areQuantiles(quantiles)) {
            throw new BadContentException("quantiles are too many, or do not rise from 0 to 1");
        }
        return quantiles;
    }

    private static void add(final long bound, final List<Long> bounds) {
        final long last = bounds.isEmpty() ? -1 : bounds.get(bounds.size() - 1);
        if (bound <= last) {
            throw new BadContentException("bound " + bound + " does not rise above " + last);
        }
        bounds.add(bound);
    }

    private List<String> labelNames() {
        final List<String> names = new ArrayList<>();
        for (final DescriptorDecoder.LabelNamesDecoder group : decoder.labelNames()) {
            final String name = group.labelName();
            if (!isName(name)
                    || RESERVED_LABEL.matcher(name).matches()
                    || MetricFamilies.BASE_LABELS.contains(name)
                    || RESERVED_LABELS.contains(name)
                    || names.contains(name)) {
                throw new BadContentException("a label's name is empty, too long, reserved or there twice");
            }
            names.add(name);
        }
        return names;
    }

    /** That it is well-formed is the decoder's doing. */
    private static boolean isName(final String name) {
        return !name.isEmpty() && name.length() <= MAX_NAME_LENGTH;
    }

    private static MetricType type(final MetricKind kind) {
        return switch (kind) {
            case COUNTER -> MetricType.COUNTER;
            case GAUGE -> MetricType.GAUGE;
            case HISTOGRAM -> MetricType.HISTOGRAM;
            case NULL_VAL -> throw new BadContentException("a metric has no kind");
        };
    }

    /** Frames before 1.5 end before it, whatever their header says. One that a later version brings, or that does not fit, is shown by its type. */
    private MetricForm form(final FrameBody body, final MetricType type) {
        if (body.blockLength() < DescriptorDecoder.BLOCK_LENGTH) {
            return MetricForm.OF_TYPE;
        }
        final short form = decoder.formRaw();
        if (type == MetricType.HISTOGRAM && form == io.tailrace.codec.sbe.MetricForm.SUMMARY.value()) {
            return MetricForm.SUMMARY;
        }
        return type == MetricType.GAUGE && form == io.tailrace.codec.sbe.MetricForm.TOTAL.value()
                ? MetricForm.TOTAL
                : MetricForm.OF_TYPE;
    }

    private static Unit unit(final MetricUnit unit) {
        return switch (unit) {
            case NONE -> Unit.NONE;
            case SECONDS -> Unit.SECONDS;
            case BYTES -> Unit.BYTES;
            case MILLISECONDS -> Unit.MILLISECONDS;
            case MILLIONTHS -> Unit.MILLIONTHS;
            case NULL_VAL -> throw new BadContentException("a metric has no unit");
        };
    }
}
