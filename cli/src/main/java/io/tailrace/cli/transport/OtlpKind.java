package io.tailrace.cli.transport;

import io.tailrace.config.OtelKeys;
import io.tailrace.config.TailraceConfig;
import io.tailrace.sinks.otlp.OtlpAgent;
import io.tailrace.sinks.otlp.OtlpContext;
import io.tailrace.sinks.otlp.OtlpProtocol;
import io.tailrace.sinks.otlp.call.OtlpTls;
import io.tailrace.sinks.transport.PositionStore;
import java.nio.file.Path;
import java.util.Optional;
import org.agrona.CloseHelper;

/** Metrics and entries over OTLP. */
final class OtlpKind implements TransportKind {
    @Override
    public String name() {
        return "otlp";
    }

    @Override
    public boolean isWanted(final TailraceConfig config) {
        return config.get(OtelKeys.ENABLED);
    }

    @Override
    public RunningTransport start(final TransportSetup setup) {
        final OtlpContext context = context(setup);
        final PositionStore positions = PositionStore.open(setup.positions(name()));
        try {
            final OtlpAgent agent =
                    context.open(name(), setup.source(), setup.tracker(name()), positions, setup.clock());
            return new AgentTransport(name(), setup.config().get(OtelKeys.ENDPOINT), agent, agent::status, positions);
        } catch (final RuntimeException fault) {
            CloseHelper.quietClose(positions);
            throw fault;
        }
    }

    private OtlpContext context(final TransportSetup setup) {
        final TailraceConfig config = setup.config();
        final OtlpContext context = new OtlpContext()
                .endpoint(config.get(OtelKeys.ENDPOINT))
                .protocol(protocol(config.get(OtelKeys.PROTOCOL)))
                .tls(tls(config))
                .gzip(config.get(OtelKeys.COMPRESSION) == OtelKeys.Compression.GZIP)
                .timeoutMs(setup.msOf(OtelKeys.TIMEOUT))
                .longestWaitMs(setup.msOf(OtelKeys.LONGEST_WAIT))
                .maxRequestLengthInBytes(setup.intOf(OtelKeys.MAX_REQUEST_BYTES))
                .metrics(config.get(OtelKeys.METRICS))
                .entries(config.get(OtelKeys.ENTRIES))
                .exportIntervalMs(setup.msOf(OtelKeys.EXPORT_INTERVAL))
                .maxEntries(setup.intOf(OtelKeys.MAX_ENTRIES))
                .exponentialHistograms(config.get(OtelKeys.EXPONENTIAL_HISTOGRAMS))
                .threadFactory(TransportSetup.threads(name() + "-network"));
        config.get(OtelKeys.HEADERS).forEach(context::header);
        config.get(OtelKeys.RESOURCE).forEach(context::resourceAttribute);
        return context;
    }

    private static OtlpTls tls(final TailraceConfig config) {
        final Optional<Path> ca = config.get(OtelKeys.TLS_CA_PATH);
        final Optional<Path> certificate = config.get(OtelKeys.TLS_CERT_PATH);
        final Optional<Path> key = config.get(OtelKeys.TLS_KEY_PATH);
        return ca.isEmpty() && certificate.isEmpty() && key.isEmpty()
                ? null
                : new OtlpTls(ca.orElse(null), certificate.orElse(null), key.orElse(null));
    }

    private static OtlpProtocol protocol(final OtelKeys.Protocol protocol) {
        return switch (protocol) {
            case GRPC -> OtlpProtocol.GRPC;
            case HTTP_PROTOBUF -> OtlpProtocol.HTTP_PROTOBUF;
            case HTTP_JSON -> OtlpProtocol.HTTP_JSON;
        };
    }
}
