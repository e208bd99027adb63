package io.tailrace.probes;

import io.tailrace.engine.time.EngineClock;
import java.nio.file.Path;
import java.util.concurrent.ThreadFactory;

/** A {@link ProbesContext} that was checked. */
record ProbesConfig(
        EngineClock clock,
        long hiccupIntervalNs,
        long pollIntervalNs,
        boolean flightRecorder,
        long flightRecorderDelayMs,
        ThreadFactory threadFactory,
        Path proc,
        Path controlGroups) {}
