package io.tailrace.cli.transport;

import io.tailrace.config.GrpcKeys;
import io.tailrace.config.ListenAddress;
import io.tailrace.config.TailraceConfig;
import io.tailrace.sinks.grpc.TlsFiles;
import io.tailrace.sinks.grpc.server.GrpcStreamContext;
import io.tailrace.sinks.grpc.server.GrpcStreamServer;
import io.tailrace.sinks.transport.DeliveryStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The gRPC stream, which subscribers come to. */
final class GrpcKind implements TransportKind {
    @Override
    public String name() {
        return "grpc";
    }

    @Override
    public boolean isWanted(final TailraceConfig config) {
        return config.get(GrpcKeys.ADDRESS).isPresent()
                || config.get(GrpcKeys.SOCKET_PATH).isPresent();
    }

    @Override
    public RunningTransport start(final TransportSetup setup) {
        return new Running(setup, GrpcStreamServer.launch(context(setup), setup.source()));
    }

    private GrpcStreamContext context(final TransportSetup setup) {
        final TailraceConfig config = setup.config();
        final GrpcStreamContext context = new GrpcStreamContext()
                .unixSocket(config.get(GrpcKeys.SOCKET_PATH).orElse(null))
                .positions(setup.positions(name()))
                .maxSubscribers(setup.intOf(GrpcKeys.MAX_SUBSCRIBERS))
                .maxNames(setup.intOf(GrpcKeys.MAX_NAMES))
                .maxConnections(setup.intOf(GrpcKeys.MAX_CONNECTIONS))
                .maxRequestLengthInBytes(setup.intOf(GrpcKeys.MAX_REQUEST_BYTES))
                .maxOutstandingBytes(config.get(GrpcKeys.MAX_OUTSTANDING_BYTES))
                .openTimeoutMs(setup.msOf(GrpcKeys.OPEN_TIMEOUT))
                .acknowledgeTimeoutMs(setup.msOf(GrpcKeys.ACKNOWLEDGE_TIMEOUT))
                .keepNamesMs(setup.msOf(GrpcKeys.KEEP_NAMES))
                .keepAliveMs(setup.msOf(GrpcKeys.KEEP_ALIVE))
                .keepAliveTimeoutMs(setup.msOf(GrpcKeys.KEEP_ALIVE_TIMEOUT))
                .retryPolicy(setup.retryPolicy())
                .meter(setup.meter(name()))
                .clock(setup.clock())
                .threadFactory(TransportSetup.threads(name()));
        config.get(GrpcKeys.ADDRESS).ifPresent(address -> context.address(address.host(), address.port()));
        final Optional<Path> certificate = config.get(GrpcKeys.TLS_CERT_PATH);
        certificate.ifPresent(file -> context.tls(new TlsFiles(
                file,
                config.get(GrpcKeys.TLS_KEY_PATH).orElse(null),
                config.get(GrpcKeys.TLS_CLIENT_CA_PATH).orElse(null))));
        return context;
    }

    private final class Running implements RunningTransport {
        private final GrpcStreamServer server;
        private final String place;

        Running(final TransportSetup setup, final GrpcStreamServer server) {
            this.server = server;
            final List<String> places = new ArrayList<>();
            setup.config()
                    .get(GrpcKeys.ADDRESS)
                    .ifPresent(address -> places.add(new ListenAddress(address.host(), server.port()).toString()));
            setup.config().get(GrpcKeys.SOCKET_PATH).ifPresent(path -> places.add("unix:" + path));
            place = String.join(" and ", places);
        }

        @Override
        public TransportReport report() {
            final List<DeliveryStatus> statuses = new ArrayList<>(server.statuses());
            statuses.add(server.departed());
            statuses.add(server.refusals());
            return TransportReport.of(name(), statuses, 0);
        }

        @Override
        public String place() {
            return place;
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
