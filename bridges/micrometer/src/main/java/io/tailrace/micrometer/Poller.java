package io.tailrace.micrometer;

import io.tailrace.engine.recording.Gauge;
import io.tailrace.engine.recording.RecordResult;
import java.util.function.DoubleSupplier;

/** A value that is asked for before each cut. Recorded when it changed, and once a minute so that its series does not end. The aggregator's thread. */
final class Poller {
    static final long REPEAT_NS = 60_000_000_000L;

    private final DoubleSupplier value;
    private final Gauge gauge;
    private long lastBits;
    private long repeatNs;
    private boolean isTold;

    Poller(final DoubleSupplier value, final Gauge gauge) {
        this.value = value;
        this.gauge = gauge;
    }

    void poll(final long nowNs) {
        final double now = value.getAsDouble();
        final long bits = Double.doubleToRawLongBits(now);
        if (isTold && bits == lastBits && nowNs - repeatNs < 0) {
            return;
        }
        isTold = gauge.set(now) == RecordResult.ACCEPTED; // else again at the next cut
        lastBits = bits;
        repeatNs = nowNs + REPEAT_NS;
    }
}
