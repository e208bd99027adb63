package io.tailrace.micrometer;

import io.tailrace.engine.recording.Gauge;
import io.tailrace.engine.recording.RecordResult;
import java.util.function.DoubleSupplier;

/**
 * A value that is asked for before each cut. Recorded when it changed, and once a minute so that its series does not end. The aggregator's thread polls; who
 * closes the registry asks last.
 */
final class Poller {
    static final long REPEAT_NS = 60_000_000_000L;

    private final DoubleSupplier value;
    private final Gauge gauge;
    private final boolean isKeptHere;
    private long lastBits;
    private long repeatNs;
    private boolean isTold;

    Poller(final DoubleSupplier value, final Gauge gauge, final boolean isKeptHere) {
        this.value = value;
        this.gauge = gauge;
        this.isKeptHere = isKeptHere;
    }

    synchronized void poll(final long nowNs) {
        final double now = value.getAsDouble();
        final long bits = Double.doubleToRawLongBits(now);
        if (isTold && bits == lastBits && nowNs - repeatNs < 0) {
            return;
        }
        isTold = gauge.set(now) == RecordResult.ACCEPTED; // else again at the next cut
        lastBits = bits;
        repeatNs = nowNs + REPEAT_NS;
    }

    /** What was counted since the last cut. Code of others, which may wait for whoever closes, is not asked. */
    void pollLast() {
        if (isKeptHere) {
            synchronized (this) {
                gauge.set(value.getAsDouble());
            }
        }
    }
}
