package io.tailrace.cli.torture.writer;

import io.tailrace.engine.time.EngineClock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.IdleStrategy;

/** Parks as the engine's agents do by default, and writes down how long a duty cycle and a park took at the most. One a thread. */
final class WatchedIdle implements IdleStrategy {
    private static final long PARK_NS = TimeUnit.MICROSECONDS.toNanos(200);

    private final Ledger ledger;
    private final EngineClock clock;
    private final int agent;
    private long beforeNs;
    private long longestNs;

    WatchedIdle(final Ledger ledger, final EngineClock clock, final int agent) {
        this.ledger = ledger;
        this.clock = clock;
        this.agent = agent;
    }

    @Override
    public void idle(final int workCount) {
        look();
        if (workCount <= 0) {
            LockSupport.parkNanos(PARK_NS);
        }
    }

    @Override
    public void idle() {
        idle(0);
    }

    @Override
    public void reset() {}

    private void look() {
        final long nowNs = clock.nanoTime();
        if (beforeNs != 0) {
            longestNs = Math.max(longestNs, nowNs - beforeNs);
        }
        beforeNs = nowNs;
        ledger.agent(agent, nowNs, longestNs);
    }
}
