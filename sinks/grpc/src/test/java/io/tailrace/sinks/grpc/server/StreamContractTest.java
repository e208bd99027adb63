package io.tailrace.sinks.grpc.server;

import io.tailrace.engine.log.FrameLogFactory;
import io.tailrace.sinks.grpc.Relay;
import io.tailrace.sinks.grpc.client.StreamClient;
import io.tailrace.sinks.grpc.client.StreamClientContext;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.sinks.transport.PositionStore;
import io.tailrace.sinks.transport.RetryPolicy;
import io.tailrace.stream.v1.CounterValue;
import io.tailrace.stream.v1.Delivery;
import io.tailrace.stream.v1.Filter;
import io.tailrace.stream.v1.Match;
import io.tailrace.stream.v1.StartFrom;
import io.tailrace.testsupport.SettableClock;
import io.tailrace.testsupport.transport.Receipt;
import io.tailrace.testsupport.transport.RecordedNumbers;
import io.tailrace.testsupport.transport.TransportContract;
import io.tailrace.testsupport.transport.TransportHarness;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Server and client keep to the contract of transports, over real sockets. */
class StreamContractTest extends TransportContract {
    private static final RetryPolicy QUICK = new RetryPolicy(1_000_000, 4_000_000, 3_600_000_000_000L, 8_000_000);

    @Override
    protected FrameLogFactory journal(final Path folder) {
        return ChronicleJournal.at(folder);
    }

    @Override
    protected TransportHarness open(final Path journal, final Path state, final SettableClock clock)
            throws IOException {
        return new Harness(journal, state, clock);
    }

    private static final class Harness implements TransportHarness {
        private final Path journal;
        private final Path state;
        private final SettableClock clock;
        private final Relay relay;
        private final List<Receipt> receipts = new ArrayList<>();
        private GrpcStreamServer server;
        private PositionStore clientPositions;
        private StreamClient client;
        private boolean isStalled;

        Harness(final Path journal, final Path state, final SettableClock clock) throws IOException {
            this.journal = journal;
            this.state = state;
            this.clock = clock;
            startServer();
            relay = new Relay(server.port());
            startClient();
        }

        private void startServer() {
            server = GrpcStreamServer.invoked(
                    new GrpcStreamContext()
                            .address("127.0.0.1", 0)
                            .positions(state.resolve("server"))
                            .acknowledgeTimeoutMs(86_400_000)
                            .openTimeoutMs(86_400_000)
                            .retryPolicy(QUICK)
                            .clock(clock),
                    JournalSource.at(journal, error -> {}));
        }

        private void startClient() {
            clientPositions = PositionStore.open(state.resolve("client"));
            client = new StreamClient(new StreamClientContext()
                    .target("127.0.0.1:" + relay.port())
                    .name("contract")
                    .filter(Filter.newBuilder()
                            .addMetrics(Match.newBuilder().setEqual(RecordedNumbers.COUNTER))
                            .setSnapshots(true)
                            .build())
                    .start(StartFrom.START_FROM_EARLIEST)
                    .silenceMs(86_400_000)
                    .closeTimeoutMs(20)
                    .duplicates(true)
                    .retryPolicy(QUICK)
                    .positions(clientPositions)
                    .clock(clock)
                    .handler(this::receive));
        }

        private void receive(final Delivery delivery) {
            for (final CounterValue value : delivery.getSnapshot().getCountersList()) {
                receipts.add(new Receipt(value.getTotal(), delivery.getDuplicate()));
            }
        }

        @Override
        public void step() {
            server.work();
            if (!isStalled) {
                client.doWork();
            }
            LockSupport.parkNanos(1); // the network's threads need a processor, too
        }

        @Override
        public List<Receipt> receipts() {
            return receipts;
        }

        @Override
        public void disconnect() {
            relay.cut();
        }

        @Override
        public void stall(final boolean isNow) {
            isStalled = isNow;
        }

        @Override
        public void restartTransport() {
            server.abandon();
            startServer();
            relay.target(server.port());
        }

        @Override
        public void restartPeer() {
            client.onClose();
            clientPositions.close();
            startClient();
        }

        @Override
        public void closeAndReopen() {
            server.close();
            startServer();
            relay.target(server.port());
        }

        @Override
        public long failures() {
            return server.statuses().stream()
                    .mapToLong(status -> status.failures())
                    .sum();
        }

        @Override
        public void close() {
            client.onClose();
            clientPositions.close();
            server.close();
            relay.close();
        }
    }
}
