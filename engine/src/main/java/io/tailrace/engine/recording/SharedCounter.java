package io.tailrace.engine.recording;

import io.tailrace.engine.descriptor.Series;
import io.tailrace.engine.ring.SharedSampleRing;

/** A {@link Counter} bound to the shared channel. Any thread. */
public final class SharedCounter implements Counter {
    private final SharedSampleRing ring;
    private final long idSlot;
    private final int priority;

    /** Held so that a series that has ended is remembered as long as somebody may record into it. */
    @SuppressWarnings("UnusedVariable")
    private final Series series;

    SharedCounter(final SharedSampleRing ring, final Series series) {
        this.ring = ring;
        this.series = series;
        this.idSlot = RetainedSlot.of(series, ring);
        this.priority = series.metric().descriptor().priority().rank();
    }

    @Override
    public RecordResult add(final long amount) {
        if (amount < 0) {
            return RecordResult.INVALID;
        }
        return RecordResult.of(ring.offer(priority, idSlot, amount));
    }

    @Override
    public RecordResult addAt(final long amount, final long timestampNs) {
        if (amount < 0) {
            return RecordResult.INVALID;
        }
        return RecordResult.of(ring.offerAt(priority, idSlot, amount, timestampNs));
    }
}
