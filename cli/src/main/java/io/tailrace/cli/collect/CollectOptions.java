package io.tailrace.cli.collect;

import io.tailrace.cli.option.DurationNs;
import io.tailrace.cli.option.SourceCount;
import io.tailrace.sinks.aeron.AeronSenderContext;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Option;

/** Where frames come from and how they are kept. */
final class CollectOptions {
    static final String CHANNEL = "aeron:udp?endpoint=127.0.0.1:21001";
    static final String RETURN_CHANNEL = "aeron:udp?control=127.0.0.1:21002|control-mode=dynamic";

    @Option(
            names = "--journal",
            required = true,
            paramLabel = "DIR",
            description = "Folder of the journals, one for each engine: DIR/SERVICE/INSTANCE.")
    Path journal;

    @Option(
            names = "--channel",
            paramLabel = "URI",
            description =
                    "Where frames come in, an Aeron URI: aeron:ipc, a UDP address of this machine, or a multicast group (default: "
                            + CHANNEL + ").")
    String channel = CHANNEL;

    @Option(
            names = "--return-channel",
            paramLabel = "URI",
            description = "Where acknowledgements go out (default: " + RETURN_CHANNEL
                    + "). With IPC or multicast, the same as --channel.")
    String returnChannel = RETURN_CHANNEL;

    @Option(
            names = "--stream",
            paramLabel = "ID",
            description = "Aeron stream of frames (default: " + AeronSenderContext.DEFAULT_STREAM_ID + ").")
    int stream = AeronSenderContext.DEFAULT_STREAM_ID;

    @Option(
            names = "--return-stream",
            paramLabel = "ID",
            description =
                    "Aeron stream of acknowledgements (default: " + AeronSenderContext.DEFAULT_RETURN_STREAM_ID + ").")
    int returnStream = AeronSenderContext.DEFAULT_RETURN_STREAM_ID;

    @Option(
            names = "--aeron-dir",
            paramLabel = "DIR",
            description = "Directory of a media driver that runs (default: a driver in this process).")
    Path aeronDirectory;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "By which senders know this receiver over restarts (default: collect).")
    String name = "collect";

    @Option(
            names = "--max-sources",
            paramLabel = "N",
            converter = SourceCount.class,
            description = "So many engines at the most; others are refused (default: 256).")
    int mostSources = 256;

    @Option(
            names = "--keep",
            paramLabel = DurationNs.LABEL,
            converter = DurationNs.class,
            description = "For how long frames are kept in the journals, at least 1s (default: 720h).")
    long keepNs = TimeUnit.DAYS.toNanos(30);

    @Option(
            names = "--stale-after",
            paramLabel = DurationNs.LABEL,
            converter = DurationNs.class,
            description = "After how long of silence /readyz names an engine (default: 5s).")
    long staleAfterNs = TimeUnit.SECONDS.toNanos(5);

    @Option(
            names = "--drop-after",
            paramLabel = DurationNs.LABEL,
            converter = DurationNs.class,
            description = "After how long of silence it leaves the page; its journal stays (default: 5m).")
    long dropAfterNs = TimeUnit.MINUTES.toNanos(5);
}
