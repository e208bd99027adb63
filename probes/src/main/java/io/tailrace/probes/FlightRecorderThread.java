package io.tailrace.probes;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The thread that the flight recorder tells. The recorder is started on it, too, which takes a JVM up to a second. Without a flight recorder there is one line, and the thread ends.
 */
final class FlightRecorderThread implements AutoCloseable {
    static final String NAME = "the JVM's flight recorder (collections, safepoints, pinned virtual threads)";
    private static final long PATIENCE_MS = TimeUnit.SECONDS.toMillis(10);

    private final Meters meters;
    private final FlightRecorderRoom room;
    private final long delayMs;
    private final ProbeLog log;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private FlightRecorderStream stream;

    FlightRecorderThread(
            final Meters meters,
            final FlightRecorderRoom room,
            final long delayMs,
            final ThreadFactory threads,
            final ProbeLog log) {
        this.delayMs = delayMs;
        this.meters = meters;
        this.room = room;
        this.log = log;
        thread = threads.newThread(this::run);
        thread.setName("tailrace-jfr");
    }

    void start() {
        thread.start();
    }

    private void run() {
        try (meters) {
            if (ModuleLayer.boot().findModule("jdk.jfr").isEmpty()) {
                throw new IllegalStateException("this JVM has no module jdk.jfr");
            }
            if (delayMs > 0 && closing.await(delayMs, TimeUnit.MILLISECONDS)) {
                return;
            }
            room.require();
            try (FlightRecorderStream opened = new FlightRecorderStream(meters, room, log)) {
                if (hold(opened)) {
                    opened.run();
                }
            }
        } catch (final Throwable fault) {
            if (!isClosing() && !isEndOfJvm(fault)) {
                log.leftOut(NAME, fault);
            }
        }
    }

    /** A JVM that ends just now takes no shutdown hook of a recorder any more, and has nothing to be told. */
    static boolean isEndOfJvm(final Throwable fault) {
        return fault instanceof IllegalStateException && "Shutdown in progress".equals(fault.getMessage());
    }

    private synchronized boolean hold(final FlightRecorderStream opened) {
        stream = opened;
        return !isClosing();
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Waits for the thread, but not for ever. */
    @Override
    public void close() {
        final FlightRecorderStream opened;
        synchronized (this) {
            closing.countDown();
            opened = stream;
        }
        if (opened != null) {
            opened.close();
        }
        try {
            thread.join(PATIENCE_MS);
        } catch (final InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
