package io.tailrace.cli.bench.delivery;

import org.HdrHistogram.Histogram;

/** How long probes took from being recorded until a reader was told of them, each once. One thread; asked when it has ended. */
final class ProbeDelays {
    private static final long HIGHEST_NS = 3_600_000_000_000L;

    private final ProbeTimes times;
    private final Histogram delaysNs = new Histogram(HIGHEST_NS, 3);
    private volatile int from = Integer.MAX_VALUE;
    private int told;

    ProbeDelays(final ProbeTimes times) {
        this.times = times;
    }

    /** Probes that are recorded from now on count. Any thread. */
    void begin() {
        from = times.newest() + 1;
    }

    /** All up to a total were told by now. One that is lower than an earlier one, as in what is sent again, changes nothing. */
    void onTotal(final long total, final long nowNs) {
        final int newest = (int) Math.min(total, times.newest());
        for (int number = told + 1; number <= newest; number++) {
            if (number >= from) {
                delaysNs.recordValue(Math.min(HIGHEST_NS, Math.max(0, nowNs - times.atNs(number))));
            }
        }
        told = Math.max(told, newest);
    }

    /** The newest that was told. */
    int told() {
        return told;
    }

    Histogram delaysNs() {
        return delaysNs;
    }
}
