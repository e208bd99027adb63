package io.tailrace.engine.recording;

import io.tailrace.engine.descriptor.Series;
import io.tailrace.engine.ring.SharedSampleRing;

/** A {@link Gauge} bound to the shared channel. Any thread. */
public final class SharedGauge implements Gauge {
    private final SharedSampleRing ring;
    private final long idSlot;
    private final int priority;

    /** Held so that a series that has ended is remembered as long as somebody may record into it. */
    @SuppressWarnings("UnusedVariable")
    private final Series series;

    SharedGauge(final SharedSampleRing ring, final Series series) {
        this.ring = ring;
        this.series = series;
        this.idSlot = RetainedSlot.of(series, ring);
        this.priority = series.metric().descriptor().priority().rank();
    }

    @Override
    public RecordResult set(final double value) {
        return RecordResult.of(ring.offer(priority, idSlot, Double.doubleToRawLongBits(value)));
    }

    @Override
    public RecordResult setAt(final double value, final long timestampNs) {
        return RecordResult.of(ring.offerAt(priority, idSlot, Double.doubleToRawLongBits(value), timestampNs));
    }
}
