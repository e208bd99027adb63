package io.tailrace.engine.recording;

import io.tailrace.engine.bucket.ExpectedInterval;
import io.tailrace.engine.descriptor.Series;
import io.tailrace.engine.ring.ExemplarBox;
import io.tailrace.engine.ring.SampleRing;
import io.tailrace.engine.time.EngineClock;

/** A {@link Histogram} bound to a single-writer channel: what a hot path calls. The channel's one writer thread only. */
public final class ChannelHistogram extends HistogramHandle {
    private final SampleRing ring;

    ChannelHistogram(final SampleRing ring, final Series series, final EngineClock clock) {
        super(series, RetainedSlot.of(series, ring), clock);
        this.ring = ring;
    }

    @Override
    public RecordResult record(final long value) {
        return RecordResult.of(ring.offer(priority, idSlot, value));
    }

    @Override
    public RecordResult recordAt(final long value, final long timestampNs) {
        return RecordResult.of(ring.offerAt(priority, idSlot, value, timestampNs));
    }

    @Override
    public RecordResult recordWithExpectedInterval(final long value, final long expectedInterval) {
        return RecordResult.of(ring.offer(priority, ExpectedInterval.slot(idSlot, expectedInterval), value));
    }

    @Override
    ExemplarBox exemplarBox() {
        return ring.exemplarBox(seriesId);
    }
}
