package io.tailrace.report.data;

import io.tailrace.engine.bucket.BucketLayout;
import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.reader.SeriesInfo;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The columns of one histogram series. One thread. */
final class HistogramColumns {
    private final SeriesInfo info;
    private final HistogramTotals open;
    private final TreeMap<Long, BucketRun> columns = new TreeMap<>();
    private long openColumn;
    private long buckets;
    private long samples;

    HistogramColumns(final SeriesInfo info) {
        this.info = info;
        open = new HistogramTotals(info.metric());
    }

    SeriesInfo info() {
        return info;
    }

    BucketLayout layout() {
        return open.layout();
    }

    /** All that came, without corrected ones. */
    long samples() {
        return samples;
    }

    /** Buckets that are kept, of all columns. */
    long buckets() {
        return buckets;
    }

    /** By column; what is being added up is in it, too. */
    NavigableMap<Long, BucketRun> columns() {
        close();
        return columns;
    }

    void add(final long column, final HistogramTotals totals) {
        if (column != openColumn) {
            close();
            openColumn = column;
        }
        samples = BucketRun.saturatingSum(samples, totals.count());
        open.add(totals);
    }

    /** Makes columns longer by adding them up. */
    void coarsen(final long times) {
        close();
        final TreeMap<Long, BucketRun> longer = new TreeMap<>();
        columns.forEach((column, run) -> longer.merge(Math.floorDiv(column, times), run, BucketRun::plus));
        columns.clear();
        columns.putAll(longer);
        buckets = columns.values().stream().mapToLong(BucketRun::length).sum();
    }

    private void close() {
        if (open.bucketTotal() > 0) {
            final BucketRun before = columns.get(openColumn);
            final BucketRun run = before == null ? BucketRun.of(open) : before.plus(BucketRun.of(open));
            columns.put(openColumn, run);
            buckets += run.length() - (before == null ? 0 : before.length());
            open.reset();
        }
    }
}
