package io.tailrace.cli.bench.paced;

import io.tailrace.cli.bench.paced.PacedResult.WarmUp;
import io.tailrace.cli.console.StopSignal;
import io.tailrace.engine.time.EngineClock;
import java.util.List;
import java.util.stream.Stream;

/** Calls targets at a steady rate: first to warm up, then to be measured. Belongs to one thread; each target is called by one of its own. */
public final class PacedRun {
    private final EngineClock clock;
    private final StopSignal stop;
    private final long callsPerSecond;
    private final PhaseListener listener;

    /** Is told what begins. */
    public interface PhaseListener {
        /** For those who do not want to know. */
        PhaseListener NONE = (phase, durationNs) -> {};

        /**
         * A phase begins.
         *
         * @param phase in words.
         * @param durationNs how long it is to last.
         */
        void onPhase(String phase, long durationNs);
    }

    /**
     * A run that has not begun.
     *
     * @param clock by which calls are due and timed.
     * @param stop ends it before its time.
     * @param callsPerSecond of each target, at least 1.
     * @param listener is told of the phases.
     */
    public PacedRun(
            final EngineClock clock, final StopSignal stop, final long callsPerSecond, final PhaseListener listener) {
        this.clock = clock;
        this.stop = stop;
        this.callsPerSecond = callsPerSecond;
        this.listener = listener;
    }

    /**
     * Does it, and closes the targets, each on the thread that called it.
     *
     * @param targets each called by one thread, the same one for warming up and measuring.
     * @param warmUpNs how long they are called before anything is measured.
     * @param settle is done between warming up and measuring, while nothing is called.
     * @param durationNs how long they are measured.
     * @return what was measured, up to the stop.
     */
    public PacedResult measure(
            final List<PacedTarget> targets, final long warmUpNs, final Runnable settle, final long durationNs) {
        try (PacedThreads threads = new PacedThreads(clock, stop, callsPerSecond, targets)) {
            listener.onPhase("warming up", warmUpNs);
            final List<PacedTimes> warmUp = threads.run(warmUpNs);
            settle.run();
            listener.onPhase("measuring", durationNs);
            final long startEpochNs = clock.epochNanos();
            final long startNs = clock.nanoTime();
            try (HiccupMeter meter = new HiccupMeter(clock)) {
                final List<PacedTimes> measured = threads.run(durationNs);
                final long elapsedNs = clock.nanoTime() - startNs;
                return result(warmUp, measured, durationNs, startEpochNs, elapsedNs, meter.stop());
            }
        }
    }

    private PacedResult result(
            final List<PacedTimes> warmUp,
            final List<PacedTimes> measured,
            final long durationNs,
            final long startEpochNs,
            final long elapsedNs,
            final Hiccups hiccups) {
        return new PacedResult(
                callsPerSecond,
                measured.size(),
                durationNs,
                startEpochNs,
                elapsedNs,
                sum(measured.stream().map(PacedTimes::calls)),
                sum(measured.stream().map(PacedTimes::emptyCalls)),
                refused(measured),
                new WarmUp(sum(warmUp.stream().map(PacedTimes::calls)).count(), refused(warmUp)),
                hiccups,
                measured.stream().map(times -> times.late().during(hiccups)).reduce(LateCalls.NONE, LateCalls::plus),
                ClockStep.measureNs(clock));
    }

    private static long refused(final List<PacedTimes> times) {
        return times.stream().mapToLong(PacedTimes::refused).sum();
    }

    private static CallTimes sum(final Stream<CallTimes> times) {
        final CallTimes sum = new CallTimes();
        times.forEach(sum::add);
        return sum;
    }
}
