package io.tailrace.engine.reader;

import io.tailrace.engine.bucket.BucketLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.Long2LongHashMap;

/**
 * Tells one long snapshot in the place of those that a journal did not take: the totals of the checkpoint behind the gap less what was
 * read until then. So whoever adds snapshots up gets every count, of histograms bucket for bucket; only resolution in time is lost.
 *
 * <p>Give it the same frames as the listener that it works for, and before that one, so that the snapshot comes ahead of the checkpoint.
 * It tells that listener nothing else. One thread; 12 bytes for each bucket of each series that was ever used.
 */
public final class JournalGapBridge implements FrameListener {
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final FrameListener listener;
    private final Int2ObjectHashMap<RunningHistogram> histograms = new Int2ObjectHashMap<>();
    private final Int2ObjectHashMap<SeriesInfo> known = new Int2ObjectHashMap<>();
    private final Long2LongHashMap counters = new Long2LongHashMap(UNKNOWN);
    private final Map<Integer, Double> gauges = new HashMap<>();
    private final Map<SeriesKey, RunningHistogram> ofEpochBefore = new HashMap<>();

    /** Those that begin at zero when the base labels change. */
    private final Set<SeriesKey> firstParty = new HashSet<>();

    private final ChannelProgress channels = new ChannelProgress();
    private EpochInfo before;
    private boolean based;
    private boolean resumed;
    private boolean historyIsWhole;
    private int frameEpoch;
    private int wholeEpoch;
    private int gapEpoch;
    private JournalGap gap;

    /**
     * A bridge.
     *
     * @param listener is told snapshots for gaps.
     */
    public JournalGapBridge(final FrameListener listener) {
        this.listener = listener;
    }

    @Override
    public void onEpoch(final EpochInfo epoch, final long position) {
        // What an epoch did not come to register, a later one may.
        final boolean isOtherService = before != null && !before.isOfSameService(epoch);
        before = epoch;
        if (epoch.resumed()) {
            histograms.forEachInt((id, histogram) -> keep(known.get(id), histogram));
            if (isOtherService) {
                firstParty.forEach(key -> ofEpochBefore.computeIfPresent(key, (same, old) -> old.anew()));
            }
        } else {
            ofEpochBefore.clear();
            firstParty.clear();
            historyIsWhole = epoch.epoch() == wholeEpoch;
        }
        resumed = epoch.resumed();
        histograms.clear();
        known.clear();
        counters.clear();
        gauges.clear();
        channels.clear();
        based = epoch.epoch() == wholeEpoch;
        if (gapEpoch != epoch.epoch()) {
            gap = null;
        }
    }

    private void keep(final SeriesInfo series, final RunningHistogram histogram) {
        final SeriesKey key = SeriesKey.of(series);
        ofEpochBefore.put(key, histogram);
        if (series.metric().firstParty()) {
            firstParty.add(key);
        }
    }

    @Override
    public void onFrame(
            final int epoch, final long sequence, final int templateId, final int lengthInBytes, final long position) {
        frameEpoch = epoch;
        if (sequence == 1) {
            wholeEpoch = epoch;
        }
    }

    @Override
    public void onChannelClosed(
            final int channelId, final long lastSequence, final long refused, final boolean ownerDied) {
        channels.close(channelId);
    }

    @Override
    public void onJournalGap(final JournalGap stated, final long missed, final long position) {
        if (missed > 0 && (based || stated.firstFrame() == 1)) {
            gap = gap == null ? stated : both(gap, stated);
            gapEpoch = frameEpoch;
            wholeEpoch = stated.firstFrame() == 1 ? frameEpoch : wholeEpoch;
        }
    }

    private static JournalGap both(final JournalGap first, final JournalGap second) {
        return new JournalGap(
                first.firstFrame(),
                second.lastFrame(),
                first.fromNs(),
                second.toNs(),
                first.snapshots() + second.snapshots(),
                first.samples() + second.samples(),
                first.entries() + second.entries(),
                second.reason());
    }

    @Override
    public void onSeriesEnded(final SeriesInfo series) {
        histograms.remove(series.seriesId());
        known.remove(series.seriesId());
        counters.remove(series.seriesId());
        gauges.remove(series.seriesId());
        ofEpochBefore.remove(SeriesKey.of(series));
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        channels.add(snapshot.channels());
        for (final CounterValue counter : snapshot.values().counters()) {
            counters.put(counter.series().seriesId(), counter.total());
        }
        for (final GaugeValue gauge : snapshot.values().gauges()) {
            gauges.put(gauge.series().seriesId(), gauge.value());
        }
        for (final HistogramValue interval : snapshot.values().histograms()) {
            running(interval).add(interval);
        }
    }

    @Override
    public void onCheckpoint(final Checkpoint checkpoint, final long position) {
        final Snapshot missing = gap == null ? null : missing(checkpoint);
        gap = null;
        based = true;
        channels.replace(checkpoint.channels());
        for (final CounterValue counter : checkpoint.values().counters()) {
            counters.put(counter.series().seriesId(), counter.total());
        }
        for (final GaugeValue gauge : checkpoint.values().gauges()) {
            gauges.put(gauge.series().seriesId(), gauge.value());
        }
        for (final HistogramValue total : checkpoint.values().histograms()) {
            running(total).replace(total);
        }
        if (missing != null) {
            listener.onSnapshot(missing, position);
        }
    }

    private Snapshot missing(final Checkpoint checkpoint) {
        final List<CounterValue> changedCounters = checkpoint.values().counters().stream()
                .filter(counter ->
                        counter.total() != counters.get(counter.series().seriesId()))
                .toList();
        final List<GaugeValue> changedGauges = checkpoint.values().gauges().stream()
                .filter(gauge -> !Double.valueOf(gauge.value())
                        .equals(gauges.get(gauge.series().seriesId())))
                .toList();
        final List<HistogramValue> added = new ArrayList<>();
        for (final HistogramValue total : checkpoint.values().histograms()) {
            final boolean isBaseKnown =
                    histograms.containsKey(total.series().seriesId()) || isHistoryKnown(total.series());
            final HistogramValue value = isBaseKnown ? running(total).until(total) : null;
            if (value != null) {
                added.add(value);
            }
        }
        return new Snapshot(
                checkpoint.epoch(),
                checkpoint.snapshotId(),
                gap.fromNs(),
                gap.toNs(),
                gap.samples(),
                new Values(changedCounters, changedGauges, List.copyOf(added)),
                channels.until(checkpoint.channels()));
    }

    /** Of a resumed epoch's series that nothing was heard of, it is not known what it went on from. */
    private boolean isHistoryKnown(final SeriesInfo series) {
        return !resumed || historyIsWhole || ofEpochBefore.containsKey(SeriesKey.of(series));
    }

    /** A series that appears goes on from where its like in the epoch before stood, if this one resumed that. */
    private RunningHistogram running(final HistogramValue value) {
        final SeriesInfo series = value.series();
        RunningHistogram running = histograms.get(series.seriesId());
        if (running == null) {
            final BucketLayout layout = value.buckets().layout();
            final RunningHistogram before = ofEpochBefore.remove(SeriesKey.of(series));
            running = before != null && before.hasLayout(layout) ? before : new RunningHistogram(layout);
            histograms.put(series.seriesId(), running);
            known.put(series.seriesId(), series);
        }
        return running;
    }
}
