package io.tailrace.jmh.paced;

import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** A thread that does nothing but sleep, and sees how late it is woken: what the machine does to any thread, without recording. */
final class HiccupMeter implements AutoCloseable {
    private static final long SLEEP_NS = 1_000_000;
    private static final long HIGHEST_NS = 3_600_000_000_000L;

    private final Histogram lateNs = new Histogram(HIGHEST_NS, 3);
    private final Thread thread = new Thread(this::run, "hiccup-meter");
    private volatile boolean running = true;

    HiccupMeter() {
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (running) {
            final long beginNs = System.nanoTime();
            LockSupport.parkNanos(SLEEP_NS);
            lateNs.recordValue(Math.max(0, System.nanoTime() - beginNs - SLEEP_NS));
        }
    }

    /** Ends the thread; what it saw, as a histogram of nanoseconds. */
    Histogram stop() {
        running = false;
        try {
            thread.join();
        } catch (final InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return lateNs;
    }

    @Override
    public void close() {
        stop();
    }
}
