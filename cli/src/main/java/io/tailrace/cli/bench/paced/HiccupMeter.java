package io.tailrace.cli.bench.paced;

import io.tailrace.engine.time.EngineClock;
import java.util.concurrent.locks.LockSupport;

/** A thread that does nothing but sleep, and sees how late it is woken: what the machine does to any thread, without recording. */
final class HiccupMeter implements AutoCloseable {
    private static final long SLEEP_NS = 1_000_000;

    private final Hiccups hiccups = new Hiccups();
    private final EngineClock clock;
    private final Thread thread = new Thread(this::run, "hiccup-meter");
    private volatile boolean isRunning = true;

    HiccupMeter(final EngineClock clock) {
        this.clock = clock;
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        do { // once at least: a run may be over before a late thread begins
            final long dueNs = clock.nanoTime() + SLEEP_NS;
            LockSupport.parkNanos(SLEEP_NS);
            hiccups.add(dueNs, clock.nanoTime());
        } while (isRunning);
    }

    /** Ends the thread; what it saw. */
    Hiccups stop() {
        isRunning = false;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (final InterruptedException e) {
                interrupted = true; // it ends within a millisecond: the interrupt is kept for the caller
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return hiccups;
    }

    @Override
    public void close() {
        stop();
    }
}
