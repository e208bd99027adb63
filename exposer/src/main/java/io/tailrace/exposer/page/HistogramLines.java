package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.SeriesLines;
import io.tailrace.codec.prometheus.TextBuffer;

/** A histogram with its buckets as text. */
final class HistogramLines extends Piece {
    private final SeriesLines lines;
    private final long[] cumulative;

    HistogramLines(final Row row, final SeriesLines lines) {
        super(row);
        this.lines = lines;
        this.cumulative = new long[row.bounds().length];
    }

    @Override
    void write(final TextBuffer out) {
        row.copyCumulative(cumulative);
        final long count = row.count();
        int line = 0;
        for (final long upToBound : cumulative) {
            lines.put(line++, upToBound, out);
        }
        lines.put(line++, count, out);
        lines.put(line++, row.sum(), out);
        lines.put(line, count, out);
    }
}
