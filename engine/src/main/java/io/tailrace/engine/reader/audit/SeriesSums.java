package io.tailrace.engine.reader.audit;

import io.tailrace.engine.reader.Checkpoint;
import io.tailrace.engine.reader.CounterValue;
import io.tailrace.engine.reader.HistogramValue;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.Snapshot;
import java.util.function.BiConsumer;
import org.agrona.collections.IntHashSet;
import org.agrona.collections.Long2LongHashMap;

/**
 * Adds the values of snapshots up, so that a checkpoint's totals can be held against them: of each counter its total, of each
 * histogram the number of its samples.
 */
final class SeriesSums {
    private static final long UNKNOWN = -1;

    private final Long2LongHashMap sums = new Long2LongHashMap(UNKNOWN);
    private final IntHashSet inCheckpoint = new IntHashSet();
    private boolean known;

    /** Totals of every series are zero, and nothing will be missed. */
    void beginAtZero() {
        known = true;
    }

    /** Values were missed: the next checkpoint says where the sums stand. */
    void lose() {
        known = false;
    }

    void end(final SeriesInfo series) {
        sums.remove(series.seriesId());
        inCheckpoint.remove(series.seriesId());
    }

    void add(final Snapshot snapshot, final Place place) {
        final String where = "snapshot " + snapshot.snapshotId();
        for (final CounterValue counter : snapshot.values().counters()) {
            final long before = sums.put(counter.series().seriesId(), Math.max(0, counter.total()));
            if (known && counter.total() < Math.max(0, before)) {
                place.report(
                        FindingKind.SUM_DIFFERS,
                        "counter " + describe(counter.series()) + " falls from " + Math.max(0, before) + " to "
                                + counter.total() + " in " + where);
            }
        }
        for (final HistogramValue histogram : snapshot.values().histograms()) {
            final long id = histogram.series().seriesId();
            sums.put(id, Math.max(0, sums.get(id)) + histogram.count());
            checkBuckets(histogram, where, place);
        }
    }

    /**
     * Holds a checkpoint against the sums, then goes on from it.
     *
     * @param resumed whether a series that no checkpoint had yet may go on from a total of an earlier epoch.
     */
    void check(final Checkpoint checkpoint, final boolean resumed, final Place place) {
        final String where = "checkpoint " + checkpoint.checkpointId();
        final BiConsumer<SeriesInfo, Long> check = (series, total) -> {
            final long before = sums.put(series.seriesId(), Math.max(0, total));
            final boolean isNew = inCheckpoint.add(series.seriesId());
            final boolean isComparable = known && !(resumed && isNew);
            if (isComparable && total != Math.max(0, before)) {
                place.report(
                        FindingKind.SUM_DIFFERS,
                        describe(series) + " is " + total + " in " + where + ", but snapshots add up to "
                                + Math.max(0, before));
            }
        };
        checkpoint.values().counters().forEach(counter -> check.accept(counter.series(), counter.total()));
        for (final HistogramValue histogram : checkpoint.values().histograms()) {
            check.accept(histogram.series(), histogram.count());
            checkBuckets(histogram, where, place);
        }
        known = true;
    }

    private static void checkBuckets(final HistogramValue histogram, final String where, final Place place) {
        final long inBuckets = histogram.buckets().total() - histogram.corrected();
        if (histogram.count() != inBuckets) {
            place.report(
                    FindingKind.SUM_DIFFERS,
                    "histogram " + describe(histogram.series()) + " has " + histogram.count() + " samples in " + where
                            + ", but its buckets hold " + inBuckets);
        }
    }

    private static String describe(final SeriesInfo series) {
        return series.metric().name() + series.labelValues();
    }
}
