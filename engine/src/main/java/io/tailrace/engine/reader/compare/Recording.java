package io.tailrace.engine.reader.compare;

import io.tailrace.engine.descriptor.MetricDescriptor;
import java.util.List;

/**
 * One side of a comparison, complete.
 *
 * @param metric that was recorded.
 * @param cells in their order; at least one.
 * @param total all cells together.
 * @param width intervals in a cell.
 * @param intervals in which there were samples.
 */
record Recording(MetricDescriptor metric, List<Cell> cells, Cell total, long width, long intervals) {
    static Recording of(final MetricDescriptor metric, final Cells cells, final long intervals) {
        return new Recording(metric, cells.all(), cells.total(), cells.width(), intervals);
    }

    long samples() {
        return total.samples();
    }

    /** Blocks of a draw. */
    int blocks() {
        return BlockDraws.blocks(cells.size());
    }

    ComparisonReport.Side facts() {
        return new ComparisonReport.Side(samples(), intervals, width * BlockDraws.blockLength(cells.size()), blocks());
    }
}
