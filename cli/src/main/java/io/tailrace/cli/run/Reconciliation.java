package io.tailrace.cli.run;

import io.tailrace.cli.console.Text;
import io.tailrace.engine.FlushResult;
import io.tailrace.samples.kvstore.WorkloadStats;
import java.util.ArrayList;
import java.util.List;

/** Holds the numbers of a run against each other: everything that was done must be found again, exactly. */
final class Reconciliation {
    private final List<String> faults = new ArrayList<>();

    private Reconciliation() {}

    /** Everything that does not fit, a line each. */
    static List<String> faults(final RunSession session, final TicksFile ticks, final JournalRecount recount) {
        final Reconciliation reconciliation = new Reconciliation();
        reconciliation.compare(session.stats(), recount);
        reconciliation.report(session, ticks, recount);
        return List.copyOf(reconciliation.faults);
    }

    private void compare(final WorkloadStats stats, final JournalRecount recount) {
        equal("operations done", stats.operations(), "recorded and refused", stats.accepted() + stats.refused());
        equal("samples recorded", stats.accepted(), "samples in the journal", recount.journaled());
        equal("samples in the journal", recount.journaled(), "sequences of the workers' channels", recount.sequences());
        equal("samples refused", stats.refused(), "refused as the journal says", recount.refused());
    }

    private void report(final RunSession session, final TicksFile ticks, final JournalRecount recount) {
        final WorkloadStats stats = session.stats();
        recount.faults().forEach(fault -> faults.add("the journal is not whole: " + fault));
        if (session.flushed() != FlushResult.FLUSHED) {
            faults.add("the journal did not take everything in time: " + session.flushed());
        }
        none("operations were given another key's value", stats.wrongValues());
        none("errors in the workload", stats.errors());
        none("errors in the engine or the writer of ticks", session.errorCount());
        if (ticks.lost() > 0) {
            faults.add(Text.count(ticks.lost()) + " ticks could not be written: " + ticks.firstFault());
        }
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
