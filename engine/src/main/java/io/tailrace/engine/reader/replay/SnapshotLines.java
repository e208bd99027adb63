package io.tailrace.engine.reader.replay;

import io.tailrace.engine.reader.Checkpoint;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.Snapshot;
import java.io.OutputStream;

/**
 * Writes each snapshot as soon as it is whole, a line of NDJSON a series that changed, as a replay in {@link ReplayFormat#NDJSON} without an interval does. What was
 * read before it is told to {@link #pass}, because a counter's increment is what it rose by since. One thread.
 */
public final class SnapshotLines implements FrameListener {
    private final Muted muted;
    private final IntervalCutter cutter;

    /**
     * Knows nothing yet.
     *
     * @param out takes whole lines; neither flushed nor closed. A failure to write reaches whoever tells a snapshot, as {@link
     *     java.io.UncheckedIOException}.
     */
    public SnapshotLines(final OutputStream out) {
        muted = new Muted(new NdjsonSink(out));
        cutter = new IntervalCutter(ReplayQuery.ALL, muted);
    }

    /**
     * Takes what is only to be known: nothing is written of it.
     *
     * @return to be told what comes before the first line.
     */
    public FrameListener pass() {
        return new Passing();
    }

    @Override
    public void onEpoch(final EpochInfo epoch, final long position) {
        cutter.onEpoch(epoch, position);
    }

    @Override
    public void onSeries(final SeriesInfo series) {
        cutter.onSeries(series);
    }

    @Override
    public void onSeriesEnded(final SeriesInfo series) {
        cutter.onSeriesEnded(series);
    }

    @Override
    public void onCheckpoint(final Checkpoint checkpoint, final long position) {
        cutter.onCheckpoint(checkpoint, position);
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        cutter.onSnapshot(snapshot, position);
        cutter.close();
    }

    private final class Passing implements FrameListener {
        @Override
        public void onEpoch(final EpochInfo epoch, final long position) {
            cutter.onEpoch(epoch, position);
        }

        @Override
        public void onSeries(final SeriesInfo series) {
            cutter.onSeries(series);
        }

        @Override
        public void onSeriesEnded(final SeriesInfo series) {
            cutter.onSeriesEnded(series);
        }

        @Override
        public void onCheckpoint(final Checkpoint checkpoint, final long position) {
            cutter.onCheckpoint(checkpoint, position);
        }

        @Override
        public void onSnapshot(final Snapshot snapshot, final long position) {
            muted.isMuted = true;
            try {
                SnapshotLines.this.onSnapshot(snapshot, position);
            } finally {
                muted.isMuted = false;
            }
        }
    }

    private static final class Muted implements ReplaySink {
        private final ReplaySink sink;
        private boolean isMuted;

        Muted(final ReplaySink sink) {
            this.sink = sink;
        }

        @Override
        public void onInterval(final ReplayInterval interval) {
            if (!isMuted) {
                sink.onInterval(interval);
            }
        }
    }
}
