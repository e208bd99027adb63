package io.tailrace.cli.torture;

import io.tailrace.cli.torture.writer.KillPlan;
import io.tailrace.cli.torture.writer.KillPoint;
import io.tailrace.cli.torture.writer.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A writer is killed by SIGKILL, somewhere. */
final class Kill implements Fault {
    private static final int LONGEST_MS = 600;

    private final String name;
    private final Function<Random, KillPlan> plan;

    Kill(final String name, final Function<Random, KillPlan> plan) {
        this.name = name;
        this.plan = plan;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public RoundResult inflict(final TortureRound round) {
        final KillPlan chosen = plan.apply(round.random());
        final List<String> findings = new ArrayList<>();
        try (Writer writer =
                round.writers().start(round.folder(), round.journal().path(), chosen)) {
            final boolean isThere = chosen.point() == KillPoint.ANYWHERE
                    ? writer.await(Ledger.State.STARTING) && isLeftAlone(round, writer)
                    : writer.await(Ledger.State.AT_POINT);
            if (!isThere && !round.console().stop().isRequested()) {
                findings.add("the writer was not killed at " + chosen.text() + ", "
                        + (writer.isAlive() ? "it did not come there" : "it had ended: " + writer.errors()));
            }
            writer.kill();
            return round.journal().check(writer.ledger(), findings);
        }
    }

    /** From the start on, so that some of these kills come in the start, too. */
    private static boolean isLeftAlone(final TortureRound round, final Writer writer) {
        final long ns = TimeUnit.MILLISECONDS.toNanos(round.random().nextInt(LONGEST_MS));
        if (round.random().nextInt(4) > 0) {
            writer.await(Ledger.State.RECORDING);
        }
        round.console().stop().await(ns);
        return writer.isAlive();
    }
}
