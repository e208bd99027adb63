package io.tailrace.engine.recording;

import io.tailrace.engine.bucket.ExpectedInterval;
import io.tailrace.engine.descriptor.Series;
import io.tailrace.engine.ring.ExemplarBox;
import io.tailrace.engine.ring.SharedSampleRing;
import io.tailrace.engine.time.EngineClock;

/** A {@link Histogram} bound to the shared channel. Any thread. */
public final class SharedHistogram extends HistogramHandle {
    private final SharedSampleRing ring;

    SharedHistogram(final SharedSampleRing ring, final Series series, final EngineClock clock) {
        super(series, clock);
        this.ring = ring;
    }

    @Override
    public RecordResult record(final long value) {
        return RecordResult.of(ring.offer(priority, seriesId, value));
    }

    @Override
    public RecordResult recordWithExpectedInterval(final long value, final long expectedInterval) {
        return RecordResult.of(ring.offer(priority, ExpectedInterval.slot(seriesId, expectedInterval), value));
    }

    @Override
    ExemplarBox exemplarBox() {
        return ring.exemplarBox(seriesId);
    }
}
