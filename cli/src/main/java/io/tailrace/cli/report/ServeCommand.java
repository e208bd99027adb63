package io.tailrace.cli.report;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.journal.JournalScan;
import io.tailrace.cli.journal.SelectionOptions;
import io.tailrace.cli.option.Port;
import io.tailrace.engine.reader.replay.ReplayQuery;
import io.tailrace.report.serve.ReportServer;
import io.tailrace.sinks.journal.ChronicleJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tailrace serve}: the page of {@code tailrace report} while the journal grows. */
@Command(
        name = "serve",
        description = {
            "Serves the page of tailrace report on 127.0.0.1, for a browser on this machine; it goes on while the journal is written.",
            "It ends with Ctrl-C. A TIME is RFC 3339, seconds since 1970, now, or -5m for five minutes ago."
        },
        footer = {
            "",
            "Examples:",
            "  tailrace serve tailrace-journal",
            "  tailrace serve tailrace-journal --port 0 --from -10m",
            "  tailrace serve tailrace-journal --metric 'kvstore_.*'",
        })
public final class ServeCommand implements Callable<Integer> {
    private static final long POLL_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Of the JDK's server, read when its classes load: no waiting for acknowledgements, and nobody holds a thread for long. */
    private static final Map<String, String> SERVER_PROPERTIES = Map.of(
            "sun.net.httpserver.nodelay", "true",
            "sun.net.httpserver.maxReqTime", "10",
            "sun.net.httpserver.maxRspTime", "60");

    private final Console console;

    @Parameters(
            paramLabel = "JOURNAL",
            description = "Folder of the journal; may be one that is only about to be written.")
    private Path directory;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = Port.class,
            defaultValue = "9180",
            description = "Port on 127.0.0.1; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--title", paramLabel = "TEXT", description = "Title of the page (default: the folder's name).")
    private String title;

    @Mixin
    private SelectionOptions selection;

    /**
     * The command.
     *
     * @param console where it prints, and what ends it.
     */
    public ServeCommand(final Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        final ReplayQuery query = selection.query(console.clock().epochNanos());
        console.stop().listen();
        SERVER_PROPERTIES.forEach(System::setProperty);
        if (!isThere()) {
            return ExitCode.GOOD;
        }
        final String heading = title == null ? ReportSide.name(directory) : title;
        final LiveReport report = new LiveReport(directory, heading, query);
        try (JournalScan scan = JournalScan.open(directory, console);
                ReportServer server = open(heading, report)) {
            console.out().println("serving http://127.0.0.1:" + server.port() + "/ until Ctrl-C");
            console.flush();
            while (!console.stop().isRequested()) {
                if (report.readSome(scan) == 0) {
                    console.stop().await(POLL_INTERVAL_NS);
                }
            }
        }
        return ExitCode.GOOD;
    }

    private ReportServer open(final String heading, final LiveReport report) {
        try {
            return ReportServer.open(port, heading, report::data, task -> {
                final Thread thread = new Thread(task, "tailrace-report-server");
                thread.setDaemon(true);
                return thread;
            });
        } catch (final IOException e) {
            throw CommandFault.cannotRun(
                    "cannot listen",
                    "127.0.0.1:" + port + " (" + e.getMessage() + ")",
                    "choose another port with --port, or 0 for a free one",
                    e);
        }
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
}
