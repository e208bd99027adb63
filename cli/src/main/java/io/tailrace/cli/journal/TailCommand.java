package io.tailrace.cli.journal;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.option.LineCount;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.sinks.journal.ChronicleJournal;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tailrace tail}: what a journal says, a line for each thing that happened. */
@Command(
        name = "tail",
        description = {
            "Prints what is in a journal, a line for each thing that happened.",
            "Snapshots with the sequences that they hold of each channel, checkpoints, signs of life, epochs, series, channels, telemetry entries.",
            "With --follow it goes on over restarts of the service and new roll files, and waits for a journal that is not there yet."
        },
        footer = {
            "",
            "Examples:",
            "  tailrace tail tailrace-journal --lines 20",
            "  tailrace tail tailrace-journal --lines 5 --follow",
            "  tailrace tail not-there-yet --follow",
            "  tailrace tail tailrace-journal --json | jq -c 'select(.type == \"snapshot\")'",
        })
public final class TailCommand implements Callable<Integer> {
    private static final long POLL_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Console console;

    @Parameters(paramLabel = "DIR", description = "Folder of the journal.")
    private Path directory;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is written from now on, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            converter = LineCount.class,
            description = "Begin with the last N lines (default: all).")
    private Integer lineLimit;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    /**
     * The command.
     *
     * @param console where it prints, and what ends it.
     */
    public TailCommand(final Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (follow) {
            console.stop().listen();
            if (!isThere()) {
                return ExitCode.GOOD;
            }
        }
        try (JournalScan scan = JournalScan.open(directory, console)) {
            final PrintStream out = console.out();
            final TailLines lines = new TailLines(position -> scan.places().describe(position));
            final FrameReader frames = new FrameReader(lines);
            final ArrayDeque<TailEvent> last = new ArrayDeque<>();
            while (scan.readSome(frames) > 0 && !console.stop().isRequested()) {
                lines.lost(scan.lostFrames());
                keepOrPrint(lines, last);
                console.flush();
            }
            last.forEach(event -> out.println(text(event)));
            console.flush();
            while (follow && !console.stop().await(POLL_INTERVAL_NS)) {
                while (scan.readSome(frames) > 0 && !console.stop().isRequested()) {
                    lines.lost(scan.lostFrames());
                    lines.take().forEach(event -> out.println(text(event)));
                    console.flush();
                }
            }
        }
        return ExitCode.GOOD;
    }

    /** Waits for a journal to read; false if the wait was ended. */
    private boolean isThere() {
        if (ChronicleJournal.isAwaited(directory)) {
            console.err()
                    .println("tailrace: nothing to read yet: " + directory + ": waiting until a service writes it");
            while (ChronicleJournal.isAwaited(directory)) {
                if (console.stop().await(POLL_INTERVAL_NS)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** With a limit, only the last ones are kept for later; without, they are printed at once. */
    private void keepOrPrint(final TailLines lines, final ArrayDeque<TailEvent> last) {
        for (final TailEvent event : lines.take()) {
            if (lineLimit == null) {
                console.out().println(text(event));
            } else {
                last.addLast(event);
                if (last.size() > lineLimit) {
                    last.removeFirst();
                }
            }
        }
    }

    private String text(final TailEvent event) {
        return json ? event.json() : event.text();
    }
}
