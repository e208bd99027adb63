package io.tailrace.opentelemetry;

import io.tailrace.engine.recording.RecordResult;
import io.tailrace.engine.recording.SharedGauge;
import java.util.concurrent.TimeUnit;

/**
 * A series of which the value is asked for: recorded when it changes, and now and then when it does not, so that what is told no more can be
 * told from what stays the same. The thread that polls.
 */
final class PolledGauge {
    /** A series that was told nothing for so long has ended. */
    static final long EXPIRY_NS = TimeUnit.MINUTES.toNanos(5);

    static final long REPEAT_NS = TimeUnit.MINUTES.toNanos(1);

    private final SharedGauge gauge;
    private long lastBits;
    private long lastNs;
    private boolean isSet;

    PolledGauge(final SharedGauge gauge) {
        this.gauge = gauge;
    }

    void set(final double value, final long nowNs) {
        final long bits = Double.doubleToRawLongBits(value);
        if (!isSet || bits != lastBits || nowNs - lastNs >= REPEAT_NS) {
            // A refused one is tried again at the next poll.
            isSet = gauge.set(value) == RecordResult.ACCEPTED;
            lastBits = bits;
            lastNs = nowNs;
        }
    }
}
