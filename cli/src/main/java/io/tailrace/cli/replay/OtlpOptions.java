package io.tailrace.cli.replay;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.option.DurationNs;
import io.tailrace.cli.option.Rate;
import io.tailrace.engine.reader.replay.ReplayQuery;
import io.tailrace.sinks.otlp.OtlpContext;
import io.tailrace.sinks.otlp.OtlpOutlet;
import io.tailrace.sinks.otlp.OtlpProtocol;
import io.tailrace.sinks.otlp.call.OtlpTls;
import io.tailrace.sinks.otlp.call.TlsFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Option;

/** The options of {@code --format otlp}. */
final class OtlpOptions {
    /** As the transport exports. */
    static final long DEFAULT_INTERVAL_NS = TimeUnit.MINUTES.toNanos(1);

    private static final String ENDPOINT = "--to-endpoint";

    @Option(
            names = ENDPOINT,
            paramLabel = "URL",
            description = "With --format otlp: the receiver, for example http://localhost:4317.")
    private String endpoint;

    @Option(
            names = "--otlp-protocol",
            paramLabel = "PROTOCOL",
            defaultValue = "grpc",
            description = "grpc, http/protobuf or http/json (default: ${DEFAULT-VALUE}).")
    private String protocol;

    @Option(
            names = "--otlp-headers-file",
            paramLabel = "FILE",
            description = "Headers to send with each request, for example for authorization: NAME=VALUE, one a line.")
    private Path headersFile;

    @Option(
            names = "--otlp-compression",
            paramLabel = "METHOD",
            defaultValue = "none",
            description = "none or gzip (default: ${DEFAULT-VALUE}).")
    private String compression;

    @Option(
            names = "--otlp-histograms",
            paramLabel = "KIND",
            defaultValue = "explicit",
            description = "explicit: with the bounds of their metric, or exponential (default: ${DEFAULT-VALUE}).")
    private String histograms;

    @Option(
            names = "--otlp-signal",
            paramLabel = "SIGNAL",
            defaultValue = "all",
            description =
                    "metrics, logs or all; metrics where --metric or --label select some (default: ${DEFAULT-VALUE}).")
    private String signal;

    @Option(
            names = "--otlp-ca",
            paramLabel = "FILE",
            description = "CAs of the receiver, PEM (default: those of Java).")
    private Path caFile;

    @Option(names = "--otlp-certificate", paramLabel = "FILE", description = "Certificate to show, PEM.")
    private Path certificateFile;

    @Option(names = "--otlp-key", paramLabel = "FILE", description = "Its key, PEM, PKCS#8.")
    private Path keyFile;

    @Option(
            names = "--otlp-timeout",
            paramLabel = DurationNs.LABEL,
            converter = DurationNs.class,
            defaultValue = "10s",
            description = "For a request and its answer (default: ${DEFAULT-VALUE}).")
    private Long timeoutNs;

    @Option(
            names = "--otlp-rate",
            paramLabel = "RATE",
            converter = Rate.class,
            defaultValue = "max",
            description = "Data points and log records a second at the most, or max (default: ${DEFAULT-VALUE}).")
    private Double rate;

    @Option(
            names = "--otlp-give-up",
            paramLabel = DurationNs.LABEL,
            converter = DurationNs.class,
            defaultValue = "1m",
            description = "End when nothing could be delivered for so long (default: ${DEFAULT-VALUE}).")
    private Long giveUpNs;

    @Option(names = "--json", description = "With --format otlp: print what was sent as JSON.")
    private boolean isJson;

    /** They mean nothing to other formats. */
    void requireNone() {
        if (endpoint != null || isJson) {
            throw CommandFault.wrongUsage(
                    "only for OTLP",
                    endpoint == null ? "--json" : ENDPOINT + " " + endpoint,
                    "add --format otlp, or leave it out");
        }
    }

    /** Replays a journal; says how the command ends. */
    int send(final Path directory, final ReplayQuery query, final boolean isOfSomeSeries, final Console console) {
        if (endpoint == null) {
            throw CommandFault.wrongUsage(
                    "no receiver", "--format otlp", "name one, for example " + ENDPOINT + " http://localhost:4317");
        }
        final OtlpContext context = context(isOfSomeSeries);
        final OtlpProtocol sent = protocol();
        try (OtlpOutlet outlet = context.outlet(console.clock())) {
            final OtlpSending sending = new OtlpSending(outlet, endpoint, rate, giveUpNs, console);
            return new OtlpReplayRun(directory, console, sending)
                    .run(context.replay(query, sending), query.metric())
                    .print(endpoint, sent, isJson, console);
        } catch (final TlsFileException e) {
            throw CommandFault.cannotRun(
                    "cannot read",
                    e.getMessage(),
                    "check the files of --otlp-ca, --otlp-certificate and --otlp-key",
                    e);
        } catch (final IllegalArgumentException e) {
            throw CommandFault.wrongUsage("not possible", ENDPOINT + " " + endpoint, e.getMessage());
        }
    }

    private OtlpContext context(final boolean isOfSomeSeries) {
        final String wanted = oneOf("--otlp-signal", signal, "metrics", "logs", "all");
        final OtlpContext context = new OtlpContext()
                .endpoint(endpoint)
                .protocol(protocol())
                .gzip(oneOf("--otlp-compression", compression, "none", "gzip").equals("gzip"))
                .exponentialHistograms(oneOf("--otlp-histograms", histograms, "explicit", "exponential")
                        .equals("exponential"))
                .metrics(!wanted.equals("logs"))
                .entries(!wanted.equals("metrics") && !isOfSomeSeries)
                .timeoutMs(TimeUnit.NANOSECONDS.toMillis(timeoutNs));
        if (caFile != null || certificateFile != null || keyFile != null) {
            context.tls(new OtlpTls(caFile, certificateFile, keyFile));
        }
        if (headersFile != null) {
            headers(context);
        }
        return context;
    }

    private OtlpProtocol protocol() {
        try {
            return OtlpProtocol.of(protocol);
        } catch (final IllegalArgumentException e) {
            throw CommandFault.wrongUsage("unknown protocol", "--otlp-protocol " + protocol, e.getMessage());
        }
    }

    private static String oneOf(final String option, final String value, final String... known) {
        if (!List.of(known).contains(value)) {
            throw CommandFault.wrongUsage(
                    "unknown value", option + " " + value, "use one of " + String.join(", ", known));
        }
        return value;
    }

    private void headers(final OtlpContext context) {
        final List<String> lines;
        try {
            lines = Files.readAllLines(headersFile);
        } catch (final IOException e) {
            throw CommandFault.cannotRun(
                    "cannot read", "--otlp-headers-file " + headersFile, "give a file of text that is there", e);
        }
        for (int i = 0; i < lines.size(); i++) {
            final int end = lines.get(i).indexOf('=');
            if (end > 0) {
                context.header(
                        lines.get(i).substring(0, end).strip(),
                        lines.get(i).substring(end + 1).strip());
            } else if (!lines.get(i).isBlank()) {
                throw CommandFault.wrongUsage(
                        "no header", headersFile + ", line " + (i + 1), "write NAME=VALUE, one a line");
            }
        }
    }
}
