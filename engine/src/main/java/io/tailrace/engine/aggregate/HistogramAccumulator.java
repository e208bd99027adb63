package io.tailrace.engine.aggregate;

import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.snapshot.HistogramSource;
import org.HdrHistogram.Histogram;

/**
 * What was recorded into one histogram series, of an interval or in total. The range is fixed: a value outside is clamped to it and
 * counted as clamped, and count, sum, lowest and highest are those of the clamped values, so that all of them agree with the
 * buckets.
 */
final class HistogramAccumulator implements HistogramSource {
    private final Histogram buckets;
    private final long highestValue;
    private long count;
    private long sumLow;
    private long sumHigh;
    private long min = Long.MAX_VALUE;
    private long max;
    private long clamped;
    private long corrected;

    HistogramAccumulator(final HistogramRange range) {
        buckets = new Histogram(range.lowestValue(), range.highestValue(), range.significantDigits());
        highestValue = range.highestValue();
    }

    void record(final long recorded) {
        long value = recorded;
        if (value < 0 || value > highestValue) {
            value = value < 0 ? 0 : highestValue;
            clamped++;
        }
        buckets.recordValue(value);
        count++;
        addToSum(value);
        if (value < min) {
            min = value;
        }
        if (value > max) {
            max = value;
        }
    }

    void add(final HistogramSource other) {
        buckets.add(other.buckets());
        count += other.count();
        addToSum(other.sumLow());
        sumHigh += other.sumHigh();
        if (other.count() > 0) {
            min = Math.min(min, other.min());
            max = Math.max(max, other.max());
        }
        clamped += other.clamped();
        corrected += other.corrected();
    }

    void reset() {
        buckets.reset();
        count = 0;
        sumLow = 0;
        sumHigh = 0;
        min = Long.MAX_VALUE;
        max = 0;
        clamped = 0;
        corrected = 0;
    }

    /** The carry goes up at 2^63: both parts stay positive. */
    private void addToSum(final long value) {
        sumLow += value;
        if (sumLow < 0) {
            sumLow &= Long.MAX_VALUE;
            sumHigh++;
        }
    }

    @Override
    public Histogram buckets() {
        return buckets;
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public long sumLow() {
        return sumLow;
    }

    @Override
    public long sumHigh() {
        return sumHigh;
    }

    @Override
    public long min() {
        return count == 0 ? 0 : min;
    }

    @Override
    public long max() {
        return max;
    }

    @Override
    public long clamped() {
        return clamped;
    }

    @Override
    public long corrected() {
        return corrected;
    }
}
