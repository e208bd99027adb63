package io.tailrace.jmh.paced;

import io.tailrace.jmh.Values;

/**
 * Makes the calls: each at its intended start, an empty one halfway to the next. Late calls are made up for at once and are timed from
 * when they were due.
 */
final class Pacer {
    private static final int MASK = Values.COUNT - 1;

    private final long[] values = Values.nanoseconds();
    private final long periodNs;

    Pacer(final long callsPerSecond) {
        periodNs = 1_000_000_000L / callsPerSecond;
    }

    void run(final PacedTarget target, final long durationNs, final CallTimes recorded, final CallTimes empty) {
        final PacedTarget nothing = PacedTarget.NOTHING;
        final long calls = durationNs / periodNs;
        long dueNs = System.nanoTime() + periodNs;
        for (long call = 0; call < calls; call++) {
            final long valueNs = values[(int) call & MASK];

            final long beginNs = await(dueNs);
            target.record(valueNs);
            recorded.add(dueNs, beginNs, System.nanoTime());

            final long emptyDueNs = dueNs + periodNs / 2;
            final long emptyBeginNs = await(emptyDueNs);
            nothing.record(valueNs);
            empty.add(emptyDueNs, emptyBeginNs, System.nanoTime());

            dueNs += periodNs;
        }
    }

    private static long await(final long dueNs) {
        long nowNs = System.nanoTime();
        while (nowNs - dueNs < 0) {
            nowNs = System.nanoTime();
        }
        return nowNs;
    }
}
