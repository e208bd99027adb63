package io.tailrace.engine.reader;

import io.tailrace.codec.frame.FrameVerdict;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The newest state that a log tells: totals of every series, as of the last snapshot. A view that may have missed something (it
 * joined late, frames were lost or could not be read) is not current and shows no values until the next checkpoint.
 *
 * <p>Feed it through a {@link FrameReader}, and tell it {@link #onLostFrames} after each poll. One thread for all of it.
 */
public final class TelemetryView implements FrameListener {
    private final boolean isSteady;
    private final boolean keepsRecent;
    private SeriesTable series;
    private RecentTime recentTime = new RecentTime();
    private Map<Integer, ChannelTotals> channels = new TreeMap<>();

    /** What is shown while an epoch with other labels opens; null else. */
    private Before before;

    private EpochInfo epoch;
    private StatusInfo status;
    private boolean current;
    private boolean whole;
    private List<SeriesTotals> lastWhole = List.of();
    private int epochSeenWhole;
    private long snapshotId;
    private long snapshotToNs;
    private long version;
    private long badFrames;
    private long gaps;
    private long lostFrames;
    private long gapsAtLastLoss;

    private record Before(
            SeriesTable series, Map<Integer, ChannelTotals> channels, EpochInfo epoch, long snapshotId, long toNs) {}

    /**
     * A view that has seen nothing. When an engine goes on under other labels, it shows the epoch before until the new one is there whole, and
     * says of everything what it says of series: of the one, or of the other. It keeps nothing for quantiles.
     */
    public TelemetryView() {
        this(true, false);
    }

    private TelemetryView(final boolean isSteady, final boolean keepsRecent) {
        this.isSteady = isSteady;
        this.keepsRecent = keepsRecent;
        series = new SeriesTable(keepsRecent);
    }

    /**
     * As a new one, for those who show the quantiles that metrics name: it keeps what was recorded of late into their histograms, which takes three more histograms a series.
     *
     * @return one that has seen nothing, whose series have {@link SeriesTotals#recent()}.
     */
    public static TelemetryView withQuantiles() {
        return new TelemetryView(true, true);
    }

    /**
     * A view that shows of an epoch nothing but its own, for those who follow the frames themselves: while it opens, that is nothing.
     *
     * @return one that has seen nothing.
     */
    public static TelemetryView epochByEpoch() {
        return new TelemetryView(false, false);
    }

    /**
     * Whether the state is that of the last snapshot, with nothing missed.
     *
     * @return false until an epoch was seen from its start or a checkpoint has come.
     */
    public boolean isCurrent() {
        return current || before != null;
    }

    /**
     * Whether only a checkpoint can make the view current (again): its owner may ask the publisher for one.
     *
     * @return true while it is not current.
     */
    public boolean needsCheckpoint() {
        return !isCurrent();
    }

    /**
     * Grows with each change of what the view shows; a page that was made at the same version is still right. Signs of life do not count.
     *
     * @return from 0.
     */
    public long version() {
        return version;
    }

    /**
     * Who records.
     *
     * @return null before the first epoch is known.
     */
    public EpochInfo epoch() {
        return before == null ? epoch : before.epoch;
    }

    /**
     * How often the journal's engine was started anew.
     *
     * @return from 0.
     */
    public long restartsTotal() {
        return epoch == null ? 0 : epoch.restarts();
    }

    /**
     * The snapshot whose cut the state stands for.
     *
     * @return id in the epoch, 0 before the first.
     */
    public long snapshotId() {
        return before == null ? snapshotId : before.snapshotId;
    }

    /**
     * When that cut was made.
     *
     * @return wall clock, ns since 1970; the epoch's start before the first snapshot; 0 before an epoch is known.
     */
    public long snapshotToNs() {
        return before == null ? snapshotToNs : before.toNs;
    }

    /**
     * The last sign of life of this epoch.
     *
     * @return null before the first.
     */
    public StatusInfo status() {
        return status;
    }

    /**
     * All series with their totals, ordered by metric name and then by label values.
     *
     * @return a list that is not to be kept over the next frame; empty while the view is not current.
     */
    public List<SeriesTotals> series() {
        if (before != null) {
            return before.series.sorted();
        }
        return current ? series.sorted() : List.of();
    }

    /**
     * All series as they last stood without a gap: those of {@link #series()} while the view is current; behind a loss, or within an epoch
     * whose first checkpoint has not come whole, the ones before it. For those who go on from a log whose end is damaged.
     *
     * @return a list that is not to be kept over the next frame; empty if nothing was ever whole.
     */
    public List<SeriesTotals> lastWholeSeries() {
        if (before != null) {
            return before.series.sorted();
        }
        return whole ? series.sorted() : lastWhole;
    }

    /**
     * The open channels by id.
     *
     * @return empty while the view is not current.
     */
    public Collection<ChannelTotals> channels() {
        if (before != null) {
            return Collections.unmodifiableCollection(before.channels.values());
        }
        return current ? Collections.unmodifiableCollection(channels.values()) : List.of();
    }

    /**
     * Frames that could not be read.
     *
     * @return count since the view was made.
     */
    public long badFrames() {
        return badFrames;
    }

    /**
     * How often frames were missing or came twice.
     *
     * @return count since the view was made.
     */
    public long gaps() {
        return gaps;
    }

    /**
     * Says how many frames the tailer has lost; to be called after each poll.
     *
     * @param total {@link io.tailrace.engine.log.FrameTailer#lostFrames()}.
     */
    public void onLostFrames(final long total) {
        // A loss that showed as a gap was dealt with there, and a checkpoint may have come since.
        if (total > lostFrames && gaps == gapsAtLastLoss) {
            lose();
        }
        lostFrames = total;
        gapsAtLastLoss = gaps;
    }

    @Override
    public void onFrame(
            final int frameEpoch,
            final long sequence,
            final int templateId,
            final int lengthInBytes,
            final long position) {
        if (sequence == 1) {
            epochSeenWhole = frameEpoch;
        }
    }

    @Override
    public void onEpoch(final EpochInfo info, final long position) {
        lastWhole = List.copyOf(lastWholeSeries());
        final boolean isRelabelled =
                isSteady && epochSeenWhole == info.epoch() && epoch != null && info.isRelabelOf(epoch);
        before = isRelabelled && current ? new Before(series, channels, epoch, snapshotId, snapshotToNs) : null;
        series = isRelabelled ? series.relabelled() : new SeriesTable(keepsRecent);
        recentTime = isRelabelled ? recentTime : new RecentTime();
        channels = new TreeMap<>();
        status = epoch == null || isRelabelled ? status : null;
        epoch = info;
        snapshotId = 0;
        snapshotToNs = info.startedAtNs();
        // Seen from its first frame on, an epoch hides nothing, unless its totals go on from one before it.
        current = epochSeenWhole == info.epoch() && !info.resumed();
        whole = current;
        version++;
    }

    @Override
    public void onMetric(final MetricInfo info) {
        series.change(info);
        version++;
    }

    @Override
    public void onSeries(final SeriesInfo info) {
        // One that goes on from before is announced by a checkpoint, and until that has come the view is not current.
        series.add(info, current ? snapshotToNs : SeriesTotals.NOT_KNOWN);
        version++;
    }

    @Override
    public void onSeriesEnded(final SeriesInfo info) {
        series.end(info);
        version++;
    }

    @Override
    public void onChannelOpened(
            final int channelId, final String name, final int ringSamples, final boolean singleWriter) {
        channels.put(channelId, new ChannelTotals(channelId, name, ringSamples, singleWriter, -1, 0));
    }

    @Override
    public void onChannelClosed(
            final int channelId, final long lastSequence, final long refused, final boolean ownerDied) {
        channels.remove(channelId);
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        if (!current || snapshot.snapshotId() <= snapshotId) {
            return;
        }
        if (snapshot.snapshotId() != snapshotId + 1) {
            lose();
            return;
        }
        series.turn(recentTime.onCut(snapshot.toNs()));
        series.addInterval(snapshot.values());
        for (final ChannelRange range : snapshot.channels()) {
            channels.computeIfPresent(range.channelId(), (id, channel) -> channel.plus(range));
        }
        moveTo(snapshot.snapshotId(), snapshot.toNs());
    }

    @Override
    public void onCheckpoint(final Checkpoint checkpoint, final long position) {
        if (current && checkpoint.snapshotId() < snapshotId) {
            return;
        }
        series.turn(recentTime.onCut(checkpoint.atNs()));
        series.replace(checkpoint.values());
        for (final ChannelRange range : checkpoint.channels()) {
            channels.computeIfPresent(
                    range.channelId(), (id, channel) -> channel.with(range.lastSequence(), range.refused()));
        }
        current = true;
        whole = true;
        before = null;
        moveTo(checkpoint.snapshotId(), checkpoint.atNs());
    }

    @Override
    public void onExemplar(final Exemplar exemplar) {
        series.add(exemplar);
        version++;
    }

    @Override
    public void onStatus(final StatusInfo info) {
        status = info;
        // What is not shown need not be turned; the checkpoint that shows it has its time.
        if (current && series.turn(recentTime.onSign(info.nowNs()))) {
            version++;
        }
    }

    @Override
    public void onGap(
            final int frameEpoch, final long expectedSequence, final long foundSequence, final long position) {
        gaps++;
        // A frame that came twice is not read twice: nothing is missed by it.
        if (foundSequence > expectedSequence) {
            lose();
        }
    }

    @Override
    public void onJournalGap(final JournalGap gap, final long missed, final long position) {
        if (missed > 0) {
            lose();
        }
    }

    @Override
    public void onBadFrame(final FrameVerdict verdict, final String reason, final long position) {
        badFrames++;
        lose();
    }

    private void lose() {
        epochSeenWhole = 0;
        if (isCurrent()) {
            before = null;
            current = false;
            version++;
        }
    }

    private void moveTo(final long newSnapshotId, final long toNs) {
        snapshotId = newSnapshotId;
        snapshotToNs = toNs;
        version++;
    }
}
