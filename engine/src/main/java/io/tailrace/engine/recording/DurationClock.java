package io.tailrace.engine.recording;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.time.EngineClock;

/** The clock of a handle's timers, for metrics that hold durations. Any thread. */
final class DurationClock {
    private final EngineClock clock;
    private final Metric metric;
    private final boolean isTime;

    DurationClock(final EngineClock clock, final Metric metric) {
        this.clock = clock;
        this.metric = metric;
        isTime = metric.descriptor().unit().isTime();
    }

    long nowNs() {
        if (!isTime) {
            throw noTime();
        }
        return clock.nanoTime();
    }

    private IllegalStateException noTime() {
        return new IllegalStateException("metric \"" + metric + "\" cannot be timed: its unit is "
                + metric.descriptor().unit() + ", which is no time; describe it in SECONDS, or record its values");
    }
}
