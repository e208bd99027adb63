package io.tailrace.cli.journal;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.console.Text;
import io.tailrace.cli.option.Port;
import io.tailrace.exposer.Exposer;
import io.tailrace.exposer.ExposerContext;
import io.tailrace.sinks.journal.ChronicleJournal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tailrace expose}: serves the newest state of a journal, so that a scrape costs the measured process nothing (R-J1). */
@Command(
        name = "expose",
        description = {
            "Serves /metrics out of a journal that another process writes, until Ctrl-C.",
            "/healthz and /readyz are there, too; /readyz says journal_stale when that process has given no sign of life for a second."
        },
        footer = {
            "",
            "Examples:",
            "  tailrace expose --journal tailrace-journal --port 9101",
            "  tailrace expose --journal /var/lib/shop/tailrace --host 10.0.0.7",
        })
public final class ExposeCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--journal", paramLabel = "DIR", required = true, description = "Folder of the journal.")
    private Path directory;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = ExposerContext.DEFAULT_HOST,
            description = "Address to listen on; any but loopback is read by other machines, unencrypted"
                    + " (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = Port.class,
            defaultValue = Port.DEFAULT,
            description = "Port to listen on; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    /**
     * The command.
     *
     * @param console where it says its address, and what ends it.
     */
    public ExposeCommand(final Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.stop().listen();
        try (ChronicleJournal journal = ChronicleJournal.openForReading(directory, new JournalWarnings(console));
                Exposer exposer = Exposer.launch(
                        new ExposerContext().host(host).port(port), journal::openTailer, console.clock())) {
            console.err().println("metrics  " + Text.url(exposer.address()) + "/metrics");
            console.stop().await(Long.MAX_VALUE);
            return ExitCode.GOOD;
        }
    }
}
