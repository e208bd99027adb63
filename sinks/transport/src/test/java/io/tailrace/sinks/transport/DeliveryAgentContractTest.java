package io.tailrace.sinks.transport;

import io.tailrace.engine.log.FrameLogFactory;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.testsupport.SettableClock;
import io.tailrace.testsupport.transport.Receipt;
import io.tailrace.testsupport.transport.TransportContract;
import io.tailrace.testsupport.transport.TransportHarness;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The agent that all pushing transports share keeps to the contract, whatever it pushes to. */
class DeliveryAgentContractTest extends TransportContract {
    @Override
    protected FrameLogFactory journal(final Path folder) {
        return ChronicleJournal.at(folder);
    }

    @Override
    protected TransportHarness open(final Path journal, final Path state, final SettableClock clock) {
        return new Harness(journal, state, clock);
    }

    /** The peer tells what it had before by the number itself. */
    private static final class Harness implements TransportHarness {
        private final Path journal;
        private final Path state;
        private final SettableClock clock;
        private final List<List<Long>> taken = new ArrayList<>();
        private PositionStore positions;
        private LineOutlet outlet;
        private DeliveryAgent<List<Long>> agent;
        private boolean isStalled;
        private boolean isCut;

        Harness(final Path journal, final Path state, final SettableClock clock) {
            this.journal = journal;
            this.state = state;
            this.clock = clock;
            start();
        }

        private void start() {
            positions = PositionStore.open(state);
            outlet = new LineOutlet(taken);
            final RetryPolicy policy = new RetryPolicy(1_000_000, 4_000_000, 50_000_000, 8_000_000);
            agent = new DeliveryAgent<>(
                    "lines",
                    JournalSource.at(journal, error -> {}),
                    new NumberBatcher(3),
                    outlet,
                    new DeliveryTracker("lines", policy, DeliveryMeter.none(), clock, 1),
                    positions,
                    new DeliverySettings(16, 0, 20_000_000, 5_000_000, 5),
                    clock);
        }

        @Override
        public void step() {
            outlet.answer(isStalled ? Outcome.PENDING : isCut ? new Outcome.Retry("cut off", 0) : Outcome.DELIVERED);
            isCut = false;
            agent.doWork();
        }

        @Override
        public List<Receipt> receipts() {
            final Set<Long> seen = new HashSet<>();
            return taken.stream()
                    .flatMap(List::stream)
                    .map(number -> new Receipt(number, !seen.add(number)))
                    .toList();
        }

        @Override
        public void disconnect() {
            isCut = true;
        }

        @Override
        public void stall(final boolean isNow) {
            isStalled = isNow;
        }

        @Override
        public void restartTransport() {
            // A kill: nothing is sent, and no position is kept, in an orderly way.
            positions.close();
            start();
        }

        @Override
        public void restartPeer() {
            isCut = true;
        }

        @Override
        public void closeAndReopen() {
            close();
            start();
        }

        @Override
        public long failures() {
            return agent.status().failures();
        }

        @Override
        public void close() {
            agent.onClose();
            positions.close();
        }
    }
}
