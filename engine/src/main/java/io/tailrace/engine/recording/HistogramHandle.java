package io.tailrace.engine.recording;

import io.tailrace.engine.descriptor.Series;
import io.tailrace.engine.ring.ExemplarBox;
import io.tailrace.engine.time.EngineClock;

/**
 * What histogram handles have in common beside recording itself: exemplars and timers. Recording stays in the classes that know their
 * ring, so that nothing is called through this one on the hot path.
 */
abstract class HistogramHandle implements Histogram {
    final int seriesId;
    final long idSlot;
    final int priority;
    private final DurationClock clock;

    /** Held so that a series that has ended is remembered as long as somebody may record into it. */
    @SuppressWarnings("UnusedVariable")
    private final Series series;

    /** Plain although many threads of a shared channel set it: each sets the same box, whose fields are final. */
    private ExemplarBox exemplars;

    HistogramHandle(final Series series, final long idSlot, final EngineClock clock) {
        this.series = series;
        seriesId = series.id();
        this.idSlot = idSlot;
        priority = series.metric().descriptor().priority().rank();
        this.clock = new DurationClock(clock, series.metric());
    }

    /** Where the ring takes exemplars of the series; the same each time. */
    abstract ExemplarBox exemplarBox();

    @Override
    public final RecordResult record(
            final long value, final long traceIdHigh, final long traceIdLow, final long spanId) {
        final RecordResult result = record(value);
        if (result == RecordResult.ACCEPTED) {
            ExemplarBox box = exemplars;
            if (box == null) {
                box = exemplarBox();
                exemplars = box;
            }
            box.offer(value, traceIdHigh, traceIdLow, spanId);
        }
        return result;
    }

    @Override
    public final long start() {
        return clock.nowNs();
    }

    @Override
    public final RecordResult stop(final long startNs) {
        return record(clock.nowNs() - startNs);
    }
}
