package io.tailrace.cli.bench.delivery;

import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.grpc.client.StreamClient;
import io.tailrace.sinks.grpc.client.StreamClientContext;
import io.tailrace.sinks.grpc.server.GrpcStreamContext;
import io.tailrace.sinks.grpc.server.GrpcStreamServer;
import io.tailrace.sinks.transport.DeliveryMeter;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.sinks.transport.TransportRunner;
import io.tailrace.stream.v1.StartFrom;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.agrona.CloseHelper;
import org.agrona.ErrorHandler;

/** A server that streams the journal over gRPC, and its one subscriber. Belongs to one thread; each side has one of its own. */
final class StreamLoad implements AutoCloseable {
    /** As the engine's counters name it. */
    static final String TRANSPORT = "grpc";

    private static final String NAME = "bench";

    private final EngineClock clock;
    private final GrpcStreamServer server;
    private final StreamReceiver receiver;
    private TransportRunner client;

    private StreamLoad(final EngineClock clock, final GrpcStreamServer server, final StreamReceiver receiver) {
        this.clock = clock;
        this.server = server;
        this.receiver = receiver;
    }

    /** Starts the server; nobody is connected yet. */
    static StreamLoad launch(
            final TelemetryEngine engine,
            final Path journal,
            final Path positions,
            final EngineClock clock,
            final ProbeDelays delays,
            final ErrorHandler errors) {
        final GrpcStreamServer server = GrpcStreamServer.launch(
                new GrpcStreamContext()
                        .address(InetAddress.getLoopbackAddress().getHostAddress(), 0)
                        .positions(positions)
                        .meter(DeliveryMeter.of(engine, TRANSPORT))
                        .clock(clock),
                JournalSource.at(journal, errors));
        return new StreamLoad(clock, server, new StreamReceiver(clock, delays));
    }

    InetSocketAddress serverAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
    }

    /** Starts the subscriber, which connects to an address and stays connected. */
    void connect(final InetSocketAddress address) {
        client = TransportRunner.start(
                new StreamClient(new StreamClientContext()
                        .target(address.getAddress().getHostAddress() + ":" + address.getPort())
                        .name(NAME)
                        .start(StartFrom.START_FROM_EARLIEST)
                        .duplicates(true)
                        .clock(clock)
                        .handler(receiver)),
                task -> {
                    final Thread thread = new Thread(task, "bench-subscriber");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Faults of the subscriber and of what it hands deliveries to, once it has ended. */
    long faults() {
        return receiver.faults() + (client == null ? 0 : client.faults());
    }

    StreamReceiver receiver() {
        return receiver;
    }

    @Override
    public void close() {
        CloseHelper.closeAll(client, server);
    }
}
