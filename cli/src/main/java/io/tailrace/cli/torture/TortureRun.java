package io.tailrace.cli.torture;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.Progress;
import io.tailrace.cli.disk.SmallFileSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One torture from its start to its summary. Belongs to the command's thread. */
final class TortureRun {
    private final Map<String, FaultTally> tallies = new LinkedHashMap<>();
    private final Console console;
    private final TortureSettings settings;
    private final WriterJvm writers;
    private final Random order;
    private FaultTally before;
    private int rounds;

    TortureRun(final Console console, final TortureSettings settings) {
        this.console = console;
        this.settings = settings;
        writers = WriterJvm.of(console);
        order = new Random(settings.seed());
    }

    /** Does it, or as much as there is time for until the end is asked for. */
    TortureSummary perform() {
        console.stop().listen();
        console.err()
                .println("seed " + settings.seed()
                        + (writers.isSamePid()
                                ? "; every writer is process 1 of its own name space"
                                : "; writers have different pids: unshare --pid is not permitted here"));
        try (TortureFolder folder = TortureFolder.in(settings.parent())) {
            final TortureJournal journal = new TortureJournal(folder.journal(), console);
            if (settings.diskFull()) {
                fillDisks(folder, journal);
            }
            killAll(folder, journal);
            if (settings.stallNs() > 0 && !console.stop().isRequested()) {
                inflict(new Stall(settings.stallNs()), folder, journal);
            }
            if (!console.stop().isRequested()) {
                inflict(new CleanEnd(), folder, journal);
            }
            return new TortureSummary(
                    settings,
                    List.copyOf(tallies.values()),
                    journal.epochs(),
                    journal.samples(),
                    writers.isSamePid(),
                    folder.isKept() ? folder.path() : null);
        }
    }

    private void fillDisks(final TortureFolder folder, final TortureJournal journal) {
        for (final SmallFileSystem.Kind kind : SmallFileSystem.Kind.values()) {
            if (!console.stop().isRequested()) {
                inflict(new DiskFull(kind), folder, journal);
                // Its journal is its own: nobody starts on it again.
                before = null;
            }
        }
    }

    private void killAll(final TortureFolder folder, final TortureJournal journal) {
        final List<Fault> turn = new ArrayList<>();
        try (Progress progress = new Progress(console, "killing", settings::kills, "writers")) {
            for (int kill = 0; kill < settings.kills() && !console.stop().isRequested(); kill++) {
                progress.at(kill);
                if (turn.isEmpty()) {
                    turn.addAll(Faults.kills());
                    Collections.shuffle(turn, order);
                }
                inflict(turn.remove(turn.size() - 1), folder, journal);
            }
        }
    }

    private void inflict(final Fault fault, final TortureFolder folder, final TortureJournal journal) {
        rounds++;
        final Path roundFolder = folder.round(rounds);
        final RoundResult result =
                fault.inflict(new TortureRound(new Random(order.nextLong()), roundFolder, journal, writers, console));
        if (before != null) {
            before.addNextLaunch(result.launchNs());
        }
        before = tallies.computeIfAbsent(fault.name(), FaultTally::new);
        before.add(result);
        if (result.findings().isEmpty()) {
            TortureFolder.delete(roundFolder);
        } else {
            folder.keep();
            result.findings()
                    .forEach(
                            finding -> console.err().println("round " + rounds + ", " + fault.name() + ": " + finding));
        }
    }
}
