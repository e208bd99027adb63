package io.tailrace.engine.time;

/**
 * The two clocks of an engine. Everything that needs the time is given one of these; no other package reads a clock.
 * Implementations are safe for any thread.
 */
public interface EngineClock {
    /**
     * Monotonic time, for durations and intervals.
     *
     * @return nanoseconds since an arbitrary moment.
     */
    long nanoTime();

    /**
     * Wall-clock time, which may jump when the machine's clock is set.
     *
     * @return nanoseconds since 1970-01-01T00:00Z.
     */
    long epochNanos();

    /**
     * The machine's own clocks.
     *
     * @return a clock without state.
     */
    static EngineClock system() {
        return SystemEngineClock.INSTANCE;
    }
}
