package io.tailrace.cli.torture;

import io.tailrace.cli.console.Text;
import io.tailrace.cli.torture.writer.KillPlan;
import io.tailrace.cli.torture.writer.KillPoint;
import io.tailrace.cli.torture.writer.TortureWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The disk stalls again and again; then the writer closes its journal, and has lost nothing. */
final class Stall implements Fault {
    private static final long ALTOGETHER_NS = TimeUnit.SECONDS.toNanos(4);

    private final long stallNs;

    Stall(final long stallNs) {
        this.stallNs = stallNs;
    }

    @Override
    public String name() {
        return "disk stalls " + Text.time(stallNs);
    }

    @Override
    public RoundResult inflict(final TortureRound round) {
        final List<String> findings = new ArrayList<>();
        final long stalls = 1 + ALTOGETHER_NS / stallNs;
        try (Writer writer = round.writers()
                .start(
                        round.folder(),
                        round.journal().path(),
                        KillPlan.at(KillPoint.CLOSED),
                        TortureWriter.stalling(stallNs))) {
            if (!writer.await(() -> writer.ledger().stalls() >= stalls)
                    && !round.console().stop().isRequested()) {
                findings.add("the writer did not go on: " + writer.errors());
            }
            return CleanEnd.end(writer, round.journal(), findings);
        }
    }
}
