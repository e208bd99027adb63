package io.tailrace.cli.torture;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.disk.SmallFileSystem;
import io.tailrace.cli.torture.writer.KillPlan;
import io.tailrace.cli.torture.writer.KillPoint;
import io.tailrace.cli.torture.writer.Ledger;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Somebody else fills the disk and frees it, again and again; then the writer closes its journal, and has lost nothing. */
final class DiskFull implements Fault {
    private static final long DISK_BYTES = 64L << 20;
    private static final int TIMES = 3;
    private static final int SNAPSHOTS = 20;

    private final SmallFileSystem.Kind kind;

    DiskFull(final SmallFileSystem.Kind kind) {
        this.kind = kind;
    }

    @Override
    public String name() {
        return "disk full, " + kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public RoundResult inflict(final TortureRound round) {
        final List<String> findings = new ArrayList<>();
        try (SmallFileSystem disk = mount(round)) {
            final TortureJournal journal = new TortureJournal(disk.directory().resolve("journal"), round.console());
            try (Writer writer = round.writers().start(round.folder(), journal.path(), KillPlan.at(KillPoint.CLOSED))) {
                for (int time = 0; time < TIMES && findings.isEmpty(); time++) {
                    if (!isSurvived(disk, writer) && !round.console().stop().isRequested()) {
                        findings.add("the writer did not go on with a disk that had been full, "
                                + (writer.isAlive() ? "or was never refused: " : "it had ended: ") + writer.errors());
                    }
                }
                return CleanEnd.end(writer, journal, findings);
            }
        } catch (final IOException e) {
            throw CommandFault.cannotRun(
                    "cannot fill a disk", e.getMessage(), "look at the machine, or leave --disk-full out", e);
        }
    }

    private static boolean isSurvived(final SmallFileSystem disk, final Writer writer) throws IOException {
        final Ledger ledger = writer.ledger();
        if (!isGoingOn(writer)) {
            return false;
        }
        final long refusals = ledger.noSpace();
        disk.fill();
        final boolean isRefused = writer.await(() -> ledger.noSpace() > refusals);
        disk.fill();
        disk.free();
        return isRefused && isGoingOn(writer);
    }

    private static boolean isGoingOn(final Writer writer) {
        final long snapshots = writer.ledger().snapshots();
        return writer.await(() -> writer.ledger().snapshots() >= snapshots + SNAPSHOTS);
    }

    private SmallFileSystem mount(final TortureRound round) {
        try {
            return SmallFileSystem.mount(kind, round.folder(), DISK_BYTES);
        } catch (final IOException e) {
            throw CommandFault.cannotRun(
                    "cannot mount a small file system to fill",
                    e.getMessage(),
                    "run it as a user who may mount, or leave --disk-full out",
                    e);
        }
    }
}
