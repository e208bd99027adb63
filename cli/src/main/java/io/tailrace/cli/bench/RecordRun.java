package io.tailrace.cli.bench;

import io.tailrace.cli.bench.paced.HistogramLogs;
import io.tailrace.cli.bench.paced.PacedResult;
import io.tailrace.cli.bench.paced.PacedRun;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.Text;

/** One measurement from its start to its verdict. Belongs to the command's thread. */
final class RecordRun {
    private final Console console;
    private final RecordSettings settings;

    RecordRun(final Console console, final RecordSettings settings) {
        this.console = console;
        this.settings = settings;
    }

    /** Does it. What can be refused is refused before anything is measured. */
    RecordSummary perform() {
        console.stop().listen();
        final HistogramLogs logs = HistogramLogs.in(settings.hlog());
        final int cores = Runtime.getRuntime().availableProcessors();
        warnAboutCores(cores);
        try (ScratchFolder folder = ScratchFolder.make()) {
            final RecordLoad load = RecordLoad.launch(folder, settings.channels(), console.clock());
            final PacedResult result = measure(load, cores);
            load.end();
            logs.write(result, "");
            final JournalTotals totals = JournalTotals.of(folder.journal(), load.epoch(), console);
            final RecordVerdict verdict = RecordVerdict.of(result, totals, load.facts());
            if (!totals.isWholeWith(result)) {
                folder.keep();
            }
            return new RecordSummary(settings, result, totals, load.facts(), verdict, folder.kept());
        }
    }

    private PacedResult measure(final RecordLoad load, final int cores) {
        try (BusyCores busy = new BusyCores()) {
            busy.start(settings.coresToKeepBusy(cores));
            return new PacedRun(console.clock(), console.stop(), settings.callsPerSecond(), this::tell)
                    .measure(
                            load.targets(),
                            settings.warmUpNs(),
                            () -> load.settle(console.stop()),
                            settings.durationNs());
        } catch (final RuntimeException | Error fault) {
            load.close();
            throw fault;
        }
    }

    private void tell(final String phase, final long durationNs) {
        console.err().println(phase + " for " + Text.time(durationNs));
    }

    private void warnAboutCores(final int cores) {
        if (settings.channels() >= cores) {
            console.err()
                    .println("warning: " + settings.channels() + " calling threads and the engine want "
                            + (settings.channels() + 1) + " cores, there are " + cores
                            + ": the times will be those of waiting for a core");
        }
    }
}
