package io.tailrace.probes;

import io.tailrace.engine.recording.Gauge;
import io.tailrace.engine.recording.RecordResult;

/** A gauge that is set only when it changes, so that what stands still costs the journal nothing. One thread. */
final class Level {
    private static final double NS_PER_S = 1e9;

    private final Gauge gauge;
    private final double divisor;
    private boolean isKnown;
    private long known;

    Level(final Gauge gauge, final boolean isTime) {
        this.gauge = gauge;
        divisor = isTime ? NS_PER_S : 1;
    }

    /** Bytes, numbers, or nanoseconds, which a gauge has in seconds. */
    void set(final long value) {
        if ((!isKnown || value != known) && gauge.set((double) value / divisor) == RecordResult.ACCEPTED) {
            isKnown = true;
            known = value;
        }
    }
}
