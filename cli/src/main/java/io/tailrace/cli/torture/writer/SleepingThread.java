package io.tailrace.cli.torture.writer;

import io.tailrace.engine.time.EngineClock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A thread that only sleeps, and tells how late the machine wakes it: as late as it may wake the engine's threads. */
final class SleepingThread {
    private static final long SLEEP_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private SleepingThread() {}

    static void start(final Ledger ledger, final EngineClock clock) {
        final Thread thread = new Thread(() -> run(ledger, clock), "torture-sleeping");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run(final Ledger ledger, final EngineClock clock) {
        long longestNs = 0;
        long beforeNs = clock.nanoTime();
        while (ledger.state() != Ledger.State.AT_POINT) {
            LockSupport.parkNanos(SLEEP_NS);
            final long nowNs = clock.nanoTime();
            if (nowNs - beforeNs > longestNs) {
                longestNs = nowNs - beforeNs;
                ledger.longestStepNs(longestNs);
            }
            beforeNs = nowNs;
        }
    }
}
