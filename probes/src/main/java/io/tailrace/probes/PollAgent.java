package io.tailrace.probes;

import io.tailrace.engine.time.EngineClock;
import java.util.List;
import org.agrona.concurrent.Agent;

/** Asks all probes once an interval, and the slow ones at each tenth. A thread of its own, because some reads take long. */
final class PollAgent implements Agent {
    private static final int SLOW_EVERY = 10;

    private final EngineClock clock;
    private final long intervalNs;
    private final Meters meters;
    private final List<GuardedProbe> probes;
    private long dueAtNs;
    private long turns;

    PollAgent(final EngineClock clock, final long intervalNs, final Meters meters, final List<GuardedProbe> probes) {
        this.clock = clock;
        this.intervalNs = intervalNs;
        this.meters = meters;
        this.probes = probes;
        dueAtNs = clock.nanoTime();
    }

    @Override
    public int doWork() {
        final long nowNs = clock.nanoTime();
        if (nowNs - dueAtNs < 0) {
            return 0;
        }
        dueAtNs = nowNs + intervalNs;
        final boolean isSlowTurn = turns++ % SLOW_EVERY == 0;
        for (final GuardedProbe probe : probes) {
            probe.poll(meters, isSlowTurn);
        }
        return 0; // or it would be called again at once
    }

    @Override
    public void onClose() {
        meters.close();
    }

    @Override
    public String roleName() {
        return "tailrace-probes";
    }
}
