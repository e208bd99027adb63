package io.tailrace.engine.reader;

import io.tailrace.engine.bucket.BucketLayout;
import java.util.HashMap;
import java.util.Map;

/**
 * What one engine added to the fleet: of each series what was added so far, so that a checkpoint tells what was missed. One thread; 12 bytes for
 * each bucket of each series that was ever used.
 */
final class FleetSource implements FrameListener {
    private final FleetTotals fleet;
    private final Map<SeriesKey, Long> counters = new HashMap<>();
    private final Map<SeriesKey, RunningHistogram> histograms = new HashMap<>();
    private String service = "";
    private long snapshotId;

    FleetSource(final FleetTotals fleet) {
        this.fleet = fleet;
    }

    @Override
    public void onEpoch(final EpochInfo epoch, final long position) {
        service = epoch.service();
        snapshotId = 0;
        if (!epoch.resumed()) {
            counters.clear(); // it begins at zero, and what was before it stays added
            histograms.clear();
        }
    }

    @Override
    public void onSeriesEnded(final SeriesInfo series) {
        final SeriesKey key = SeriesKey.of(series);
        counters.remove(key);
        histograms.remove(key);
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        if (snapshot.snapshotId() <= snapshotId) {
            return;
        }
        snapshotId = snapshot.snapshotId();
        addCounters(snapshot.values());
        for (final HistogramValue added : snapshot.values().histograms()) {
            if (FleetTotals.isMerged(added.series().metric())) {
                fleet.addHistogram(service, added);
                running(added).add(added);
            }
        }
    }

    @Override
    public void onCheckpoint(final Checkpoint checkpoint, final long position) {
        if (checkpoint.snapshotId() < snapshotId) {
            return;
        }
        snapshotId = checkpoint.snapshotId();
        addCounters(checkpoint.values());
        for (final HistogramValue total : checkpoint.values().histograms()) {
            if (FleetTotals.isMerged(total.series().metric())) {
                final RunningHistogram running = running(total);
                final HistogramValue missed = running.until(total);
                if (missed != null) {
                    fleet.addHistogram(service, missed);
                }
                running.replace(total);
            }
        }
    }

    private void addCounters(final Values values) {
        for (final CounterValue counter : values.counters()) {
            if (FleetTotals.isMerged(counter.series().metric())) {
                final Long before = counters.put(SeriesKey.of(counter.series()), counter.total());
                final long added = counter.total() - (before == null ? 0 : before);
                fleet.addCounter(service, counter.series(), Math.max(0, added));
            }
        }
    }

    private RunningHistogram running(final HistogramValue value) {
        final BucketLayout layout = value.buckets().layout();
        final SeriesKey key = SeriesKey.of(value.series());
        final RunningHistogram known = histograms.get(key);
        if (known != null && known.hasLayout(layout)) {
            return known;
        }
        final RunningHistogram begun = new RunningHistogram(layout);
        histograms.put(key, begun);
        return begun;
    }
}
