package io.tailrace.engine;

import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.reader.Checkpoint;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.StatusInfo;
import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.engine.reader.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a piece of a journal, and what each of its epochs left that has a whole checkpoint there. */
final class PastEpochs implements FrameListener {
    private static final int FRAMES_PER_POLL = 1_024;

    private final List<PastEpoch> past = new ArrayList<>();
    private final TelemetryView view = new TelemetryView();
    private Set<SeriesKey> based = new HashSet<>();
    private EpochInfo current;
    private boolean hasCheckpoint;
    private long untilNs;
    private int lastEpoch;
    private boolean ended;

    private PastEpochs() {}

    /**
     * Reads on to the end, or to an epoch that is not to be read.
     *
     * @param tailer is closed.
     * @param endEpoch the first epoch that is not to be read.
     */
    static PastEpochs read(final FrameTailer tailer, final int endEpoch) {
        final PastEpochs epochs = new PastEpochs();
        // Told first: when an epoch begins, the view still shows the one before.
        final FrameReader facts = new FrameReader(epochs);
        final FrameReader totals = new FrameReader(epochs.view);
        try (tailer) {
            int polled;
            do {
                polled = tailer.poll(
                        (buffer, offset, length, position) -> {
                            epochs.ended |= FrameStamp.epoch(buffer, offset) == endEpoch;
                            if (!epochs.ended) {
                                facts.onFrame(buffer, offset, length, position);
                                totals.onFrame(buffer, offset, length, position);
                            }
                        },
                        FRAMES_PER_POLL);
            } while (polled > 0 && !epochs.ended);
        }
        epochs.endEpoch();
        return epochs;
    }

    /** From the earliest to the newest. */
    List<PastEpoch> epochs() {
        return past;
    }

    /** The newest epoch that is known, whether or not it left anything; null if there is none. */
    EpochInfo newest() {
        return current;
    }

    /** The highest epoch of which a frame is there; 0 if none is. */
    int lastEpoch() {
        return lastEpoch;
    }

    @Override
    public void onFrame(
            final int epoch, final long sequence, final int templateId, final int length, final long position) {
        lastEpoch = Math.max(lastEpoch, epoch);
    }

    @Override
    public void onEpoch(final EpochInfo epoch, final long position) {
        endEpoch();
        current = epoch;
        hasCheckpoint = false;
        based = new HashSet<>();
        untilNs = epoch.startedAtNs();
    }

    @Override
    public void onCheckpoint(final Checkpoint checkpoint, final long position) {
        hasCheckpoint = true;
        final Values values = checkpoint.values();
        values.counters().forEach(counter -> based.add(SeriesKey.of(counter.series())));
        values.histograms().forEach(histogram -> based.add(SeriesKey.of(histogram.series())));
        lived(checkpoint.atNs());
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        lived(snapshot.toNs());
    }

    @Override
    public void onStatus(final StatusInfo status) {
        lived(status.nowNs());
    }

    private void lived(final long nowNs) {
        untilNs = Math.max(untilNs, nowNs);
    }

    private void endEpoch() {
        if (current != null && (hasCheckpoint || !current.resumed())) {
            past.add(new PastEpoch(
                    current, untilNs - current.startedAtNs(), List.copyOf(view.lastWholeSeries()), Set.copyOf(based)));
        }
    }
}
