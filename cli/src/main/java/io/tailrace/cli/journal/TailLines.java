package io.tailrace.cli.journal;

import io.tailrace.codec.entry.EntryWriter;
import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.descriptor.MetricState;
import io.tailrace.engine.health.ReadinessCause;
import io.tailrace.engine.reader.ChannelLimit;
import io.tailrace.engine.reader.Checkpoint;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.Exemplar;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.GivenUpSamples;
import io.tailrace.engine.reader.JournalGap;
import io.tailrace.engine.reader.MetricInfo;
import io.tailrace.engine.reader.RecordedEntry;
import io.tailrace.engine.reader.SampleBlock;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.StatusInfo;
import io.tailrace.engine.reader.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongFunction;

/** Makes an event of each thing that a journal tells. One thread. */
final class TailLines implements FrameListener {
    private static final double NS_PER_MS = 1e6;
    private static final long NS_PER_US = 1_000;

    private final LongFunction<String> places;
    private final Set<Integer> metricsSeen = new HashSet<>();
    private List<TailEvent> events = new ArrayList<>();
    private int epoch;
    private long lostFrames;

    /** {@code places} describes a position; it is asked for bad frames only. */
    TailLines(final LongFunction<String> places) {
        this.places = places;
    }

    /** What came since the last call. */
    List<TailEvent> take() {
        final List<TailEvent> taken = events;
        events = new ArrayList<>();
        return taken;
    }

    /** Frames that were lost so far: deleted before they were read, or unreadable. */
    void lost(final long total) {
        if (total > lostFrames) {
            events.add(TailEvent.of("lost", epoch).with("frames", total - lostFrames));
        }
        lostFrames = Math.max(lostFrames, total);
    }

    @Override
    public void onFrame(
            final int frameEpoch,
            final long sequence,
            final int templateId,
            final int lengthInBytes,
            final long position) {
        epoch = frameEpoch;
    }

    @Override
    public void onEpoch(final EpochInfo info, final long position) {
        metricsSeen.clear();
        final TailEvent start = TailEvent.at("start", info.epoch(), info.startedAtNs())
                .with("service", info.service())
                .with("instance", info.instance())
                .with("build_version", info.buildVersion())
                .with("pid", info.pid())
                .with("restarts", info.restarts())
                .with("resumed", info.resumed())
                .with("interval_ms", Math.round(info.snapshotIntervalNs() / NS_PER_MS));
        if (!info.extraLabels().isEmpty()) {
            start.withTexts(
                    "extra_labels",
                    info.extraLabels().entrySet().stream()
                            .map(label -> label.getKey() + "=" + label.getValue())
                            .toList());
        }
        events.add(start);
    }

    @Override
    public void onSeries(final SeriesInfo series) {
        events.add(TailEvent.of("series", epoch)
                .with("id", series.seriesId())
                .with("metric", series.metric().name())
                .with("kind", series.metric().type().name().toLowerCase(Locale.ROOT))
                .withTexts("labels", labels(series)));
    }

    /** A metric is shown with its series; here what becomes of it. */
    @Override
    public void onMetric(final MetricInfo info) {
        if (!metricsSeen.add(info.metricId()) || info.state() != MetricState.ACTIVE) {
            final TailEvent event = TailEvent.of("metric", epoch)
                    .with("metric", info.metric().name())
                    .with("id", info.metricId())
                    .with("version", info.metric().version())
                    .with("state", info.state().name().toLowerCase(Locale.ROOT));
            if (info.retiresAtNs() > 0) {
                event.with(
                        "retires_at",
                        Instant.ofEpochSecond(0, info.retiresAtNs()).toString());
            }
            events.add(event);
        }
    }

    @Override
    public void onSeriesEnded(final SeriesInfo series) {
        events.add(TailEvent.of("ended", epoch)
                .with("id", series.seriesId())
                .with("metric", series.metric().name())
                .withTexts("labels", labels(series)));
    }

    private static List<String> labels(final SeriesInfo series) {
        final List<String> labels = new ArrayList<>();
        for (int i = 0; i < series.labelValues().size(); i++) {
            labels.add(series.metric().labelNames().get(i) + "="
                    + series.labelValues().get(i));
        }
        return labels;
    }

    @Override
    public void onChannelOpened(
            final int channelId, final String name, final int ringSamples, final boolean singleWriter) {
        events.add(TailEvent.of("opened", epoch)
                .with("id", channelId)
                .with("channel", name)
                .with("ring", ringSamples)
                .with("single_writer", singleWriter));
    }

    @Override
    public void onChannelClosed(
            final int channelId, final long lastSequence, final long refused, final boolean ownerDied) {
        events.add(TailEvent.of("closed", epoch)
                .with("id", channelId)
                .with("last", lastSequence)
                .with("refused", refused)
                .with("owner_died", ownerDied));
    }

    @Override
    public void onChannelLimit(final ChannelLimit limit) {
        events.add(TailEvent.at("limit", epoch, limit.atNs())
                .with("id", limit.channelId())
                .with("channel", limit.channel())
                .with("change", limit.change().name().toLowerCase(Locale.ROOT))
                .with("samples_per_second", limit.samplesPerSecond()));
    }

    @Override
    public boolean readsEntries() {
        return true;
    }

    @Override
    public void onEntry(final RecordedEntry recorded, final long position) {
        final long timeUs = recorded.entry().timestampUs();
        final TailEvent event = timeUs <= Long.MAX_VALUE / NS_PER_US
                ? TailEvent.at("entry", epoch, timeUs * NS_PER_US)
                : TailEvent.of("entry", epoch);
        event.withJson("entry", EntryWriter.toJson(recorded.entry())).with("sequence", recorded.sequence());
        if (recorded.cut()) {
            event.with("cut", true);
        }
        events.add(event);
    }

    @Override
    public void onSampleBlock(final SampleBlock block, final long position) {
        final TailEvent event = TailEvent.at("samples", epoch, block.fromNs())
                .with("samples", block.sampleCount())
                .with("channel", block.channel())
                .with("from", block.fromSequence())
                .with("to", block.toSequence())
                .with("bytes", block.packedLengthInBytes());
        if (!block.givenUp().isEmpty()) {
            event.with(
                    "given_up",
                    block.givenUp().stream().mapToLong(GivenUpSamples::samples).sum());
        }
        events.add(event);
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        events.add(TailEvent.at("snapshot", epoch, snapshot.toNs())
                .with("snapshot", snapshot.snapshotId())
                .with("interval_ms", Math.round((snapshot.toNs() - snapshot.fromNs()) / NS_PER_MS))
                .with("samples", snapshot.samples())
                .with("series", count(snapshot.values()))
                .withRanges("channels", snapshot.channels()));
    }

    @Override
    public void onCheckpoint(final Checkpoint checkpoint, final long position) {
        events.add(TailEvent.at("checkpoint", epoch, checkpoint.atNs())
                .with("checkpoint", checkpoint.checkpointId())
                .with("snapshot", checkpoint.snapshotId())
                .with("series", count(checkpoint.values()))
                .with("channels", checkpoint.channels().size()));
    }

    @Override
    public void onExemplar(final Exemplar exemplar) {
        events.add(TailEvent.at("exemplar", epoch, exemplar.atNs())
                .with("id", exemplar.series().seriesId())
                .with("metric", exemplar.series().metric().name())
                .withTexts("labels", labels(exemplar.series()))
                .with("value", exemplar.value())
                .with("trace_id", exemplar.traceId())
                .with("span_id", exemplar.spanId()));
    }

    @Override
    public void onStatus(final StatusInfo status) {
        events.add(TailEvent.at("status", epoch, status.nowNs())
                .with("ready", status.causes().isEmpty())
                .withTexts(
                        "missing",
                        status.causes().stream()
                                .map(ReadinessCause::key)
                                .sorted()
                                .toList())
                .with("journal_lag_ms", status.journalLagMs())
                .with("occupancy_permille", status.occupancyPermille())
                .with("channels", status.openChannels()));
    }

    @Override
    public void onGap(final int gapEpoch, final long expectedSequence, final long foundSequence, final long position) {
        events.add(TailEvent.of(foundSequence < expectedSequence ? "duplicate" : "gap", gapEpoch)
                .with("expected", expectedSequence)
                .with("found", foundSequence)
                .with("place", places.apply(position)));
    }

    @Override
    public void onJournalGap(final JournalGap gap, final long missed, final long position) {
        events.add(TailEvent.at("journal_gap", epoch, gap.toNs())
                .with("reason", gap.reason().label())
                .with("interval_ms", Math.round((gap.toNs() - gap.fromNs()) / NS_PER_MS))
                .with("frames", gap.frames())
                .with("snapshots", gap.snapshots())
                .with("samples", gap.samples()));
    }

    @Override
    public void onBadFrame(final FrameVerdict verdict, final String reason, final long position) {
        events.add(TailEvent.of("bad_frame", epoch).with("reason", reason).with("place", places.apply(position)));
    }

    private static long count(final Values values) {
        return (long) values.counters().size()
                + values.gauges().size()
                + values.histograms().size();
    }
}
