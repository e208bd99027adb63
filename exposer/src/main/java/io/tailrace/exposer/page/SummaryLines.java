package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.SeriesLines;
import io.tailrace.codec.prometheus.TextBuffer;

/** A summary as text. */
final class SummaryLines extends Piece {
    private final SeriesLines lines;
    private final boolean showsCreated;

    SummaryLines(final Row row, final SeriesLines lines, final boolean showsCreated) {
        super(row);
        this.lines = lines;
        this.showsCreated = showsCreated;
    }

    @Override
    void write(final TextBuffer out) {
        lines.put(0, row.sum(), out);
        lines.put(1, row.count(), out);
        if (showsCreated) {
            lines.putCreated(createdMs(), out);
        }
    }
}
