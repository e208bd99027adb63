package io.tailrace.engine;

import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.reader.Checkpoint;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.SeriesKey;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.StatusInfo;
import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.engine.reader.Values;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Reads a piece of a journal and puts together what its epochs left. The newest has only what its engine registered; if it died before
 * it could, what the epochs before it left still stands.
 */
final class PastEpochs implements FrameListener {
    private static final int FRAMES_PER_POLL = 1_024;

    /** A series that an engine did not register within that time of its start has ended. */
    private static final long GRACE_NS = TimeUnit.MINUTES.toNanos(1);

    private static final int NONE = 0;

    private final Map<SeriesKey, SeriesTotals> totals = new HashMap<>();

    /** Series whose totals contain what they went on from: a checkpoint had them. */
    private final Set<SeriesKey> settled = new HashSet<>();

    private final TelemetryView view = new TelemetryView();
    private final Set<SeriesKey> inCheckpoint = new HashSet<>();
    private EpochInfo current;
    private boolean hasCheckpoint;
    private long untilNs;
    private int firstEpoch = NONE;
    private boolean needsEarlier;
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

    /** What is known of each series. */
    Map<SeriesKey, SeriesTotals> totals() {
        return totals;
    }

    /** Whether the earliest epoch here died early, so that those before it count, too. */
    boolean needsEarlier() {
        return needsEarlier;
    }

    /** The earliest epoch that counts. */
    int firstEpoch() {
        return firstEpoch;
    }

    /** The newest epoch that is known, whether or not it left anything; null if there is none. */
    EpochInfo newest() {
        return current;
    }

    /** The highest epoch of which a frame is there; 0 if none is. */
    int lastEpoch() {
        return lastEpoch;
    }

    /** Puts in what an earlier piece knows and this one did not come to. */
    void completeWith(final PastEpochs earlier) {
        final boolean isSameService = current.isOfSameService(earlier.current);
        earlier.totals.forEach((key, before) -> {
            if (isSameService || !before.info().metric().firstParty()) {
                totals.merge(key, before, (mine, theirs) -> settled.contains(key) ? mine : sum(theirs, mine));
            }
        });
        settled.addAll(earlier.settled);
    }

    @Override
    public void onFrame(
            final int epoch, final long sequence, final int templateId, final int length, final long position) {
        lastEpoch = Math.max(lastEpoch, epoch);
    }

    @Override
    public void onEpoch(final EpochInfo epoch, final long position) {
        endEpoch();
        if (current != null && !current.isOfSameService(epoch)) {
            totals.values().removeIf(series -> series.info().metric().firstParty());
        }
        current = epoch;
        hasCheckpoint = false;
        inCheckpoint.clear();
        untilNs = epoch.startedAtNs();
    }

    @Override
    public void onCheckpoint(final Checkpoint checkpoint, final long position) {
        hasCheckpoint = true;
        final Values values = checkpoint.values();
        values.counters().forEach(counter -> inCheckpoint.add(SeriesKey.of(counter.series())));
        values.histograms().forEach(histogram -> inCheckpoint.add(SeriesKey.of(histogram.series())));
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
        if (current == null || (current.resumed() && !hasCheckpoint)) {
            return;
        }
        final boolean diedEarly = current.resumed() && untilNs - current.startedAtNs() < GRACE_NS;
        if (!diedEarly) {
            totals.clear();
            settled.clear();
        }
        if (!diedEarly || firstEpoch == NONE) {
            firstEpoch = current.epoch();
            needsEarlier = diedEarly;
        }
        for (final SeriesTotals series : view.lastWholeSeries()) {
            final SeriesKey key = SeriesKey.of(series.info());
            final SeriesTotals before = inCheckpoint.contains(key) ? null : totals.get(key);
            totals.put(key, before == null ? series : sum(before, series));
        }
        settled.addAll(inCheckpoint);
    }

    /** Snapshots say of a histogram what was added, of a counter where it stands, if they say anything. */
    private static SeriesTotals sum(final SeriesTotals before, final SeriesTotals later) {
        if (!isSame(before.info().metric(), later.info().metric())) {
            return later;
        }
        if (later.histogram() != null) {
            later.histogram().add(before.histogram());
            return later;
        }
        return before.counterTotal() > later.counterTotal() ? before : later;
    }

    /** Whether what was recorded under one descriptor can go on under the other. */
    static boolean isSame(final MetricDescriptor then, final MetricDescriptor now) {
        return then.type() == now.type()
                && then.unit() == now.unit()
                && then.range().equals(now.range())
                && then.labelNames().equals(now.labelNames());
    }
}
