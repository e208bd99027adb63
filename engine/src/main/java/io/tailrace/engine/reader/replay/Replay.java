package io.tailrace.engine.reader.replay;

import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.reader.Checkpoint;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.GivenUpSamples;
import io.tailrace.engine.reader.JournalGap;
import io.tailrace.engine.reader.MetricInfo;
import io.tailrace.engine.reader.RecordedEntry;
import io.tailrace.engine.reader.SampleBlock;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.StatusInfo;
import java.util.function.LongSupplier;

/**
 * Replays what a {@link ReplayQuery} selects. Feed it a log from its earliest frame through a {@link
 * io.tailrace.engine.reader.FrameReader}, then {@link #finish}. What a sink throws, for example because a disk is full, reaches
 * whoever polls the tailer. One thread.
 */
public final class Replay implements FrameListener {
    private final ReplayQuery query;
    private final FrameListener selected;
    private final LongSupplier end;
    private int epoch;
    private boolean isEpochSelected;
    private boolean isInRange;
    private long snapshots;
    private long gaps;
    private long badFrames;
    private long givenUp;

    /**
     * A replay into intervals.
     *
     * @param query what is replayed.
     * @param sink takes the intervals.
     */
    public Replay(final ReplayQuery query, final ReplaySink sink) {
        this(query, query.fromSamples() ? new SampleCutter(query, sink) : new IntervalCutter(query, sink));
    }

    private Replay(final ReplayQuery query, final IntervalSource cutter) {
        this(query, cutter, () -> {
            cutter.end();
            return cutter.intervals();
        });
    }

    /**
     * A replay into something else.
     *
     * @param query what is replayed.
     * @param selected is told only what lies in the query's epochs and before its end; which series are selected it asks {@link
     *     ReplayQuery#selects}.
     * @param end is called at the end, and says how many intervals there were.
     */
    public Replay(final ReplayQuery query, final FrameListener selected, final LongSupplier end) {
        this.query = query;
        this.selected = selected;
        this.end = end;
    }

    /**
     * Ends the replay: the last interval is handed over.
     *
     * @return how it went.
     */
    public ReplaySummary finish() {
        final long intervals = end.getAsLong();
        return new ReplaySummary(
                snapshots, intervals, gaps, badFrames, givenUp, gaps == 0 && badFrames == 0 && givenUp == 0);
    }

    @Override
    public void onFrame(
            final int frameEpoch,
            final long sequence,
            final int templateId,
            final int lengthInBytes,
            final long position) {
        enter(frameEpoch);
        if (isEpochSelected) {
            selected.onFrame(frameEpoch, sequence, templateId, lengthInBytes, position);
        }
    }

    @Override
    public void onEpoch(final EpochInfo info, final long position) {
        isInRange = isEpochSelected && info.startedAtNs() <= query.toNs();
        if (isInRange) {
            selected.onEpoch(info, position);
        }
    }

    @Override
    public void onSeries(final SeriesInfo series) {
        if (isInRange) {
            selected.onSeries(series);
        }
    }

    @Override
    public void onMetric(final MetricInfo metric) {
        if (isInRange) {
            selected.onMetric(metric);
        }
    }

    @Override
    public void onSeriesEnded(final SeriesInfo series) {
        if (isInRange) {
            selected.onSeriesEnded(series);
        }
    }

    @Override
    public boolean readsSamples() {
        return selected.readsSamples();
    }

    @Override
    public boolean readsEntries() {
        return selected.readsEntries();
    }

    /** In the epoch, wherever it stands: an entry has a time of its own. */
    @Override
    public void onEntry(final RecordedEntry entry, final long position) {
        if (isEpochSelected) {
            selected.onEntry(entry, position);
        }
    }

    @Override
    public void onSampleBlock(final SampleBlock block, final long position) {
        if (isInRange) {
            if (selected.readsSamples() && block.fromNs() > query.fromNs() && block.fromNs() <= query.toNs()) {
                givenUp += block.givenUp().stream()
                        .mapToLong(GivenUpSamples::samples)
                        .sum();
            }
            selected.onSampleBlock(block, position);
        }
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        // Within an epoch time only rises: what comes behind the first snapshot past the end is past it, too.
        isInRange &= snapshot.toNs() <= query.toNs();
        if (isInRange) {
            snapshots += snapshot.toNs() > query.fromNs() ? 1 : 0;
            selected.onSnapshot(snapshot, position);
        }
    }

    @Override
    public void onCheckpoint(final Checkpoint checkpoint, final long position) {
        if (isInRange) {
            selected.onCheckpoint(checkpoint, position);
        }
    }

    @Override
    public void onStatus(final StatusInfo status) {
        if (isInRange && status.nowNs() <= query.toNs()) {
            selected.onStatus(status);
        }
    }

    @Override
    public void onGap(
            final int frameEpoch, final long expectedSequence, final long foundSequence, final long position) {
        final boolean isNewEpoch = enter(frameEpoch);
        if (isInRange || (isNewEpoch && isEpochSelected)) {
            gaps += foundSequence > expectedSequence ? 1 : 0;
            selected.onGap(frameEpoch, expectedSequence, foundSequence, position);
        }
    }

    /** Its counts are in the totals behind it, single samples are gone. */
    @Override
    public void onJournalGap(final JournalGap gap, final long missed, final long position) {
        final boolean isFelt = readsSamples() || (readsEntries() && gap.entries() > 0);
        if (isInRange && missed > 0 && isFelt && gap.toNs() > query.fromNs()) {
            gaps++;
        }
    }

    @Override
    public void onBadFrame(final FrameVerdict verdict, final String reason, final long position) {
        if (isInRange || epoch == 0) {
            badFrames++;
            selected.onBadFrame(verdict, reason, position);
        }
    }

    private boolean enter(final int frameEpoch) {
        if (frameEpoch == epoch) {
            return false;
        }
        epoch = frameEpoch;
        isEpochSelected = query.epoch() == 0 || query.epoch() == frameEpoch;
        isInRange = false;
        return true;
    }
}
