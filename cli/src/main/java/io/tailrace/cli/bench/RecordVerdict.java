package io.tailrace.cli.bench;

import io.tailrace.cli.bench.paced.PacedResult;
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
        return new RecordVerdict(breaches.list(), latency.excuse());
    }

    boolean isKept() {
        return breaches.isEmpty();
    }
}
