package io.tailrace.cli.journal;

import io.tailrace.cli.config.ConfigArguments;
import io.tailrace.cli.config.ConfiguredCommand;
import io.tailrace.cli.config.ListenPlace;
import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.option.Port;
import io.tailrace.config.ConfigLoader;
import io.tailrace.config.ConfiguredExposer;
import io.tailrace.config.ExposerKeys;
import io.tailrace.config.JournalKeys;
import io.tailrace.config.TailraceConfig;
import io.tailrace.exposer.ExposerContext;
import io.tailrace.sinks.journal.ChronicleJournal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "  tailrace expose --config tailrace.toml                         kill -HUP reads it again",
        })
public final class ExposeCommand implements Callable<Integer>, ConfiguredCommand {
    private final Console console;

    @Mixin
    private ConfigArguments arguments = new ConfigArguments();

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description = "Folder of the journal; needed, unless a key journal.path is set.")
    private Path directory;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description =
                    "Address to listen on; any but loopback is read by other machines, unencrypted unless there is TLS"
                            + " (default: " + ExposerContext.DEFAULT_HOST + ").")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = Port.class,
            description = "Port to listen on; 0 takes a free one (default: " + Port.DEFAULT + ").")
    private Integer port;

    /**
     * The command.
     *
     * @param console where it says its address, and what ends it.
     */
    public ExposeCommand(final Console console) {
        this.console = console;
    }

    @Override
    public ConfigArguments configArguments() {
        return arguments;
    }

    @Override
    public Integer call() {
        final TailraceConfig config = ConfigArguments.load(loader(), console);
        final Path journalPath = config.get(JournalKeys.PATH)
                .orElseThrow(() ->
                        CommandFault.wrongUsage("not complete", "--journal is missing", "see tailrace expose --help"));
        console.stop().listen();
        try (ChronicleJournal journal = ChronicleJournal.openForReading(journalPath, new JournalWarnings(console));
                ConfiguredExposer exposer = ConfiguredExposer.launch(config, journal::openTailer, console.clock())) {
            arguments.reload(this::loader).ifPresent(source -> source.listen(console, exposer::reload));
            console.err().println("metrics  " + ListenPlace.of(exposer.exposer(), config) + "/metrics");
            console.stop().await(Long.MAX_VALUE);
            return ExitCode.GOOD;
        }
    }

    private ConfigLoader loader() {
        final ConfigLoader loader =
                arguments.loader().byDefault(ExposerKeys.ADDRESS, ExposerContext.DEFAULT_HOST + ":" + Port.DEFAULT);
        if (directory != null) {
            loader.flag("--journal", JournalKeys.PATH, directory.toString());
        }
        ConfigArguments.setAddress(loader, host, port, console);
        return loader;
    }
}
