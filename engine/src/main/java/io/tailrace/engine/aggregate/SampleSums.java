package io.tailrace.engine.aggregate;

import io.tailrace.engine.snapshot.HistogramSource;

/** What is known of a histogram's samples beside the buckets: exact count, sum, lowest and highest. The aggregator's thread only. */
abstract class SampleSums implements HistogramSource {
    private long count;
    private long sumLow;
    private long sumHigh;
    private long min = Long.MAX_VALUE;
    private long max;
    private long clamped;
    private long corrected;

    final void add(final long value) {
        count++;
        addToSum(value);
        if (value < min) {
            min = value;
        }
        if (value > max) {
            max = value;
        }
    }

    final void addClamped() {
        clamped++;
    }

    final void addCorrected(final long counts) {
        corrected += counts;
    }

    final void add(final HistogramSource other) {
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

    final void reset() {
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
    public final long count() {
        return count;
    }

    @Override
    public final long sumLow() {
        return sumLow;
    }

    @Override
    public final long sumHigh() {
        return sumHigh;
    }

    @Override
    public final long min() {
        return count == 0 ? 0 : min;
    }

    @Override
    public final long max() {
        return max;
    }

    @Override
    public final long clamped() {
        return clamped;
    }

    @Override
    public final long corrected() {
        return corrected;
    }
}
