package io.tailrace.cli.stat;

import io.tailrace.engine.reader.ChannelRange;
import io.tailrace.engine.reader.Checkpoint;
import io.tailrace.engine.reader.CounterValue;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.HistogramValue;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.StatusInfo;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * What was recorded in the last interval of which a journal tells: the snapshots of so long before its newest sign. It is given a journal's frames, and
 * the snapshots that stand for gaps. Bounded by time and by memory.
 *
 * <p>An epoch's own clock, which snapshots go by, only goes forward; that of signs of life is the wall clock and may be set. So time passes by the former,
 * and in between by small steps of the latter. One thread.
 */
final class RecentSnapshots implements FrameListener {
    private static final long MOST_BYTES = 64L << 20;
    private static final int BYTES_A_VALUE = 48;

    /** Signs come every 500 ms; a longer step of their clock says that it was set. */
    private static final long LONGEST_STEP_NS = 2_000_000_000L;

    private final ArrayDeque<Slice> slices = new ArrayDeque<>();
    private final Map<Integer, Long> totals = new HashMap<>();
    private final long windowNs;
    private long bytes;
    private long newestNs;
    private long coveredFromNs;
    private long lastRecordedNs;
    private int wholeEpoch;
    private boolean isBased;
    private boolean hasStatus;
    private long statusNs;
    private long atStatusNs;

    private record Added(int seriesId, long count) {}

    private record Slice(Snapshot snapshot, List<Added> counters, long bytes) {}

    RecentSnapshots(final long windowNs) {
        this.windowNs = windowNs;
    }

    @Override
    public void onFrame(
            final int epoch, final long sequence, final int templateId, final int lengthInBytes, final long position) {
        if (sequence == 1) {
            wholeEpoch = epoch;
        }
    }

    @Override
    public void onEpoch(final EpochInfo epoch, final long position) {
        clear();
        totals.clear();
        // Counters of an epoch that begins at zero need no checkpoint to be told from what was before.
        isBased = wholeEpoch == epoch.epoch() && !epoch.resumed();
        hasStatus = false;
        newestNs = epoch.startedAtNs();
        coveredFromNs = newestNs;
        lastRecordedNs = newestNs;
    }

    @Override
    public void onCheckpoint(final Checkpoint checkpoint, final long position) {
        if (!isBased) {
            coveredFromNs = checkpoint.atNs();
            isBased = true;
        }
        for (final CounterValue counter : checkpoint.values().counters()) {
            totals.put(counter.series().seriesId(), counter.total());
        }
        moveTo(checkpoint.atNs());
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        if (!isBased) {
            return;
        }
        final List<Added> counters = new ArrayList<>();
        for (final CounterValue counter : snapshot.values().counters()) {
            final int id = counter.series().seriesId();
            final Long before = totals.put(id, counter.total());
            counters.add(new Added(id, counter.total() - (before == null ? 0 : before)));
        }
        long size =
                (long) BYTES_A_VALUE * (counters.size() + snapshot.channels().size() + 1);
        for (final HistogramValue histogram : snapshot.values().histograms()) {
            size += BYTES_A_VALUE + histogram.buckets().payload().capacity();
        }
        slices.addLast(new Slice(snapshot, counters, size));
        bytes += size;
        if (snapshot.samples() > 0) {
            lastRecordedNs = snapshot.toNs();
        }
        moveTo(snapshot.toNs());
    }

    @Override
    public void onStatus(final StatusInfo status) {
        final long stepNs = status.nowNs() - statusNs;
        if (hasStatus && stepNs >= 0 && stepNs <= LONGEST_STEP_NS) {
            moveTo(atStatusNs + stepNs);
        }
        hasStatus = true;
        statusNs = status.nowNs();
        atStatusNs = newestNs;
    }

    /** The wall clock when the journal last told anything, ns since 1970. */
    long lastSignNs() {
        return hasStatus ? statusNs + newestNs - atStatusNs : newestNs;
    }

    /** When the last sample came, or the epoch began. */
    long lastRecordedNs() {
        return lastRecordedNs;
    }

    /** What the interval has, as it stands. */
    Interval interval() {
        long fromNs = Math.max(newestNs - windowNs, coveredFromNs);
        long samples = 0;
        final Int2ObjectHashMap<SeriesAdded> bySeries = new Int2ObjectHashMap<>();
        final Int2ObjectHashMap<ChannelAdded> byChannel = new Int2ObjectHashMap<>();
        for (final Slice slice : slices) {
            final Snapshot snapshot = slice.snapshot;
            fromNs = Math.min(fromNs, snapshot.fromNs());
            samples += snapshot.samples();
            for (final Added counter : slice.counters) {
                bySeries.computeIfAbsent(counter.seriesId, id -> new SeriesAdded())
                        .count(counter.count);
            }
            for (final HistogramValue histogram : snapshot.values().histograms()) {
                bySeries.computeIfAbsent(histogram.series().seriesId(), id -> new SeriesAdded())
                        .add(histogram);
            }
            for (final ChannelRange range : snapshot.channels()) {
                byChannel
                        .computeIfAbsent(range.channelId(), id -> new ChannelAdded())
                        .add(range);
            }
        }
        return new Interval(Math.max(0, newestNs - fromNs), samples, bySeries, byChannel);
    }

    private void moveTo(final long toldNs) {
        newestNs = Math.max(newestNs, toldNs);
        while (!slices.isEmpty() && (slices.peekFirst().snapshot.toNs() <= newestNs - windowNs || bytes > MOST_BYTES)) {
            final Slice oldest = slices.removeFirst();
            bytes -= oldest.bytes;
            if (bytes > MOST_BYTES) {
                coveredFromNs = oldest.snapshot.toNs();
            }
        }
    }

    private void clear() {
        slices.clear();
        bytes = 0;
    }

    /**
     * What came in an interval.
     *
     * @param durationNs how long it was.
     * @param samples in it, all channels.
     * @param series by id.
     * @param channels by id.
     */
    record Interval(
            long durationNs,
            long samples,
            Int2ObjectHashMap<SeriesAdded> series,
            Int2ObjectHashMap<ChannelAdded> channels) {
        double rate(final long count) {
            return durationNs <= 0 ? 0 : count * 1e9 / durationNs;
        }

        long refused() {
            return channels.values().stream().mapToLong(ChannelAdded::refused).sum();
        }
    }
}
