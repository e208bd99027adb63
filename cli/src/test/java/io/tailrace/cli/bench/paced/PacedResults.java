package io.tailrace.cli.bench.paced;

import io.tailrace.cli.bench.paced.PacedResult.WarmUp;

/** Results as a test wants them. */
public final class PacedResults {
    private static final long PERIOD_NS = 1_000;

    private final PacedTimes times = new PacedTimes();
    private final Hiccups hiccups = new Hiccups();
    private long nowNs;
    private long elapsedNs;
    private long warmUpCalls;

    /** Adds calls that were on time and took so long, each with an empty call. */
    public PacedResults calls(final int count, final long serviceNs) {
        for (int i = 0; i < count; i++) {
            nowNs += PERIOD_NS;
            times.addCall(nowNs, nowNs, nowNs + serviceNs);
            times.addEmptyCall(nowNs, nowNs, nowNs + 20);
        }
        return this;
    }

    /** Adds empty calls that took so long. */
    public PacedResults emptyCalls(final int count, final long serviceNs) {
        for (int i = 0; i < count; i++) {
            times.addEmptyCall(nowNs, nowNs, nowNs + serviceNs);
        }
        return this;
    }

    /** From now on until so much later the machine wakes nobody. */
    public PacedResults hiccup(final long lateNs) {
        hiccups.add(nowNs, nowNs + lateNs);
        return this;
    }

    /** Lets time go by. */
    public PacedResults pause(final long durationNs) {
        nowNs += durationNs;
        return this;
    }

    /** Says that so many of the calls were refused. */
    public PacedResults refused(final long count) {
        times.addRefused(count);
        return this;
    }

    /** Says how many calls there were before. */
    public PacedResults warmUp(final long calls) {
        warmUpCalls = calls;
        return this;
    }

    /** Says how long it lasted; else as long as it was to last, a second. */
    public PacedResults elapsed(final long durationNs) {
        elapsedNs = durationNs;
        return this;
    }

    /** The result. */
    public PacedResult result() {
        final long durationNs = 1_000_000_000;
        return new PacedResult(
                1_000_000,
                1,
                durationNs,
                1_767_225_600_000_000_000L,
                elapsedNs == 0 ? durationNs : elapsedNs,
                times.calls(),
                times.emptyCalls(),
                times.refused(),
                new WarmUp(warmUpCalls, 0),
                hiccups,
                times.late().during(hiccups),
                20);
    }
}
