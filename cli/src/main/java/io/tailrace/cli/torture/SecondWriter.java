package io.tailrace.cli.torture;

import io.tailrace.cli.torture.writer.KillPlan;
import io.tailrace.cli.torture.writer.KillPoint;
import io.tailrace.cli.torture.writer.Ledger;
import io.tailrace.cli.torture.writer.TortureWriter;
import java.util.ArrayList;
import java.util.List;

/** While a writer lives, another one wants its journal: it is refused, and the first does not notice. Then that is killed. */
final class SecondWriter implements Fault {
    private static final String REFUSAL = "appends to it already";

    @Override
    public String name() {
        return "a second writer, then killed";
    }

    @Override
    public RoundResult inflict(final TortureRound round) {
        final List<String> findings = new ArrayList<>();
        final KillPlan plan = KillPlan.at(KillPoint.ANYWHERE);
        try (Writer first =
                round.writers().start(round.folder(), round.journal().path(), plan)) {
            if (first.await(Ledger.State.RECORDING)) {
                challenge(round, plan, findings);
                final long appended = first.ledger().appended();
                if (!first.await(() -> first.ledger().appended() > appended) && !isStopped(round)) {
                    findings.add("the first writer stands still behind the second one: " + first.errors());
                }
            } else if (!isStopped(round)) {
                findings.add("the first writer does not record: " + first.errors());
            }
            first.kill();
            return round.journal().check(first.ledger(), findings);
        }
    }

    private static void challenge(final TortureRound round, final KillPlan plan, final List<String> findings) {
        try (Writer second =
                round.writers().start(round.folder(), round.journal().path(), plan)) {
            final boolean ended = second.await(() -> !second.isAlive());
            if (isStopped(round)) {
                return;
            }
            if (!ended
                    || second.exitCode() != TortureWriter.REFUSED
                    || !second.errors().contains(REFUSAL)) {
                findings.add("a second writer was not refused: " + second.errors());
            }
        }
    }

    private static boolean isStopped(final TortureRound round) {
        return round.console().stop().isRequested();
    }
}
