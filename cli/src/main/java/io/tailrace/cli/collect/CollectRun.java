package io.tailrace.cli.collect;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.VersionText;
import io.tailrace.config.ConfiguredExposer;
import io.tailrace.config.TailraceConfig;
import io.tailrace.engine.descriptor.EngineLabels;
import io.tailrace.exposer.Fleet;
import io.tailrace.sinks.aeron.AeronLink;
import io.tailrace.sinks.aeron.AeronLinkContext;
import io.tailrace.sinks.aeron.AeronReceiver;
import io.tailrace.sinks.aeron.AeronReceiverContext;
import io.tailrace.sinks.aeron.Refusal;
import io.tailrace.sinks.aeron.collect.CollectedJournals;
import io.tailrace.sinks.transport.TransportRunner;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;

/** Receiver, journals and page while they run. One thread, that of the command. */
final class CollectRun implements AutoCloseable {
    private static final long OPENS_WITHIN_NS = TimeUnit.SECONDS.toNanos(20);
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Console console;
    private final AeronLink link;
    private final CollectedJournals journals;
    private final AeronReceiver receiver;
    private final ConfiguredExposer exposer;
    private final TransportRunner runner;
    private final long beganAtNs;
    private final CollectOptions options;

    private CollectRun(final CollectOptions options, final TailraceConfig config, final Console console) {
        this.options = options;
        this.console = console;
        beganAtNs = console.clock().nanoTime();
        final Fleet fleet = new Fleet(
                new EngineLabels("tailrace-collect", options.name, VersionText.build()),
                options.staleAfterNs,
                options.dropAfterNs,
                console.clock());
        CollectedJournals.existing(options.journal).forEach(folder -> show(fleet, folder));
        link = AeronLink.of(new AeronLinkContext().directory(options.aeronDirectory));
        journals = new CollectedJournals(
                options.journal,
                context -> context.retentionAgeNs(options.keepNs),
                console.clock(),
                error -> console.err().println("tailrace: warning: " + oneLine(error)),
                folder -> show(fleet, folder));
        receiver = new AeronReceiver(new AeronReceiverContext(link, options.name, journals)
                .channel(options.channel, options.stream)
                .returnChannel(options.returnChannel, options.returnStream)
                .mostSources(options.mostSources)
                .clock(console.clock()));
        exposer = ConfiguredExposer.launch(config, fleet, console.clock());
        runner = TransportRunner.start(new JournalingAgent(receiver, journals, link), CollectRun::thread);
    }

    static CollectRun start(final CollectOptions options, final TailraceConfig config, final Console console) {
        try {
            final CollectRun run = new CollectRun(options, config, console);
            try {
                run.awaitOpen();
                return run;
            } catch (final RuntimeException | Error fault) {
                run.close();
                throw fault;
            }
        } catch (final IllegalArgumentException fault) {
            throw CommandFault.wrongUsage("does not fit", fault.getMessage(), "see tailrace collect --help");
        }
    }

    /** So that a channel that cannot be opened is told at once, and ports that were free ones are known. */
    private void awaitOpen() {
        final long untilNs = console.clock().nanoTime() + OPENS_WITHIN_NS;
        while (!receiver.isOpen()) {
            if (!receiver.fault().isEmpty()) {
                throw CommandFault.cannotRun(
                        "nothing can be received",
                        options.channel,
                        receiver.fault().replace('\n', ' ')
                                + "; give another --channel, --return-channel or --aeron-dir");
            }
            if (console.clock().nanoTime() - untilNs > 0 || console.stop().await(LOOK_NS)) {
                return;
            }
        }
    }

    private static void show(final Fleet fleet, final Path folder) {
        fleet.add(folder.getParent().getFileName() + "/" + folder.getFileName(), new FolderSource(folder));
    }

    private static String oneLine(final Throwable error) {
        return String.valueOf(error.getMessage()).replace('\n', ' ');
    }

    private static Thread thread(final Runnable work) {
        final Thread thread = new Thread(work, "tailrace-collect");
        thread.setDaemon(true);
        return thread;
    }

    ConfiguredExposer exposer() {
        return exposer;
    }

    /** Where senders send to, with the port that it got. */
    String channel() {
        return receiver.openChannel();
    }

    String returnChannel() {
        return receiver.openReturnChannel();
    }

    /** Takes nothing more, and says what was received. */
    CollectTotals stop() {
        runner.close();
        final Map<String, Long> refused = new LinkedHashMap<>();
        for (final Refusal reason : Refusal.values()) {
            refused.put(reason.label(), receiver.refused(reason));
        }
        return new CollectTotals(
                console.clock().nanoTime() - beganAtNs,
                receiver.frames(),
                receiver.duplicates(),
                journals.faults(),
                refused);
    }

    @Override
    public void close() {
        CloseHelper.quietCloseAll(runner, exposer, link);
    }
}
