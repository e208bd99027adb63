package io.tailrace.engine.recording;

import io.tailrace.engine.bucket.ExpectedInterval;
import io.tailrace.engine.descriptor.Series;
import io.tailrace.engine.ring.ExemplarBox;
import io.tailrace.engine.ring.SampleRing;
import io.tailrace.engine.time.EngineClock;

/** A {@link Histogram} bound to a single-writer channel: what a hot path calls. The channel's one writer thread only. */
public final class ChannelHistogram implements Histogram {
    private final SampleRing ring;
    private final int seriesId;
    private final int priority;
    private final DurationClock clock;
    private ExemplarBox exemplars;

    ChannelHistogram(final SampleRing ring, final Series series, final EngineClock clock) {
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
