package io.tailrace.probes;

import io.tailrace.engine.recording.Histogram;
import java.time.Duration;
import java.time.Instant;

/** Joins the two ends of a safepoint. There is one at a time. One thread. */
final class Safepoints {
    private final Histogram whole;
    private long begunId = -1;
    private Instant begunAt;

    Safepoints(final Histogram whole) {
        this.whole = whole;
    }

    void begun(final long id, final Instant at) {
        begunId = id;
        begunAt = at;
    }

    /** One whose beginning was not told, because the recording began in it, is left out. */
    void ended(final long id, final Instant at) {
        if (begunAt != null && begunId == id) {
            whole.record(Math.max(0, Duration.between(begunAt, at).toNanos()));
        }
        begunAt = null;
    }
}
