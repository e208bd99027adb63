package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.SeriesLines;
import io.tailrace.codec.prometheus.TextBuffer;

/** A counter or a gauge as text. */
final class NumberLine extends Piece {
    private final SeriesLines lines;
    private final boolean showsCreated;

    NumberLine(final Row row, final SeriesLines lines, final boolean showsCreated) {
        super(row);
        this.lines = lines;
        this.showsCreated = showsCreated;
    }

    @Override
    void write(final TextBuffer out) {
        if (row.isWhole()) {
            lines.put(0, row.whole(), out);
        } else {
            lines.put(0, row.number(), out);
        }
        if (showsCreated) {
            lines.putCreated(createdMs(), out);
        }
    }
}
