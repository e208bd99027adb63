package io.tailrace.engine.recording;

import io.tailrace.engine.bucket.ExpectedInterval;
import io.tailrace.engine.descriptor.Series;
import io.tailrace.engine.ring.ExemplarBox;
import io.tailrace.engine.ring.SharedSampleRing;
import io.tailrace.engine.time.EngineClock;

/** A {@link Histogram} bound to the shared channel. Any thread. */
public final class SharedHistogram implements Histogram {
    private final SharedSampleRing ring;
    private final int seriesId;
    private final int priority;
    private final DurationClock clock;

    /** Plain although many threads set it: each sets the same box, whose fields are final. */
    private ExemplarBox exemplars;

    SharedHistogram(final SharedSampleRing ring, final Series series, final EngineClock clock) {
        this.ring = ring;
        this.seriesId = series.id();
        this.priority = series.metric().descriptor().priority().rank();
        this.clock = new DurationClock(clock, series.metric());
    }

    @Override
    public RecordResult record(final long value) {
        return RecordResult.of(ring.offer(priority, seriesId, value));
    }

    @Override
    public RecordResult record(final long value, final long traceIdHigh, final long traceIdLow, final long spanId) {
        final RecordResult result = record(value);
        if (result == RecordResult.ACCEPTED) {
            exemplars().offer(value, traceIdHigh, traceIdLow, spanId);
        }
        return result;
    }

    private ExemplarBox exemplars() {
        ExemplarBox box = exemplars;
        if (box == null) {
            box = ring.exemplarBox(seriesId);
            exemplars = box;
        }
        return box;
    }

    @Override
    public RecordResult recordWithExpectedInterval(final long value, final long expectedInterval) {
        return RecordResult.of(ring.offer(priority, ExpectedInterval.slot(seriesId, expectedInterval), value));
    }

    @Override
    public long start() {
        return clock.nowNs();
    }

    @Override
    public RecordResult stop(final long startNs) {
        return record(clock.nowNs() - startNs);
    }
}
