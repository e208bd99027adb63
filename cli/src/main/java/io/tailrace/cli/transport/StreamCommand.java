package io.tailrace.cli.transport;

import io.tailrace.cli.config.ConfigArguments;
import io.tailrace.cli.config.ConfiguredCommand;
import io.tailrace.cli.config.ListenPlace;
import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.console.VersionText;
import io.tailrace.cli.option.DurationNs;
import io.tailrace.cli.option.Port;
import io.tailrace.config.ConfigLoader;
import io.tailrace.config.ConfiguredExposer;
import io.tailrace.config.JournalKeys;
import io.tailrace.config.LabelKeys;
import io.tailrace.config.LabelsConfig;
import io.tailrace.config.TailraceConfig;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.status.ErrorCounter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tailrace stream}: transports over the journal of another process. */
@Command(
        name = "stream",
        description = {
            "Runs the transports that the configuration turns on over a journal that another process writes, or wrote. What was delivered is"
                    + " remembered, so that it goes on there the next time.",
            "It has /metrics, /healthz and /readyz of its own, with what becomes of each transport; nothing else is written to disk. A"
                    + " transport that cannot be started is told of and does not keep the others from running.",
            "The exit code is 1 if one of them was not started, does not deliver at the end, has lost frames, or was refused"
                    + " everything.",
            "Over Aeron a journal goes under the service and instance that its newest epoch names, not under the labels of this command."
        },
        footer = {
            "",
            "Examples:",
            "  tailrace stream --journal tailrace-journal --grpc-address 127.0.0.1:9465          until Ctrl-C",
            "  tailrace stream --journal tailrace-journal --otel-enabled --duration 1m --json    to a collector on this machine",
            "  tailrace stream --journal tailrace-journal --config tailrace.toml --port 9101     as the file says",
        })
public final class StreamCommand implements Callable<Integer>, ConfiguredCommand {
    private static final String SERVICE = "tailrace-stream";

    private final Console console;

    @Mixin
    private ConfigArguments arguments = new ConfigArguments();

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description =
                    "Folder of the journal; waited for if it is not there yet; needed, unless a key journal.path is set.")
    private Path directory;

    @Option(
            names = "--duration",
            paramLabel = DurationNs.LABEL,
            converter = DurationNs.class,
            description = "How long to stream, such as 20s or 5m (default: until Ctrl-C).")
    private Long durationNs;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = Port.class,
            description = "Port of /metrics on 127.0.0.1 (default: a free one, which is told).")
    private Integer port;

    @Option(names = "--json", description = "Print one JSON object at the end, and nothing else, to standard output.")
    private boolean json;

    /**
     * The command.
     *
     * @param console where it prints, and what ends it.
     */
    public StreamCommand(final Console console) {
        this.console = console;
    }

    @Override
    public ConfigArguments configArguments() {
        return arguments;
    }

    @Override
    public Integer call() {
        final TailraceConfig config = ConfigArguments.load(loader(), console);
        final Path journal = config.get(JournalKeys.PATH)
                .orElseThrow(() ->
                        CommandFault.wrongUsage("not complete", "--journal is missing", "see tailrace stream --help"))
                .toAbsolutePath()
                .normalize();
        if (!TransportSet.isAnyWanted(config)) {
            throw CommandFault.wrongUsage(
                    "no transport is on",
                    "tailrace stream",
                    "turn one on, for example with --grpc-address 127.0.0.1:9465 or --otel-enabled; tailrace config show has all keys");
        }
        console.stop().listen();
        final StreamSummary summary = stream(config, journal);
        if (json) {
            console.out().println(summary.json());
        } else {
            summary.lines().forEach(console.out()::println);
        }
        console.flush();
        return summary.isGood() ? ExitCode.GOOD : ExitCode.NEGATIVE;
    }

    private StreamSummary stream(final TailraceConfig config, final Path journal) {
        final ErrorCounter errors = new ErrorCounter();
        final List<TransportReport> reports;
        final long startNs = console.clock().nanoTime();
        try (TelemetryEngine engine = TelemetryEngine.launch(engine(config));
                ConfiguredExposer exposer = ConfiguredExposer.launch(config, engine::openTailer, console.clock())) {
            console.err().println("metrics  " + ListenPlace.of(exposer.exposer(), config) + "/metrics");
            final TransportSet transports =
                    TransportSet.start(new TransportSetup(config, journal, engine, console.clock(), errors, false));
            try (transports) {
                transports.startLines().forEach(console.err()::println);
                requireStarted(journal, transports.reports());
                console.stop().await(durationNs == null ? Long.MAX_VALUE : durationNs);
            }
            reports = transports.reports();
        }
        return new StreamSummary(journal, console.clock().nanoTime() - startNs, reports);
    }

    private static void requireStarted(final Path journal, final List<TransportReport> reports) {
        if (reports.stream().noneMatch(TransportReport::isStarted)) {
            throw CommandFault.cannotRun(
                    "no transport could be started",
                    journal.toString(),
                    reports.get(0).cause());
        }
    }

    /** Only counts for the transports; nothing of it is on disk. */
    private EngineContext engine(final TailraceConfig config) {
        final LabelsConfig labels = config.labels();
        return new EngineContext()
                .service(labels.service())
                .instance(labels.instance())
                .buildVersion(labels.buildVersion())
                .extraLabels(labels.extra())
                .amnesia(true)
                .clock(console.clock());
    }

    private ConfigLoader loader() {
        final ConfigLoader loader = arguments
                .loader()
                .byDefault(LabelKeys.SERVICE, SERVICE)
                .byDefault(LabelKeys.BUILD_VERSION, VersionText.build());
        if (directory != null) {
            loader.flag("--journal", JournalKeys.PATH, directory.toString());
        }
        ConfigArguments.setAddress(loader, null, port, console);
        return loader;
    }
}
