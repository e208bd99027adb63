package io.tailrace.jmh.paced;

/** How fine the machine's clock is: differences below its step are seen in means only. */
final class ClockStep {
    private static final int READS = 100_000;

    private ClockStep() {}

    /** The smallest step that two reads in a row showed. */
    static long measureNs() {
        long least = Long.MAX_VALUE;
        long before = System.nanoTime();
        for (int i = 0; i < READS; i++) {
            final long now = System.nanoTime();
            if (now > before) {
                least = Math.min(least, now - before);
            }
            before = now;
        }
        return least;
    }
}
