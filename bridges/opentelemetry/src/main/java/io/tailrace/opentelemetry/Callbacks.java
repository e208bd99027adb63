package io.tailrace.opentelemetry;

import io.tailrace.engine.time.EngineClock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks all callbacks once an interval, on a thread of its own, which begins with the first one: a callback that hangs keeps the others waiting,
 * and never the engine. Any thread adds and removes.
 */
final class Callbacks implements Runnable, AutoCloseable {
    /** What hangs longer than that is told. */
    static final long HANG_NS = TimeUnit.SECONDS.toNanos(10);

    private static final long CLOSE_TIMEOUT_MS = 2_000;

    private final List<Callback> callbacks = new CopyOnWriteArrayList<>();
    private final EngineClock clock;
    private final ThreadFactory threadFactory;
    private final long intervalNs;
    private final Warnings warnings;
    private volatile Callback running;
    private volatile long runningFromNs;
    private volatile boolean closed;
    private Thread thread;

    Callbacks(
            final EngineClock clock,
            final ThreadFactory threadFactory,
            final long intervalNs,
            final Warnings warnings) {
        this.clock = clock;
        this.threadFactory = threadFactory;
        this.intervalNs = intervalNs;
        this.warnings = warnings;
    }

    synchronized void add(final Callback callback) {
        callbacks.add(callback);
        if (thread == null && !closed) {
            thread = threadFactory.newThread(this);
            thread.setName("tailrace-opentelemetry");
            thread.start();
        }
    }

    void remove(final Callback callback) {
        callbacks.remove(callback);
    }

    /** The thread's work. No AgentRunner: that waits without end for one that hangs. */
    @Override
    public void run() {
        while (!closed) {
            runAll();
            LockSupport.parkNanos(this, intervalNs);
        }
    }

    /** Asks each once. */
    void runAll() {
        for (final Callback callback : callbacks) {
            if (closed) {
                return;
            }
            final long nowNs = clock.nanoTime(); // each: the one before may have taken long
            runningFromNs = nowNs;
            running = callback;
            try {
                callback.run(nowNs);
            } finally {
                running = null;
            }
        }
    }

    /** Tells of one that hangs. Any thread. */
    void watch(final long nowNs) {
        final Callback current = running;
        if (current != null && nowNs - runningFromNs > HANG_NS) {
            warnings.warn("the callback of " + current.words() + " has not returned for "
                    + TimeUnit.NANOSECONDS.toSeconds(HANG_NS) + " s, and no other one is asked meanwhile");
        }
    }

    @Override
    public void close() {
        closed = true;
        final Thread ending;
        synchronized (this) {
            ending = thread;
        }
        if (ending == null || ending == Thread.currentThread()) {
            return;
        }
        ending.interrupt();
        try {
            ending.join(CLOSE_TIMEOUT_MS);
        } catch (final InterruptedException fault) {
            Thread.currentThread().interrupt();
        }
        if (ending.isAlive()) {
            warnings.warn("a callback does not end: its thread is left behind");
        }
    }
}
