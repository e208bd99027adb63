package io.tailrace.engine.reader.replay;

import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.reader.Checkpoint;
import io.tailrace.engine.reader.CounterValue;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.GaugeValue;
import io.tailrace.engine.reader.HistogramValue;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.SeriesKey;
import io.tailrace.engine.reader.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * Puts snapshots together into intervals. Counters are cumulative, so what a gap in the log hid shows in their next increment; what
 * histograms had in it is lost.
 */
final class IntervalCutter implements IntervalSource {
    private static final Comparator<SeriesDelta> ORDER = Comparator.comparing(SeriesDelta::info, SeriesInfo.ORDER);

    private final ReplayQuery query;
    private final ReplaySink sink;
    private final Int2ObjectHashMap<SeriesDelta> series = new Int2ObjectHashMap<>();
    private final Map<SeriesKey, Long> totalsOfEpochBefore = new HashMap<>();
    private final List<SeriesDelta> changed = new ArrayList<>();
    private EpochInfo epoch;
    private boolean open;
    private long fromNs;
    private long toNs;
    private long lastSnapshotId;
    private long intervals;

    IntervalCutter(final ReplayQuery query, final ReplaySink sink) {
        this.query = query;
        this.sink = sink;
    }

    @Override
    public long intervals() {
        return intervals;
    }

    @Override
    public void end() {
        close();
        sink.onEnd();
    }

    @Override
    public void onEpoch(final EpochInfo info, final long position) {
        close();
        totalsOfEpochBefore.clear();
        if (info.resumed() && epoch != null) {
            final boolean isSameService = epoch.isOfSameService(info);
            series.values().stream()
                    .filter(delta -> isSameService || !delta.info().metric().firstParty())
                    .forEach(this::keepTotal);
        }
        series.clear();
        epoch = info;
        lastSnapshotId = 0;
    }

    private void keepTotal(final SeriesDelta delta) {
        if (delta.info().metric().type() == MetricType.COUNTER) {
            totalsOfEpochBefore.put(SeriesKey.of(delta.info()), delta.counterTotal());
        }
    }

    @Override
    public void onSeries(final SeriesInfo info) {
        if (query.selects(epoch, info)) {
            series.put(info.seriesId(), new SeriesDelta(info));
        }
    }

    @Override
    public void onSeriesEnded(final SeriesInfo info) {
        series.remove(info.seriesId());
        totalsOfEpochBefore.remove(SeriesKey.of(info));
    }

    @Override
    public void onCheckpoint(final Checkpoint checkpoint, final long position) {
        for (final CounterValue counter : checkpoint.values().counters()) {
            final SeriesDelta delta = series.get(counter.series().seriesId());
            if (delta != null && !delta.isCounterBased()) {
                delta.base(counter.total());
            }
        }
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        if (snapshot.snapshotId() <= lastSnapshotId) {
            return;
        }
        lastSnapshotId = snapshot.snapshotId();
        if (snapshot.toNs() <= query.fromNs()) {
            passBy(snapshot);
            return;
        }
        if (open && (query.intervalNs() == 0 || interval(snapshot.toNs()) != interval(toNs))) {
            close();
        }
        if (!open) {
            open = true;
            fromNs = snapshot.fromNs();
        }
        toNs = snapshot.toNs();
        add(snapshot);
    }

    /** Before the range: only where counters stand matters. */
    private void passBy(final Snapshot snapshot) {
        for (final CounterValue counter : snapshot.values().counters()) {
            final SeriesDelta delta = series.get(counter.series().seriesId());
            if (delta != null) {
                delta.base(counter.total());
            }
        }
    }

    private void add(final Snapshot snapshot) {
        for (final CounterValue counter : snapshot.values().counters()) {
            final SeriesDelta delta = change(counter.series());
            if (delta != null) {
                if (!delta.isCounterBased()) {
                    delta.base(totalsOfEpochBefore.getOrDefault(SeriesKey.of(delta.info()), 0L));
                }
                delta.count(counter.total());
            }
        }
        for (final GaugeValue gauge : snapshot.values().gauges()) {
            final SeriesDelta delta = change(gauge.series());
            if (delta != null) {
                delta.set(gauge.value());
            }
        }
        for (final HistogramValue histogram : snapshot.values().histograms()) {
            final SeriesDelta delta = change(histogram.series());
            if (delta != null) {
                delta.add(histogram);
            }
        }
    }

    private SeriesDelta change(final SeriesInfo info) {
        final SeriesDelta delta = series.get(info.seriesId());
        if (delta != null && delta.change()) {
            changed.add(delta);
        }
        return delta;
    }

    /** Hands over what was put together so far. */
    void close() {
        open = false;
        if (changed.isEmpty()) {
            return;
        }
        changed.sort(ORDER);
        intervals++;
        sink.onInterval(new ReplayInterval(epoch, fromNs, toNs, List.copyOf(changed)));
        changed.forEach(SeriesDelta::beginInterval);
        changed.clear();
    }

    /** The interval that a cut at this moment ends in: its end is its own, its beginning is the one before's. */
    private long interval(final long cutNs) {
        return Math.floorDiv(cutNs - 1, query.intervalNs());
    }
}
