package io.tailrace.probes;

import io.tailrace.engine.time.EngineClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * What {@link JvmProbes} are launched with. Fluent; everything has a default and is checked at once when they are launched. One thread.
 */
public final class ProbesContext {
    private static final long LEAST_HICCUP_NS = TimeUnit.MICROSECONDS.toNanos(100);
    private static final long LEAST_POLL_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long MOST_POLL_NS = TimeUnit.HOURS.toNanos(1);
    private static final long MOST_DELAY_MS = TimeUnit.HOURS.toMillis(1);

    private EngineClock clock = EngineClock.system();
    private long hiccupIntervalNs = TimeUnit.MILLISECONDS.toNanos(1);
    private long pollIntervalNs = TimeUnit.SECONDS.toNanos(1);
    private boolean flightRecorder = true;
    private long flightRecorderDelayMs;
    private ThreadFactory threadFactory = ProbesContext::newDaemonThread;
    private Path proc = Path.of("/proc");
    private Path controlGroups = Path.of("/sys/fs/cgroup");

    /**
     * The clock of whoever sleeps and polls; default the machine's. The engine's, if that was given one.
     *
     * @param value the clock.
     * @return this.
     */
    public ProbesContext clock(final EngineClock value) {
        clock = value;
        return this;
    }

    /**
     * For how long the thread that looks for hiccups sleeps each time; default 1 ms. Shorter ones find shorter hiccups, and cost more.
     *
     * @param value nanoseconds, 100 us to 1 s; 0 for no such thread.
     * @return this.
     */
    public ProbesContext hiccupIntervalNs(final long value) {
        hiccupIntervalNs = value;
        return this;
    }

    /**
     * Time between two readings of memory, CPU and the like; default 1 s. States of threads and context switches are read at each tenth.
     *
     * @param value nanoseconds, 10 ms to 1 h.
     * @return this.
     */
    public ProbesContext pollIntervalNs(final long value) {
        pollIntervalNs = value;
        return this;
    }

    /**
     * Whether the JVM's flight recorder is asked for pauses of collections, safepoints and pinned virtual threads; default true.
     *
     * @param value whether it is.
     * @return this.
     */
    public ProbesContext flightRecorder(final boolean value) {
        flightRecorder = value;
        return this;
    }

    /**
     * How long the flight recorder is waited with; default 0. Beginning it costs a JVM up to a second of CPU: who is often started for a moment may save that.
     *
     * @param value milliseconds, 0 to 3600000.
     * @return this.
     */
    public ProbesContext flightRecorderDelayMs(final long value) {
        flightRecorderDelayMs = value;
        return this;
    }

    /**
     * What makes the threads; default daemon threads.
     *
     * @param value called up to three times, at the launch.
     * @return this.
     */
    public ProbesContext threadFactory(final ThreadFactory value) {
        threadFactory = value;
        return this;
    }

    /** Where the machine's files lie, for tests. */
    ProbesContext files(final Path procFolder, final Path controlGroupFolder) {
        proc = procFolder;
        controlGroups = controlGroupFolder;
        return this;
    }

    /** Checks everything; all faults are in the one message. */
    ProbesConfig conclude() {
        final List<String> faults = new ArrayList<>();
        if (clock == null) {
            faults.add("clock must be given");
        }
        if (hiccupIntervalNs != 0 && (hiccupIntervalNs < LEAST_HICCUP_NS || hiccupIntervalNs > 1_000_000_000L)) {
            faults.add("hiccupIntervalNs must be 100 us to 1 s, or 0 for none, was " + hiccupIntervalNs + " ns");
        }
        if (pollIntervalNs < LEAST_POLL_NS || pollIntervalNs > MOST_POLL_NS) {
            faults.add("pollIntervalNs must be 10 ms to 1 h, was " + pollIntervalNs + " ns");
        }
        if (flightRecorderDelayMs < 0 || flightRecorderDelayMs > MOST_DELAY_MS) {
            faults.add("flightRecorderDelayMs must be 0 to " + MOST_DELAY_MS + ", was " + flightRecorderDelayMs);
        }
        if (threadFactory == null) {
            faults.add("threadFactory must be given");
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("probes context: " + String.join("; ", faults));
        }
        return new ProbesConfig(
                clock,
                hiccupIntervalNs,
                pollIntervalNs,
                flightRecorder,
                flightRecorderDelayMs,
                threadFactory,
                proc,
                controlGroups);
    }

    private static Thread newDaemonThread(final Runnable task) {
        final Thread thread = new Thread(task, "tailrace-probe");
        thread.setDaemon(true);
        return thread;
    }
}
