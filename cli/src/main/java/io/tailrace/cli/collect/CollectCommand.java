package io.tailrace.cli.collect;

import io.tailrace.cli.config.ConfigArguments;
import io.tailrace.cli.config.ConfiguredCommand;
import io.tailrace.cli.config.ListenPlace;
import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.option.DurationNs;
import io.tailrace.cli.option.Port;
import io.tailrace.config.ConfigLoader;
import io.tailrace.config.ExposerKeys;
import io.tailrace.config.TailraceConfig;
import io.tailrace.exposer.ExposerContext;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tailrace collect}: the frames of many engines, each in its journal, on one page, and added up exactly (R-J3). */
@Command(
        name = "collect",
        description = {
            "Receives what many engines send over Aeron, and keeps each engine's frames in a journal of its own, which audit, tail, replay and expose read.",
            "/metrics shows the series of each with its service and instance, and their sums as fleet_NAME: histograms added bucket for bucket.",
            "/readyz names engines that are silent. An engine or this command may end and begin again: nothing is lost, nothing is there twice.",
            "In the end it prints what all journals hold together. The exit code is 1 if something received could not be kept."
        },
        footer = {
            "",
            "Examples:",
            "  tailrace collect --journal fleet --duration 20s --port 0",
            "  tailrace collect --journal fleet --duration 20s --port 0 --json | jq '.merged[] | {name, p99}'",
            "  tailrace collect --journal fleet --channel 'aeron:udp?endpoint=10.0.0.7:21001' \\",
            "      --return-channel 'aeron:udp?control=10.0.0.7:21002|control-mode=dynamic'",
        })
public final class CollectCommand implements Callable<Integer>, ConfiguredCommand {
    private final Console console;

    @Mixin
    private ConfigArguments arguments = new ConfigArguments();

    @Mixin
    private CollectOptions options = new CollectOptions();

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Address of the page (default: " + ExposerContext.DEFAULT_HOST + ").")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = Port.class,
            description = "Port of the page; 0 takes a free one (default: " + Port.DEFAULT + ").")
    private Integer port;

    @Option(
            names = "--duration",
            paramLabel = DurationNs.LABEL,
            converter = DurationNs.class,
            description = "How long it collects (default: until Ctrl-C).")
    private Long durationNs;

    @Option(names = "--json", description = "Print what all hold together as one JSON object.")
    private boolean json;

    /**
     * The command.
     *
     * @param console where it says its addresses, and what ends it.
     */
    public CollectCommand(final Console console) {
        this.console = console;
    }

    @Override
    public ConfigArguments configArguments() {
        return arguments;
    }

    @Override
    public Integer call() {
        if (options.dropAfterNs < options.staleAfterNs) {
            throw CommandFault.wrongUsage(
                    "does not fit", "--drop-after", "must not be less than --stale-after, see tailrace collect --help");
        }
        final TailraceConfig config = ConfigArguments.load(loader(), console);
        console.stop().listen();
        final CollectTotals received;
        try (CollectRun run = CollectRun.start(options, config, console)) {
            arguments.reload(this::loader).ifPresent(source -> source.listen(console, run.exposer()::reload));
            console.err().println("metrics  " + ListenPlace.of(run.exposer().exposer(), config) + "/metrics");
            console.err().println("frames   " + run.channel());
            console.err().println("returns  " + run.returnChannel());
            console.stop().await(durationNs == null ? Long.MAX_VALUE : durationNs);
            received = run.stop();
        }
        final CollectSummary summary = CollectSummary.of(options.journal, received, console);
        if (json) {
            console.out().println(CollectJson.of(summary));
        } else {
            CollectText.lines(summary).forEach(console.out()::println);
        }
        console.flush();
        return received.journalFaults() == 0 ? ExitCode.GOOD : ExitCode.NEGATIVE;
    }

    private ConfigLoader loader() {
        final ConfigLoader loader =
                arguments.loader().byDefault(ExposerKeys.ADDRESS, ExposerContext.DEFAULT_HOST + ":" + Port.DEFAULT);
        ConfigArguments.setAddress(loader, host, port, console);
        return loader;
    }
}
