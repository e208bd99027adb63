package io.tailrace.sinks.otlp.mapping;

import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint.Buckets;
import io.tailrace.codec.prometheus.protobuf.NativeBuckets;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.HistogramTotals;

/**
 * Counts of a HdrHistogram as the buckets of an exponential histogram. They are those of Prometheus's native histograms, of which bucket i is
 * OpenTelemetry's i - 1, made coarser until the first and the last one are not too far apart: unlike Prometheus, OpenTelemetry writes the empty ones
 * between them, too.
 *
 * <p>What that costs: a quantile that is read from them is off from the sample of its rank by at most {@link #relativeError}. Counts and sum are exact.
 *
 * <p>Reused. One thread.
 */
public final class ExponentialBuckets {
    private final NativeBuckets natives = new NativeBuckets();
    private final int maxBuckets;
    private int steps;

    /**
     * Of nothing yet.
     *
     * @param maxBuckets at the most, empty ones between them included; from 2.
     */
    public ExponentialBuckets(final int maxBuckets) {
        this.maxBuckets = maxBuckets;
    }

    /**
     * Takes the counts of a histogram and forgets what was.
     *
     * @param totals of a histogram.
     * @param unit of its metric.
     */
    public void set(final HistogramTotals totals, final Unit unit) {
        totals.copyTo(natives, unit);
        steps = 0;
        while (natives.bucketCount() > 0 && (long) last() - first() >= maxBuckets) {
            steps++;
        }
    }

    /**
     * How fine the buckets are.
     *
     * @return scale: 2 to the power of it is the number of buckets between a value and its double.
     */
    public int scale() {
        return natives.schema() - steps;
    }

    /**
     * How far a quantile may be off.
     *
     * @return share of the sample: the width of a bucket, and the error of what was counted.
     */
    public double relativeError() {
        final double ofNative = 1 + natives.relativeError();
        final double widthOfNative = Math.pow(2, Math.pow(2, -natives.schema()));
        return ofNative / widthOfNative * Math.pow(2, Math.pow(2, -scale())) - 1;
    }

    /** Puts scale, zeros and buckets into a point. */
    void putInto(final ExponentialHistogramDataPoint.Builder point) {
        point.setScale(scale());
        point.setZeroCount(natives.zeroCount());
        point.setZeroThreshold(natives.zeroThreshold());
        if (natives.bucketCount() == 0) {
            return;
        }
        final long[] counts = new long[last() - first() + 1];
        for (int i = 0; i < natives.bucketCount(); i++) {
            counts[index(i) - first()] += natives.countOf(i);
        }
        final Buckets.Builder buckets = Buckets.newBuilder().setOffset(first());
        for (final long count : counts) {
            buckets.addBucketCounts(count);
        }
        point.setPositive(buckets);
    }

    private int first() {
        return index(0);
    }

    private int last() {
        return index(natives.bucketCount() - 1);
    }

    /** Two neighbours of one scale are one bucket of the next coarser one. */
    private int index(final int bucket) {
        return (natives.indexOf(bucket) - 1) >> steps;
    }
}
