package io.tailrace.jmh.ring;

import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** The other side of a form: a thread that adds all samples to one histogram, and sleeps or spins when there is none. */
public final class Reader implements AutoCloseable {
    private static final long SLEEP_NS = 200_000;

    private final RingForm ring;
    private final boolean spins;
    private final Histogram histogram = new Histogram(1_000, 3_600_000_000_000L, 3);
    private final Thread thread = new Thread(this::run, "reader");
    private volatile boolean running = true;

    /**
     * Starts the thread.
     *
     * @param ring to read.
     * @param spins rather than sleeps 0.2 ms when there is nothing.
     */
    public Reader(final RingForm ring, final boolean spins) {
        this.ring = ring;
        this.spins = spins;
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (running) {
            if (ring.drain(this::add) == 0) {
                if (spins) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.parkNanos(SLEEP_NS);
                }
            }
        }
    }

    private void add(final long[] slots, final int from, final int to) {
        for (int i = from; i < to; i += 2) {
            histogram.recordValue(slots[i + 1]);
        }
    }

    /** Ends the thread. */
    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (final InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
