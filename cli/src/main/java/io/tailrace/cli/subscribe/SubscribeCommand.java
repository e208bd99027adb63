package io.tailrace.cli.subscribe;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.option.DurationNs;
import io.tailrace.cli.option.LineCount;
import io.tailrace.sinks.grpc.StreamTarget;
import io.tailrace.sinks.grpc.TlsFiles;
import io.tailrace.sinks.grpc.client.StreamClient;
import io.tailrace.sinks.grpc.client.StreamClientContext;
import io.tailrace.sinks.grpc.client.StreamClientStatus;
import io.tailrace.sinks.grpc.client.StreamState;
import io.tailrace.stream.v1.Filter;
import io.tailrace.stream.v1.LabelMatch;
import io.tailrace.stream.v1.Match;
import io.tailrace.stream.v1.Priority;
import io.tailrace.stream.v1.StartFrom;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tailrace subscribe}: prints what a server streams (R-A8). */
@Command(
        name = "subscribe",
        description = {
            "Prints what a gRPC stream server sends, a line for each value that changed, until Ctrl-C.",
            "It connects again when the connection is lost, and prints nothing twice. What was printed is acknowledged.",
            "With --name the server keeps the place: the next one of that name goes on behind what this one printed."
        },
        footer = {
            "",
            "Examples:",
            "  tailrace subscribe 127.0.0.1",
            "  tailrace subscribe unix:/run/shop/stream.sock --metric 'kvstore_*' --label op=get",
            "  tailrace subscribe shop-1:9465 --name report --start earliest --json | jq -c 'select(.type == \"snapshot\")'",
            "  tailrace subscribe shop-1:9465 --tls-ca ca.pem --cert me.pem --key me.key --duration 10s",
        })
public final class SubscribeCommand implements Callable<Integer> {
    private static final long IDLE_WAIT_NS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long KEEP_UNNAMED_MS = TimeUnit.MINUTES.toMillis(1);

    private final Console console;

    @Parameters(paramLabel = "HOST[:PORT]|unix:PATH", description = "The server; port 9465 if none is given.")
    private String target;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description =
                    "Who subscribes: the server keeps the place of a name (default: nobody; forgotten after a minute).")
    private String name;

    @Option(
            names = "--metric",
            paramLabel = MetricMatch.LABEL,
            converter = MetricMatch.class,
            description = "Only these metrics; may be given again for further ones.")
    private List<Match> metrics = List.of();

    @Option(
            names = "--label",
            paramLabel = LabelFilter.LABEL,
            converter = LabelFilter.class,
            description = "Only series with this label, or without it (NAME!=VALUE); VALUE may end with *. May be given"
                    + " again for another one.")
    private List<LabelMatch> labels = List.of();

    @Option(
            names = "--priority",
            paramLabel = "PRIORITY",
            converter = PriorityName.class,
            description = "Only metrics of this priority and above: critical, high, normal or lowest (default: all).")
    private Priority priority = Priority.PRIORITY_UNSPECIFIED;

    @Option(names = "--samples", description = "The samples of flight recorders, too.")
    private boolean samples;

    @Option(
            names = "--start",
            paramLabel = StartPlace.LABEL,
            converter = StartPlace.Converter.class,
            description =
                    "latest, earliest, resume, or EPOCH:SEQUENCE of a frame (default: resume with --name, else latest).")
    private StartPlace start;

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = LineCount.class,
            description = "End after so many deliveries (default: none).")
    private Integer limit;

    @Option(
            names = "--duration",
            paramLabel = DurationNs.LABEL,
            converter = DurationNs.class,
            description = "End after this time (default: at Ctrl-C).")
    private Long durationNs;

    @Option(names = "--tls", description = "Speak TLS and trust the JDK's CAs.")
    private boolean tls;

    @Option(names = "--tls-ca", paramLabel = "FILE", description = "Speak TLS and trust the CAs in this PEM file.")
    private Path ca;

    @Option(names = "--cert", paramLabel = "FILE", description = "Certificate to show, PEM; with --key.")
    private Path certificate;

    @Option(names = "--key", paramLabel = "FILE", description = "Its key, PEM, PKCS#8.")
    private Path key;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    /**
     * The command.
     *
     * @param console where it prints, and what ends it.
     */
    public SubscribeCommand(final Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        final String server = server();
        console.stop().listen();
        final PrintingHandler handler = new PrintingHandler(
                console, json ? new JsonLines() : new TextLines(), server, limit == null ? Long.MAX_VALUE : limit);
        final StreamClient client = open(handler);
        handler.client(client);
        try {
            run(client, handler);
        } finally {
            client.onClose();
        }
        handler.throwFault();
        final StreamClientStatus status = client.status();
        if (durationNs != null && status.connections() == 0) {
            throw CommandFault.cannotRun(
                    "no stream", server, "it was never reached: " + StreamNames.plain(status.cause()));
        }
        return ExitCode.GOOD;
    }

    private void run(final StreamClient client, final PrintingHandler handler) {
        final long beganNs = console.clock().nanoTime();
        boolean isIdle = false;
        while (!handler.isDone()
                && !(isIdle
                        ? console.stop().await(IDLE_WAIT_NS)
                        : console.stop().isRequested())) {
            if (durationNs != null && console.clock().nanoTime() - beganNs >= durationNs) {
                return;
            }
            isIdle = client.doWork() == 0;
            handler.throwFault();
            if (client.status().state() == StreamState.REFUSED) {
                throw CommandFault.cannotRun(
                        "refused", server(), StreamNames.plain(client.status().cause()));
            }
        }
    }

    private String server() {
        try {
            return StreamTarget.parse(target).toString();
        } catch (final IllegalArgumentException e) {
            throw CommandFault.wrongUsage("no server", StreamNames.plain(target), e.getMessage());
        }
    }

    private StreamClient open(final PrintingHandler handler) {
        final StreamClientContext context = new StreamClientContext()
                .target(target)
                .name(name == null ? "tailrace-subscribe-" + UUID.randomUUID() : name)
                .filter(Filter.newBuilder()
                        .addAllMetrics(metrics)
                        .addAllLabels(labels)
                        .setLowestPriority(priority)
                        .setSnapshots(true)
                        .setSamples(samples)
                        .build())
                .keepMs(name == null ? KEEP_UNNAMED_MS : 0)
                .restate(true)
                .clock(console.clock())
                .handler(handler);
        if (start != null) {
            start.applyTo(context);
        } else {
            context.start(name == null ? StartFrom.START_FROM_LATEST : StartFrom.START_FROM_RESUME);
        }
        if (tls || ca != null || certificate != null || key != null) {
            context.tls(new TlsFiles(certificate, key, ca));
        }
        try {
            return new StreamClient(context);
        } catch (final IllegalArgumentException e) {
            throw CommandFault.wrongUsage("cannot subscribe", server(), e.getMessage());
        }
    }
}
