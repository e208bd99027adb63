package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.BucketExemplars;
import io.tailrace.codec.prometheus.SeriesLines;
import io.tailrace.codec.prometheus.TextBuffer;

/** A histogram with its buckets as text. */
final class HistogramLines extends Piece {
    private final SeriesLines lines;
    private final boolean showsCreated;
    private final long[] cumulative;

    HistogramLines(final Row row, final SeriesLines lines, final boolean showsCreated) {
        super(row);
        this.lines = lines;
        this.showsCreated = showsCreated;
        this.cumulative = new long[row.bounds().length];
    }

    @Override
    void write(final TextBuffer out) {
        row.copyCumulative(cumulative);
        final BucketExemplars exemplars = row.exemplars();
        final long count = row.count();
        int line = 0;
        for (final long upToBound : cumulative) {
            lines.putBucket(line++, upToBound, exemplars, out);
        }
        lines.putBucket(line++, count, exemplars, out);
        lines.put(line++, row.sum(), out);
        lines.put(line, count, out);
        if (showsCreated) {
            lines.putCreated(createdMs(), out);
        }
    }
}
