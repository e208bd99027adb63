package io.tailrace.sinks.grpc.delivery;

import com.google.protobuf.UnsafeByteOperations;
import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricState;
import io.tailrace.engine.reader.ChannelRange;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.HistogramValue;
import io.tailrace.engine.reader.JournalGap;
import io.tailrace.engine.reader.MetricInfo;
import io.tailrace.stream.v1.Epoch;
import io.tailrace.stream.v1.Gap;
import io.tailrace.stream.v1.GapReason;
import io.tailrace.stream.v1.Label;
import io.tailrace.stream.v1.Metric;
import io.tailrace.stream.v1.MetricType;
import io.tailrace.stream.v1.Priority;
import io.tailrace.stream.v1.Unit;

/** What the reader tells, as messages. Stateless. */
final class Messages {
    private Messages() {}

    static Epoch epoch(final EpochInfo info) {
        final Epoch.Builder epoch = Epoch.newBuilder()
                .setEpoch(info.epoch())
                .setStartedAtNs(info.startedAtNs())
                .setService(info.service())
                .setInstance(info.instance())
                .setBuildVersion(info.buildVersion())
                .setAmnesia(info.amnesia())
                .setRestarts(info.restarts())
                .setResumed(info.resumed())
                .setSnapshotIntervalNs(info.snapshotIntervalNs());
        info.extraLabels()
                .forEach((name, value) ->
                        epoch.addExtraLabels(Label.newBuilder().setName(name).setValue(value)));
        return epoch.build();
    }

    static Metric metric(final MetricInfo info) {
        final MetricDescriptor metric = info.metric();
        final Metric.Builder message = Metric.newBuilder()
                .setMetricId(info.metricId())
                .setName(metric.name())
                .setType(type(metric.type()))
                .setUnit(unit(metric.unit()))
                .setHelp(metric.help())
                .addAllLabelNames(metric.labelNames())
                .setPriority(priority(metric.priority()))
                .setVersionMajor(metric.versionMajor())
                .setVersionMinor(metric.versionMinor())
                .setFirstParty(metric.firstParty())
                .setDeprecated(info.state() != MetricState.ACTIVE);
        if (metric.type() == io.tailrace.engine.descriptor.MetricType.HISTOGRAM) {
            final HistogramRange range = metric.range();
            message.setLowestValue(range.lowestValue())
                    .setHighestValue(range.highestValue())
                    .setSignificantDigits(range.significantDigits())
                    .addAllBounds(metric.bounds());
        }
        return message.build();
    }

    static io.tailrace.stream.v1.HistogramValue histogram(final HistogramValue value) {
        return io.tailrace.stream.v1.HistogramValue.newBuilder()
                .setSeriesId(value.series().seriesId())
                .setCount(value.count())
                .setSumLow(value.sum().low())
                .setSumHigh(value.sum().high())
                .setMin(value.min())
                .setMax(value.max())
                .setClamped(value.clamped())
                .setCorrected(value.corrected())
                // Nobody changes the bytes of a frame that was read.
                .setPayload(UnsafeByteOperations.unsafeWrap(value.buckets().payload()))
                .build();
    }

    static io.tailrace.stream.v1.ChannelRange range(final ChannelRange range) {
        return io.tailrace.stream.v1.ChannelRange.newBuilder()
                .setChannelId(range.channelId())
                .setChannel(range.channel())
                .setFirstSequence(range.firstSequence())
                .setLastSequence(range.lastSequence())
                .setRefused(range.refused())
                .build();
    }

    static Gap gap(final JournalGap gap) {
        return Gap.newBuilder()
                .setReason(GapReason.GAP_REASON_JOURNAL)
                .setFromNs(gap.fromNs())
                .setToNs(gap.toNs())
                .setSnapshots(gap.snapshots())
                .setSamples(gap.samples())
                .setFrames(gap.frames())
                .build();
    }

    static Priority priority(final io.tailrace.engine.descriptor.Priority priority) {
        return switch (priority) {
            case CRITICAL -> Priority.PRIORITY_CRITICAL;
            case HIGH -> Priority.PRIORITY_HIGH;
            case NORMAL -> Priority.PRIORITY_NORMAL;
            case LOWEST -> Priority.PRIORITY_LOWEST;
        };
    }

    private static MetricType type(final io.tailrace.engine.descriptor.MetricType type) {
        return switch (type) {
            case COUNTER -> MetricType.METRIC_TYPE_COUNTER;
            case GAUGE -> MetricType.METRIC_TYPE_GAUGE;
            case HISTOGRAM -> MetricType.METRIC_TYPE_HISTOGRAM;
        };
    }

    private static Unit unit(final io.tailrace.engine.descriptor.Unit unit) {
        return switch (unit) {
            case NONE -> Unit.UNIT_NONE;
            case SECONDS -> Unit.UNIT_SECONDS;
            case BYTES -> Unit.UNIT_BYTES;
            case MILLISECONDS -> Unit.UNIT_MILLISECONDS;
            case MILLIONTHS -> Unit.UNIT_MILLIONTHS;
        };
    }
}
