package io.tailrace.engine.reader;

import io.tailrace.engine.bucket.BucketLayout;
import java.util.List;

/**
 * What was recorded into a series of late: three histograms that all intervals are added to, of which the oldest is emptied at each turn of a {@link RecentTime}. So what
 * is read is of the last two to three turns, and reading adds nothing up. One thread.
 */
final class RecentHistogram {
    static final int PARTS = 3;

    private final HistogramTotals[] parts = new HistogramTotals[PARTS];
    private int oldest;

    RecentHistogram(final BucketLayout layout) {
        for (int i = 0; i < PARTS; i++) {
            parts[i] = new HistogramTotals(layout, List.of());
        }
    }

    BucketLayout layout() {
        return parts[0].layout();
    }

    /** Adds an interval that ended in the present turn. */
    void add(final HistogramValue value) {
        for (final HistogramTotals part : parts) {
            part.add(value);
        }
    }

    /** Forgets what is too old; says whether there was anything. */
    boolean turn(final int turns) {
        boolean isChanged = false;
        for (int i = 0; i < Math.min(turns, PARTS); i++) {
            isChanged |= parts[oldest].bucketTotal() > 0;
            parts[oldest].reset();
            oldest = (oldest + 1) % PARTS;
        }
        return isChanged;
    }

    HistogramTotals totals() {
        return parts[oldest];
    }
}
