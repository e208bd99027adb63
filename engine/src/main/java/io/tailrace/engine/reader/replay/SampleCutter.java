package io.tailrace.engine.reader.replay;

import io.tailrace.engine.reader.Checkpoint;
import io.tailrace.engine.reader.CounterValue;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.RetainedSamples;
import io.tailrace.engine.reader.SampleBlock;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.Snapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * Makes intervals out of the samples of flight recorders: of any length, shorter than those of the snapshots too, or those of the
 * snapshots themselves. A sample belongs to the moment at which its batch was drained.
 *
 * <p>Channels are told one behind the other, but a snapshot comes behind all samples that it counts: an interval that ended before a cut
 * is whole. Samples behind the last cut count as well.
 */
final class SampleCutter implements IntervalSource {
    /** No engine has so many between two cuts; a log that was made up must not fill the memory. */
    private static final int MOST_OPEN = 10_000;

    private static final Comparator<SeriesDelta> ORDER = Comparator.comparing(SeriesDelta::info, SeriesInfo.ORDER);

    private final ReplayQuery query;
    private final ReplaySink sink;
    private final TreeMap<Long, SampleInterval> open = new TreeMap<>();
    private final ArrayDeque<SampleInterval> spare = new ArrayDeque<>();
    private final Int2ObjectHashMap<SeriesDelta> series = new Int2ObjectHashMap<>();
    private EpochInfo epoch;
    private long lastCutNs;
    private long lastSampleNs;
    private long intervals;

    SampleCutter(final ReplayQuery query, final ReplaySink sink) {
        this.query = query;
        this.sink = sink;
    }

    @Override
    public boolean readsSamples() {
        return true;
    }

    @Override
    public long intervals() {
        return intervals;
    }

    @Override
    public void end() {
        closeAll();
        sink.onEnd();
    }

    @Override
    public void onEpoch(final EpochInfo info, final long position) {
        closeAll();
        series.clear();
        spare.clear();
        epoch = info;
        lastCutNs = info.startedAtNs();
    }

    @Override
    public void onSeries(final SeriesInfo info) {
        if (info.metric().retainSamples() && query.selects(epoch, info)) {
            series.put(info.seriesId(), new SeriesDelta(info));
        }
    }

    /** Where counters stand that go on from an earlier epoch, or that were not seen from their beginning. */
    @Override
    public void onCheckpoint(final Checkpoint checkpoint, final long position) {
        if (open.isEmpty()) {
            base(checkpoint.values().counters());
        }
    }

    private void base(final List<CounterValue> counters) {
        for (final CounterValue counter : counters) {
            final SeriesDelta delta = series.get(counter.series().seriesId());
            if (delta != null) {
                delta.base(counter.total());
            }
        }
    }

    @Override
    public void onSampleBlock(final SampleBlock block, final long position) {
        final RetainedSamples samples = block.samples();
        SampleInterval interval = null;
        long untilNs = Long.MIN_VALUE;
        while (samples.next()) {
            final long timeNs = samples.timeNs();
            final SeriesDelta delta = series.get(samples.series().seriesId());
            if (delta == null || timeNs > query.toNs()) {
                continue;
            }
            if (timeNs <= query.fromNs()) {
                delta.passBy(samples.value());
                continue;
            }
            if (interval == null || timeNs > untilNs) {
                final long key = key(timeNs);
                interval = open(key);
                untilNs = query.intervalNs() == 0 ? Long.MAX_VALUE : (key + 1) * query.intervalNs();
            }
            lastSampleNs = Math.max(lastSampleNs, timeNs);
            interval.add(samples);
        }
    }

    /** As {@link IntervalCutter} has it: an interval's end is its own, its beginning is the one's before. */
    private long key(final long timeNs) {
        return query.intervalNs() == 0 ? 0 : Math.floorDiv(timeNs - 1, query.intervalNs());
    }

    private SampleInterval open(final long key) {
        SampleInterval interval = open.get(key);
        if (interval == null) {
            if (open.size() == MOST_OPEN) {
                closeFirst(lastCutNs);
            }
            interval = spare.isEmpty() ? new SampleInterval() : spare.pop();
            open.put(key, interval);
        }
        return interval;
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        if (snapshot.toNs() <= query.fromNs()) {
            base(snapshot.values().counters());
        }
        if (query.intervalNs() == 0) {
            lastCutNs = snapshot.fromNs();
            closeUntil(Long.MAX_VALUE, snapshot.toNs());
        } else {
            // Not the one that ends with the cut: the clock may not have moved on.
            closeUntil(key(snapshot.toNs()), snapshot.toNs());
        }
        lastCutNs = snapshot.toNs();
    }

    private void closeAll() {
        closeUntil(Long.MAX_VALUE, Math.max(lastCutNs, lastSampleNs));
    }

    private void closeUntil(final long key, final long cutNs) {
        while (!open.isEmpty() && open.firstKey() < key) {
            closeFirst(cutNs);
        }
    }

    private void closeFirst(final long cutNs) {
        final long key = open.firstKey();
        final SampleInterval interval = open.remove(key);
        final List<SeriesDelta> changed = new ArrayList<>();
        interval.moveTo(series, changed);
        changed.sort(ORDER);
        final long lengthNs = query.intervalNs();
        intervals++;
        sink.onInterval(new ReplayInterval(
                epoch,
                lengthNs == 0 ? lastCutNs : key * lengthNs,
                lengthNs == 0 ? cutNs : (key + 1) * lengthNs,
                List.copyOf(changed)));
        changed.forEach(SeriesDelta::beginInterval);
        spare.push(interval);
    }
}
