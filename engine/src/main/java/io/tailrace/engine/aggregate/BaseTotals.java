package io.tailrace.engine.aggregate;

import io.tailrace.engine.descriptor.Series;
import io.tailrace.engine.snapshot.HistogramSource;

/** Where totals go on from: what an earlier epoch of the same journal left for an identical label set. */
public interface BaseTotals {
    /** Everything starts at zero. */
    BaseTotals ZERO = new BaseTotals() {
        @Override
        public long counter(final Series series) {
            return 0;
        }

        @Override
        public HistogramSource histogram(final Series series) {
            return null;
        }
    };

    /**
     * A counter's total so far.
     *
     * @param series of this engine.
     * @return 0 if there was none.
     */
    long counter(Series series);

    /**
     * A histogram's total so far.
     *
     * @param series of this engine.
     * @return null if there was none, or its range was another.
     */
    HistogramSource histogram(Series series);
}
