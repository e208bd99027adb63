package io.tailrace.cli.torture;

import io.tailrace.cli.torture.writer.KillPlan;
import io.tailrace.cli.torture.writer.KillPoint;
import io.tailrace.cli.torture.writer.Ledger;
import java.util.ArrayList;
import java.util.List;

/** No harm at all, behind all others: a writer that closes its journal loses nothing, and its totals are those of all epochs. */
final class CleanEnd implements Fault {
    private static final int SNAPSHOTS = 20;

    @Override
    public String name() {
        return "closed";
    }

    @Override
    public RoundResult inflict(final TortureRound round) {
        final List<String> findings = new ArrayList<>();
        try (Writer writer =
                round.writers().start(round.folder(), round.journal().path(), KillPlan.at(KillPoint.CLOSED))) {
            writer.await(() -> writer.ledger().snapshots() >= SNAPSHOTS);
            return end(writer, round.journal(), findings);
        }
    }

    /** Has a writer close its journal, in which all must be that it accepted. */
    static RoundResult end(final Writer writer, final TortureJournal journal, final List<String> findings) {
        writer.ledger().requestEnd();
        if (!writer.await(Ledger.State.CLOSED)) {
            findings.add("a writer did not close its journal: " + writer.errors());
        }
        writer.kill();
        final RoundResult result = journal.check(writer.ledger(), findings);
        if (result.lost() > 0) {
            findings.add(result.lost() + " samples were lost by a writer that closed its journal");
        }
        return result.with(findings);
    }
}
