package io.tailrace.cli.bench.paced;

import io.tailrace.engine.time.EngineClock;

/** How fine the machine's clock is: differences below its step are seen in means only. */
final class ClockStep {
    private static final int READS = 100_000;

    private ClockStep() {}

    /** The smallest step that two reads in a row showed; 0 if the clock stood. */
    static long measureNs(final EngineClock clock) {
        long least = Long.MAX_VALUE;
        long before = clock.nanoTime();
        for (int i = 0; i < READS; i++) {
            final long now = clock.nanoTime();
            if (now > before) {
                least = Math.min(least, now - before);
            }
            before = now;
        }
        return least == Long.MAX_VALUE ? 0 : least;
    }
}
