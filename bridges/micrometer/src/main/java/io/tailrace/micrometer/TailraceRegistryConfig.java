package io.tailrace.micrometer;

import io.micrometer.core.instrument.Clock;
import java.time.Duration;
import java.util.Objects;

/**
 * How a registry lies over its engine.
 *
 * @param clock of Micrometer, for what is timed and for windows of maxima; default {@link Clock#SYSTEM}.
 * @param maxWindow how long a maximum is remembered, in three parts; default 1 minute a part, as Micrometer's Prometheus registry.
 * @param readTimeoutNs how long a read in the process waits for the engine at the most; default 1 s. Behind it the read shows the last cut.
 * @param traces for exemplars of histograms with buckets; null for none.
 * @param descriptions whether help texts are those of the meters; else they are a blank.
 */
public record TailraceRegistryConfig(
        Clock clock, Duration maxWindow, long readTimeoutNs, TraceSource traces, boolean descriptions) {
    /** What nothing is said about. */
    public static final TailraceRegistryConfig DEFAULT =
            new TailraceRegistryConfig(Clock.SYSTEM, Duration.ofMinutes(1), 1_000_000_000, null, true);

    /** Checks. */
    public TailraceRegistryConfig {
        Objects.requireNonNull(clock, "clock");
        if (maxWindow.isNegative() || maxWindow.isZero()) {
            throw new IllegalArgumentException("maxWindow must be above 0, was " + maxWindow);
        }
        if (readTimeoutNs < 0) {
            throw new IllegalArgumentException("readTimeoutNs must be 0 or more, was " + readTimeoutNs);
        }
    }

    /**
     * With another clock.
     *
     * @param value of Micrometer.
     * @return a copy.
     */
    public TailraceRegistryConfig withClock(final Clock value) {
        return new TailraceRegistryConfig(value, maxWindow, readTimeoutNs, traces, descriptions);
    }

    /**
     * With another window of maxima.
     *
     * @param value a part of three.
     * @return a copy.
     */
    public TailraceRegistryConfig withMaxWindow(final Duration value) {
        return new TailraceRegistryConfig(clock, value, readTimeoutNs, traces, descriptions);
    }

    /**
     * With exemplars.
     *
     * @param value says which trace a thread is in.
     * @return a copy.
     */
    public TailraceRegistryConfig withTraces(final TraceSource value) {
        return new TailraceRegistryConfig(clock, maxWindow, readTimeoutNs, value, descriptions);
    }

    /**
     * With or without help texts.
     *
     * @param value whether they are the meters'.
     * @return a copy.
     */
    public TailraceRegistryConfig withDescriptions(final boolean value) {
        return new TailraceRegistryConfig(clock, maxWindow, readTimeoutNs, traces, value);
    }
}
