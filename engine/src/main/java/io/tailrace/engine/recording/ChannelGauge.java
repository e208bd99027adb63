package io.tailrace.engine.recording;

import io.tailrace.engine.descriptor.Series;
import io.tailrace.engine.ring.SampleRing;

/** A {@link Gauge} bound to a single-writer channel: what a hot path calls. The channel's one writer thread only. */
public final class ChannelGauge implements Gauge {
    private final SampleRing ring;
    private final long idSlot;
    private final int priority;

    /** Held so that a series that has ended is remembered as long as somebody may record into it. */
    @SuppressWarnings("UnusedVariable")
    private final Series series;

    ChannelGauge(final SampleRing ring, final Series series) {
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
