package io.tailrace.probes;

import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.engine.recording.Histogram;
import io.tailrace.engine.time.EngineClock;
import org.agrona.concurrent.Agent;

/**
 * Looks how late its thread wakes up, by the method of jHiccup: what keeps a thread that only sleeps from waking up would have kept any other thread from running, too. The
 * owner's idle strategy sleeps for the interval between two duty cycles.
 *
 * <p>A timer is always a little late. The shortest lateness so far is the timer's own and is taken off each hiccup; besides, each lateness is recorded as it was, so that
 * one can see what the timer does on this machine. A hiccup longer than the interval stands for the wake-ups that did not happen in it, too: those are counted in,
 * as HdrHistogram corrects for coordinated omission. Allocates nothing.
 */
final class HiccupAgent implements Agent {
    private final EngineClock clock;
    private final long intervalNs;
    private final Meters meters;
    private final Histogram hiccups;
    private final Histogram lateness;
    private final Level floor;
    private long wokenAtNs;
    private long shortestNs = Long.MAX_VALUE;
    private boolean hasSlept;

    HiccupAgent(final EngineClock clock, final long intervalNs, final Meters meters) {
        this.clock = clock;
        this.intervalNs = intervalNs;
        this.meters = meters;
        hiccups = meters.histogram(MetricFamilies.TAILRACE_JVM_HICCUP_SECONDS);
        lateness = meters.histogram(MetricFamilies.TAILRACE_JVM_TIMER_LATENESS_SECONDS);
        floor = meters.level(MetricFamilies.TAILRACE_JVM_TIMER_FLOOR_SECONDS);
    }

    /** Never says that it did something, for then the idle strategy would not sleep. */
    @Override
    public int doWork() {
        final long nowNs = clock.nanoTime();
        final long lateNs = nowNs - wokenAtNs - intervalNs;
        wokenAtNs = nowNs;
        if (!hasSlept) {
            hasSlept = true;
        } else if (lateNs >= 0) { // else it was woken before its time, which says nothing
            record(lateNs);
        }
        return 0;
    }

    private void record(final long lateNs) {
        if (lateNs < shortestNs) {
            shortestNs = lateNs;
            floor.set(lateNs);
        }
        hiccups.recordWithExpectedInterval(lateNs - shortestNs, intervalNs);
        lateness.record(lateNs);
    }

    @Override
    public void onClose() {
        meters.close();
    }

    @Override
    public String roleName() {
        return "tailrace-hiccups";
    }
}
