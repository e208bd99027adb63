package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.SeriesLines;
import io.tailrace.codec.prometheus.TextBuffer;

/** A summary as text. */
final class SummaryLines extends Piece {
    private final SeriesLines lines;
    private final boolean showsCreated;
    private final double[] quantiles;

    SummaryLines(final Row row, final SeriesLines lines, final boolean showsCreated) {
        super(row);
        this.lines = lines;
        this.showsCreated = showsCreated;
        this.quantiles = new double[row.quantiles().length];
    }

    @Override
    void write(final TextBuffer out) {
        int line = 0;
        if (quantiles.length > 0) {
            row.copyQuantiles(quantiles);
            for (final double quantile : quantiles) {
                lines.put(line++, quantile, out);
            }
        }
        lines.put(line++, row.sum(), out);
        lines.put(line, row.count(), out);
        if (showsCreated) {
            lines.putCreated(createdMs(), out);
        }
    }
}
