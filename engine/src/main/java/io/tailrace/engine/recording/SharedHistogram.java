package io.tailrace.engine.recording;

import io.tailrace.engine.descriptor.Series;
import io.tailrace.engine.ring.SharedSampleRing;

/** A {@link Histogram} bound to the shared channel. Any thread. */
public final class SharedHistogram implements Histogram {
    private final SharedSampleRing ring;
    private final int seriesId;
    private final int priority;

    SharedHistogram(final SharedSampleRing ring, final Series series) {
        this.ring = ring;
        this.seriesId = series.id();
        this.priority = series.metric().descriptor().priority().rank();
    }

    @Override
    public RecordResult record(final long value) {
        return RecordResult.of(ring.offer(priority, seriesId, value));
    }
}
