package io.tailrace.engine.reader;

import io.tailrace.engine.bucket.BucketLayout;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What was recorded into a series of late: three histograms that all intervals are added to, of which the oldest is emptied every twenty seconds. So what is
 * read is of the last 40 to 60 seconds, and reading adds nothing up. One thread.
 */
final class RecentHistogram {
    static final long TURN_NS = TimeUnit.SECONDS.toNanos(20);
    private static final int PARTS = 3;
    private static final long NEVER = Long.MIN_VALUE;

    private final HistogramTotals[] parts = new HistogramTotals[PARTS];
    private int oldest;
    private long turnedAtNs = NEVER;

    RecentHistogram(final BucketLayout layout) {
        for (int i = 0; i < PARTS; i++) {
            parts[i] = new HistogramTotals(layout, List.of());
        }
    }

    /** Adds an interval that ended just now. */
    void add(final HistogramValue value, final long nowNs) {
        turnTo(nowNs);
        for (final HistogramTotals part : parts) {
            part.add(value);
        }
    }

    /** Forgets what is too old; says whether there was anything. A wall clock that was set back begins the turn anew. */
    boolean turnTo(final long nowNs) {
        final long passedNs = nowNs - turnedAtNs;
        if (turnedAtNs == NEVER || passedNs < 0) {
            turnedAtNs = nowNs;
            return false;
        }
        boolean isChanged = false;
        final long turns = passedNs / TURN_NS;
        for (int i = 0; i < Math.min(turns, PARTS); i++) {
            isChanged |= parts[oldest].bucketTotal() > 0;
            parts[oldest].reset();
            oldest = (oldest + 1) % PARTS;
        }
        turnedAtNs += turns * TURN_NS;
        return isChanged;
    }

    HistogramTotals totals() {
        return parts[oldest];
    }
}
