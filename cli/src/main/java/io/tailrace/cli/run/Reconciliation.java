package io.tailrace.cli.run;

import io.tailrace.cli.console.Text;
import io.tailrace.engine.FlushResult;
import io.tailrace.samples.kvstore.WorkloadStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds the numbers of a run against each other: everything that was done must be found again, exactly. */
final class Reconciliation {
    private final List<String> faults = new ArrayList<>();

    private Reconciliation() {}

    /**
     * Holds them against each other.
     *
     * @param stats what the workload counted.
     * @param recount what the journal holds.
     * @param flushed whether the journal took everything.
     * @param errorCount faults that were survived.
     * @param ticks the file of ticks.
     * @param telemetry the file of telemetry entries, if there is one.
     * @return everything that does not fit, a line each; empty if all of it does.
     */
    static List<String> faults(
            final WorkloadStats stats,
            final JournalRecount recount,
            final FlushResult flushed,
            final long errorCount,
            final TicksFile ticks,
            final Optional<TelemetryFile> telemetry) {
        final Reconciliation reconciliation = new Reconciliation();
        reconciliation.compare(stats, recount);
        reconciliation.faults.addAll(recount.faults().stream()
                .map(fault -> "the journal is not whole: " + fault)
                .toList());
        if (flushed != FlushResult.FLUSHED) {
            reconciliation.faults.add("the journal did not take everything in time");
        }
        reconciliation.none("operations were given another key's value", stats.wrongValues());
        reconciliation.none("errors in the workload", stats.errors());
        reconciliation.none("errors in the engine or the writer of ticks", errorCount);
        ticks.fault().ifPresent(fault -> reconciliation.faults.add("ticks are missing: " + fault));
        telemetry
                .flatMap(TelemetryFile::fault)
                .ifPresent(fault -> reconciliation.faults.add("telemetry entries are missing: " + fault));
        return List.copyOf(reconciliation.faults);
    }

    private void compare(final WorkloadStats stats, final JournalRecount recount) {
        equal("operations done", stats.operations(), "recorded and refused", stats.accepted() + stats.refused());
        equal("samples recorded", stats.accepted(), "samples in the journal", recount.journaled());
        equal("samples in the journal", recount.journaled(), "sequences of the workers' channels", recount.sequences());
        equal("samples refused", stats.refused(), "refused as the journal says", recount.refused());
    }

    private void equal(final String oneName, final long one, final String otherName, final long other) {
        if (one != other) {
            faults.add(oneName + " are " + Text.count(one) + ", but " + otherName + " are " + Text.count(other));
        }
    }

    private void none(final String what, final long count) {
        if (count > 0) {
            faults.add(Text.count(count) + " " + what);
        }
    }
}
