package io.tailrace.sinks.amqp;

import io.tailrace.engine.log.FrameLogFactory;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.transport.DeliverySettings;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.sinks.transport.PositionStore;
import io.tailrace.sinks.transport.RetryPolicy;
import io.tailrace.sinks.transport.event.EventSettings;
import io.tailrace.testsupport.FreePort;
import io.tailrace.testsupport.SettableClock;
import io.tailrace.testsupport.transport.Receipt;
import io.tailrace.testsupport.transport.TransportContract;
import io.tailrace.testsupport.transport.TransportHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** AMQP as a transport whose peer is a broker with a queue, and somebody who reads it. */
class AmqpContractTest extends TransportContract {
    @Override
    protected FrameLogFactory journal(final Path folder) {
        return ChronicleJournal.at(folder);
    }

    @Override
    protected TransportHarness open(final Path journal, final Path state, final SettableClock clock)
            throws IOException {
        return new Harness(journal, Files.createDirectories(state), clock);
    }

    private static final class Harness implements TransportHarness {
        private static final int STEPS_A_LOOK = 20;

        private final Path journal;
        private final SettableClock clock;
        private final TestBroker broker;
        private final EventConsumer consumer;
        private final PositionStore positions;
        private final FrozenProxy proxy;
        private AmqpTransport transport;
        private int steps;

        Harness(final Path journal, final Path folder, final SettableClock clock) throws IOException {
            this.journal = journal;
            this.clock = clock;
            broker = new TestBroker(Files.createDirectories(folder.resolve("broker")), FreePort.tcp()).start();
            consumer = new EventConsumer(broker.port()).connect();
            positions = PositionStore.open(folder.resolve("positions"));
            proxy = new FrozenProxy(broker.port());
            start();
        }

        private void start() {
            final long ms = TimeUnit.MILLISECONDS.toNanos(1);
            transport = AmqpTransport.of(new AmqpContext()
                    .uri("amqp://127.0.0.1:" + proxy.port())
                    .journal(JournalSource.at(journal, error -> {}))
                    .positions(positions)
                    .events(new EventSettings(true, false, 4, 1 << 20))
                    .delivery(new DeliverySettings(16, 0, TimeUnit.HOURS.toNanos(1), ms, 20))
                    .retry(new RetryPolicy(ms, 4 * ms, 1_000_000 * ms, 4 * ms))
                    .clock(clock)
                    .seed(steps));
        }

        @Override
        public void step() {
            transport.doWork();
            steps++;
            if (steps % STEPS_A_LOOK == 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1)); // for the threads of the client
                consumer.take();
            }
        }

        @Override
        public List<Receipt> receipts() {
            return consumer.received().stream()
                    .map(one -> new Receipt(RecordedEvents.number(one.envelope()), one.isDuplicate()))
                    .toList();
        }

        @Override
        public void disconnect() {
            proxy.cut();
        }

        @Override
        public void stall(final boolean isStalled) {
            proxy.freeze(isStalled);
        }

        /** Its threads are told to end, and its last position is not kept. */
        @Override
        public void restartTransport() {
            proxy.cut();
            start();
        }

        /** A queue in memory ends with its broker: what the broker has confirmed is taken out of it first. */
        @Override
        public void restartPeer() {
            proxy.freeze(true);
            proxy.cut();
            consumer.take();
            consumer.close();
            broker.close();
            broker.start();
            consumer.connect();
            proxy.freeze(false);
        }

        @Override
        public void closeAndReopen() {
            transport.onClose();
            start();
        }

        @Override
        public long failures() {
            return transport.status().failures();
        }

        @Override
        public void close() {
            proxy.close();
            transport.onClose();
            consumer.close();
            positions.close();
            broker.close();
        }
    }
}
