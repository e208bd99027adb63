package io.tailrace.engine.reader;

import io.tailrace.codec.flight.PackedSamples;
import io.tailrace.engine.bucket.ExpectedInterval;
import io.tailrace.engine.reader.EpochDictionary.KnownSeries;

/**
 * Goes through the samples of a block, in the order in which they were recorded. Stands before the first one; {@link #rewind} goes back
 * there. Allocates nothing. Live: valid during the call that hands it over. One thread.
 */
public final class RetainedSamples {
    private final PackedSamples packed;
    private final EpochDictionary dictionary;
    private SeriesInfo series;

    RetainedSamples(final PackedSamples packed, final EpochDictionary dictionary) {
        this.packed = packed;
        this.dictionary = dictionary;
    }

    /** Goes back before the first sample. */
    public void rewind() {
        packed.rewind();
        series = null;
    }

    /**
     * Goes to the next sample. One whose series is not known, because frames are missing, is passed over.
     *
     * @return false if there is none.
     */
    public boolean next() {
        while (packed.next()) {
            if (series != null && series.seriesId() == packed.seriesId()) {
                return true;
            }
            final KnownSeries known = dictionary.series(packed.seriesId());
            if (known != null) {
                series = known.info();
                return true;
            }
        }
        return false;
    }

    /**
     * Whose sample it is.
     *
     * @return metric and labels.
     */
    public SeriesInfo series() {
        return series;
    }

    /**
     * Its place in the channel, among all samples, retained or not.
     *
     * @return above that of the one before.
     */
    public long sequence() {
        return packed.sequence();
    }

    /**
     * When its batch was drained, which is at most a few milliseconds behind the recording.
     *
     * @return wall clock, ns since 1970.
     */
    public long timeNs() {
        return packed.timeNs();
    }

    /**
     * The value of a counter's or histogram's sample, as it was recorded.
     *
     * @return recorded unit; a histogram counts one outside of its range at the range's end.
     */
    public long value() {
        return packed.value();
    }

    /**
     * The value of a gauge's sample.
     *
     * @return exposed unit.
     */
    public double gaugeValue() {
        return Double.longBitsToDouble(packed.value());
    }

    /**
     * The interval at which the caller expected to record.
     *
     * @return recorded unit; 0 if none was given.
     */
    public long expectedInterval() {
        return ExpectedInterval.ofCode(packed.intervalCode());
    }

    /**
     * Whether the caller gave a time of its own.
     *
     * @return false for most.
     */
    public boolean hasCallerTime() {
        return packed.hasCallerTime();
    }

    /**
     * The caller's time.
     *
     * @return as given; meaningless without one.
     */
    public long callerTimeNs() {
        return packed.callerTimeNs();
    }
}
