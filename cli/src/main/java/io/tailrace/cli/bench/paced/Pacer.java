package io.tailrace.cli.bench.paced;

import io.tailrace.engine.time.EngineClock;
import java.util.function.BooleanSupplier;

/**
 * Makes the calls: each at its intended start, an empty one halfway to the next. Late calls are made up for at once and are timed from
 * when they were due. One thread.
 */
final class Pacer {
    private static final int MASK = SampleValues.COUNT - 1;

    private final long[] values = SampleValues.nanoseconds();
    private final EngineClock clock;
    private final BooleanSupplier isStopped;
    private final long callsPerSecond;

    /** It ends before its time once it is told that it is stopped. */
    Pacer(final EngineClock clock, final BooleanSupplier isStopped, final long callsPerSecond) {
        this.clock = clock;
        this.isStopped = isStopped;
        this.callsPerSecond = callsPerSecond;
    }

    void run(final PacedTarget target, final long calls, final PacedTimes times) {
        final PacedTarget nothing = PacedTarget.NOTHING;
        final long refusedBefore = target.refused();
        final Schedule schedule = new Schedule(callsPerSecond, clock.nanoTime());
        for (long call = 0; call < calls && !isStopped.getAsBoolean(); call++) {
            schedule.advance();
            final long valueNs = values[(int) call & MASK];

            final long beginNs = await(schedule.dueNs());
            target.record(valueNs);
            times.addCall(schedule.dueNs(), beginNs, clock.nanoTime());

            final long emptyBeginNs = await(schedule.emptyDueNs());
            nothing.record(valueNs);
            times.addEmptyCall(schedule.emptyDueNs(), emptyBeginNs, clock.nanoTime());
        }
        times.addRefused(target.refused() - refusedBefore);
    }

    private long await(final long dueNs) {
        long nowNs = clock.nanoTime();
        while (nowNs - dueNs < 0) {
            nowNs = clock.nanoTime();
        }
        return nowNs;
    }
}
