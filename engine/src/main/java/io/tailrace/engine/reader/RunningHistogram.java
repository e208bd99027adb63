package io.tailrace.engine.reader;

import io.tailrace.codec.histogram.ExactSum;
import io.tailrace.codec.histogram.PayloadWriter;
import io.tailrace.engine.bucket.BucketCursor;
import io.tailrace.engine.bucket.BucketLayout;
import io.tailrace.engine.descriptor.HistogramRange;
import java.util.Arrays;

/** Where a histogram stands, so that a later total tells what came meanwhile. */
final class RunningHistogram {
    private static final int PAYLOAD_LENGTH = 1_024;

    private final BucketCounts buckets;
    private long count;
    private ExactSum sum = ExactSum.ZERO;
    private long max;
    private long clamped;
    private long corrected;

    RunningHistogram(final BucketLayout layout) {
        buckets = new BucketCounts(layout);
    }

    /** One that has nothing yet. */
    RunningHistogram anew() {
        return new RunningHistogram(buckets.layout());
    }

    boolean hasLayout(final BucketLayout layout) {
        return buckets.layout().equals(layout);
    }

    void add(final HistogramValue interval) {
        buckets.add(interval.buckets().cursor());
        count += interval.count();
        sum = sum.plus(interval.sum());
        max = Math.max(max, interval.max());
        clamped += interval.clamped();
        corrected += interval.corrected();
    }

    void replace(final HistogramValue total) {
        buckets.reset();
        count = 0;
        sum = ExactSum.ZERO;
        max = 0;
        clamped = 0;
        corrected = 0;
        add(total);
    }

    /**
     * What a later total has that this has not. Its lowest and highest sample are those of its buckets, the highest exactly if it is the
     * highest of all.
     *
     * @return null if there is nothing, or if the total is no later one.
     */
    HistogramValue until(final HistogramValue total) {
        if (total.count() < count || total.buckets().total() <= buckets.total() || isBelow(total.sum())) {
            return null;
        }
        final BucketLayout layout = buckets.layout();
        final HistogramRange range = layout.range();
        final PayloadWriter payload = new PayloadWriter(PAYLOAD_LENGTH);
        payload.begin(range.lowestValue(), range.highestValue(), range.significantDigits());
        final BucketCursor before = buckets.cursor();
        boolean hasBefore = before.next();
        int lowest = -1;
        int highest = -1;
        for (final BucketCursor after = total.buckets().cursor(); after.next(); ) {
            long added = after.count();
            if (hasBefore && before.index() == after.index()) {
                added -= before.count();
                hasBefore = before.next();
            }
            if (added < 0) {
                return null;
            }
            if (added > 0) {
                payload.add(after.index(), added);
                lowest = lowest < 0 ? after.index() : lowest;
                highest = after.index();
            }
        }
        if (hasBefore) {
            return null;
        }
        return new HistogramValue(
                total.series(),
                new EncodedBuckets(Arrays.copyOf(payload.bytes(), payload.end()), layout),
                total.count() - count,
                total.sum().minus(sum),
                Math.max(total.min(), layout.lowestAt(lowest)),
                total.max() > max ? total.max() : Math.min(max, layout.highestAt(highest)),
                total.clamped() - clamped,
                total.corrected() - corrected);
    }

    private boolean isBelow(final ExactSum other) {
        return other.high() < sum.high() || (other.high() == sum.high() && other.low() < sum.low());
    }
}
