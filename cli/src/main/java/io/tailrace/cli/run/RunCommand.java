package io.tailrace.cli.run;

import io.tailrace.cli.config.ConfigArguments;
import io.tailrace.cli.config.ConfiguredCommand;
import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.console.VersionText;
import io.tailrace.cli.option.DurationNs;
import io.tailrace.cli.option.Port;
import io.tailrace.cli.option.Rate;
import io.tailrace.cli.option.SeparateFiles;
import io.tailrace.cli.option.SeriesCount;
import io.tailrace.cli.option.Threads;
import io.tailrace.cli.transport.TransportSet;
import io.tailrace.config.ConfigLoader;
import io.tailrace.config.EngineKeys;
import io.tailrace.config.ExposerKeys;
import io.tailrace.config.JournalKeys;
import io.tailrace.config.LabelKeys;
import io.tailrace.config.PolicyKeys;
import io.tailrace.config.TailraceConfig;
import io.tailrace.exposer.ExposerContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tailrace run}: the main job. */
@Command(
        name = "run",
        description = {
            "Runs a key-value store under load and records every operation: the main job.",
            "The latencies go into a journal, to /metrics, and into ticks. It ends with a summary whose numbers must"
                    + " reconcile: operations done = samples recorded + refused = samples in the journal + refused.",
            "Ctrl-C ends it as the end of its duration does. With a file of settings, a hang-up (kill -HUP) reads that again."
        },
        footer = {
            "",
            "Examples:",
            "  tailrace run                                          until Ctrl-C, with a screen",
            "  tailrace run --duration 20s --json                    20 seconds, one JSON object",
            "  tailrace run --rate max --threads 4 --port 0          as fast as it goes, on a free port",
            "  tailrace run --duration 20s --retain-samples           each latency is in the journal",
            "  tailrace run --journal /tmp/j --ticks /tmp/t.ndjson   files elsewhere",
            "  tailrace run --duration 20s --telemetry /tmp/telemetry.jsonl",
            "  tailrace run --amnesia --duration 20s                 nothing on disk",
            "  tailrace run --config tailrace.toml                   kill -HUP reads it again",
            "  tailrace run --grpc-address 127.0.0.1:9465            subscribers are streamed to meanwhile",
            "  tailrace run --synthetic-series 10000                 a page of 10,000 more lines, for load tests",
        })
public final class RunCommand implements Callable<Integer>, ConfiguredCommand {
    private static final String JOURNAL = "tailrace-journal";
    private static final String TICKS = "ticks.ndjson";
    private static final String SERVICE = "kvstore";
    private static final String CLOSE_TIMEOUT = "30s";

    private final Console console;

    @Mixin
    private ConfigArguments arguments = new ConfigArguments();

    @Option(
            names = "--duration",
            paramLabel = DurationNs.LABEL,
            converter = DurationNs.class,
            description = "How long to record, such as 500ms, 20s, 5m (default: until Ctrl-C).")
    private Long durationNs;

    @Option(
            names = "--rate",
            paramLabel = "N",
            converter = Rate.class,
            defaultValue = "200000",
            description =
                    "Operations a second of all threads together, or max (default: ${DEFAULT-VALUE}, well below what"
                            + " two threads can do, so that the latencies are those of a store that keeps up).")
    private double ratePerSecond;

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = Threads.class,
            defaultValue = "2",
            description = "Threads that work on the store, each with a channel of its own (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description = "Folder of the journal; each run adds an epoch (default: " + JOURNAL + ").")
    private Path journal;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = Port.class,
            description = "Port of /metrics; 0 takes a free one (default: " + Port.DEFAULT + ", on 127.0.0.1).")
    private Integer port;

    @Option(
            names = "--ticks",
            paramLabel = "FILE",
            description = "File to which a tick is added each second (default: " + TICKS + ").")
    private Path ticks;

    @Option(
            names = "--telemetry",
            paramLabel = "FILE",
            description =
                    "File to which each telemetry entry of the journal is added, a JSON object a line, once over any"
                            + " number of runs; FILE.mark beside it says how far it is (default: none; they are in the journal).")
    private Path telemetry;

    @Option(
            names = "--retain-samples",
            description = "Keep each latency by itself in the journal, besides their histogram; about three bytes each."
                    + " See tailrace replay --samples and --from-samples.")
    private boolean retainSamples;

    @Option(
            names = "--synthetic-series",
            paramLabel = "N",
            converter = SeriesCount.class,
            description =
                    "For load tests of /metrics: this many series more, each a line of the page, synthetic_* with two"
                            + " labels, whose values change every 100 ms; 1 to 100000 (default: none).")
    private int syntheticSeries;

    @Option(
            names = "--amnesia",
            description =
                    "Write nothing to disk: no journal, no ticks, no files of the JVM. Frames are in memory only.")
    private boolean amnesia;

    @Option(names = "--json", description = "Print one JSON object at the end, and nothing else, to standard output.")
    private boolean json;

    /**
     * The command.
     *
     * @param console where it prints, and what ends it.
     */
    public RunCommand(final Console console) {
        this.console = console;
    }

    @Override
    public ConfigArguments configArguments() {
        return arguments;
    }

    @Override
    public Integer call() {
        if (amnesia) {
            requireNoFiles();
        }
        final RunSettings settings = settings(ConfigArguments.load(loader(), console));
        if (settings.isAmnesia()) {
            requireNoFiles();
            requireNoTransports(settings.config());
            AmnesiaCheck.warn(console);
        } else if (telemetry != null) {
            final Path file = absolute(ticks, TICKS);
            SeparateFiles.require("--ticks", file, "--telemetry", telemetry);
            SeparateFiles.require("--ticks", file, "the mark of --telemetry", Path.of(telemetry + ".mark"));
        }
        final RunSummary summary = new Run(console, settings, arguments.reload(this::loader)).perform(json);
        if (json) {
            console.out().println(summary.json());
        } else {
            summary.lines().forEach(console.out()::println);
        }
        console.flush();
        return summary.isReconciled() ? ExitCode.GOOD : ExitCode.NEGATIVE;
    }

    private ConfigLoader loader() {
        final ConfigLoader loader = arguments
                .loader()
                .byDefault(ExposerKeys.ADDRESS, ExposerContext.DEFAULT_HOST + ":" + Port.DEFAULT)
                .byDefault(LabelKeys.SERVICE, SERVICE)
                .byDefault(LabelKeys.BUILD_VERSION, VersionText.build())
                .byDefault(JournalKeys.PATH, JOURNAL)
                .byDefault(EngineKeys.CLOSE_TIMEOUT, CLOSE_TIMEOUT);
        if (journal != null) {
            loader.flag("--journal", JournalKeys.PATH, journal.toString());
        }
        if (amnesia) {
            loader.flag("--amnesia", PolicyKeys.AMNESIA, "true");
        }
        ConfigArguments.setAddress(loader, null, port, console);
        return loader;
    }

    private RunSettings settings(final TailraceConfig config) {
        final Path folder =
                config.get(JournalKeys.PATH).map(RunCommand::absolute).orElse(null);
        return new RunSettings(
                durationNs == null ? RunSettings.UNTIL_STOPPED : durationNs,
                ratePerSecond,
                threads,
                folder,
                folder == null ? null : absolute(ticks, TICKS),
                telemetry == null ? null : absolute(telemetry),
                retainSamples,
                syntheticSeries,
                config);
    }

    private static Path absolute(final Path given, final String byDefault) {
        return absolute(given == null ? Path.of(byDefault) : given);
    }

    private static Path absolute(final Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static void requireNoTransports(final TailraceConfig config) {
        if (TransportSet.isAnyWanted(config)) {
            throw CommandFault.wrongUsage(
                    "amnesia beside transports",
                    "a transport is on",
                    "transports read the journal, and with amnesia there is none: leave out the one or the other");
        }
    }

    private void requireNoFiles() {
        final List<String> files = new ArrayList<>();
        if (journal != null) {
            files.add("--journal " + journal);
        }
        if (ticks != null) {
            files.add("--ticks " + ticks);
        }
        if (telemetry != null) {
            files.add("--telemetry " + telemetry);
        }
        if (retainSamples) {
            files.add("--retain-samples");
        }
        if (!files.isEmpty()) {
            throw CommandFault.wrongUsage(
                    "amnesia beside files",
                    "--amnesia with " + String.join(" and ", files),
                    "with amnesia nothing is written to disk: leave out the one or the other");
        }
    }
}
