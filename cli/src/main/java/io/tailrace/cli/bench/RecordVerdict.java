package io.tailrace.cli.bench;

import io.tailrace.cli.bench.paced.Contract;
import io.tailrace.cli.bench.paced.PacedResult;
import io.tailrace.cli.console.Text;
import io.tailrace.engine.FlushResult;
import java.util.List;
import java.util.Optional;

/**
 * Whether the contract was kept.
 *
 * @param breaches why it was not; empty if it was.
 * @param excuse what the machine has to do with it; empty if nothing, or if there is nothing to excuse.
 */
record RecordVerdict(List<Breach> breaches, Optional<String> excuse) {
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long PERMILLE = 1_000;

    /** What a breach is about. */
    enum Kind {
        /** Times: a bad machine may be the cause. */
        LATENCY,
        /** Samples that were refused, or a ring that was too full. */
        REFUSED,
        /** Numbers that do not agree. */
        JOURNAL,
        /** What was to go on beside the calls did not. */
        LOAD
    }

    /**
     * One reason.
     *
     * @param kind what it is about.
     * @param text in words.
     */
    record Breach(Kind kind, String text) {}

    static RecordVerdict of(final PacedResult result, final JournalTotals totals, final LoadFacts load) {
        final Breaches breaches = new Breaches();
        final LatencyVerdict latency = LatencyVerdict.of(result);
        latency.breaches().forEach(text -> breaches.add(Kind.LATENCY, text));
        breaches.addRefusals(result, load);
        breaches.addJournal(result, totals);
        if (load.flushed() != FlushResult.FLUSHED) {
            breaches.add(Kind.JOURNAL, "the journal did not take everything in time");
        }
        breaches.addLoad(load);
        final boolean isRefused = breaches.list().stream().anyMatch(breach -> breach.kind() == Kind.REFUSED);
        return new RecordVerdict(
                breaches.list(), latency.excuse().or(() -> isRefused ? ringExcuse(result) : Optional.empty()));
    }

    /** A thread that drains is woken as late as one that only sleeps. */
    private static Optional<String> ringExcuse(final PacedResult result) {
        final long fillNs = RecordLoad.RING_SAMPLES
                * NS_PER_SECOND
                / PERMILLE
                * Contract.OCCUPANCY_PERMILLE
                / result.callsPerSecond();
        final long lateNs = result.hiccups().lateNs().getMaxValue();
        return lateNs < fillNs
                ? Optional.empty()
                : Optional.of("the machine was late: it woke a sleeping thread up to " + Text.time(lateNs)
                        + " late, and a ring fills up to its bound in " + Text.time(fillNs));
    }

    boolean isKept() {
        return breaches.isEmpty();
    }
}
