package io.tailrace.sinks.aeron;

import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.engine.log.FrameLogFactory;
import io.tailrace.engine.reader.CounterValue;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.sinks.transport.PositionStore;
import io.tailrace.sinks.transport.RetryPolicy;
import io.tailrace.testsupport.SettableClock;
import io.tailrace.testsupport.transport.Receipt;
import io.tailrace.testsupport.transport.RecordedNumbers;
import io.tailrace.testsupport.transport.TransportContract;
import io.tailrace.testsupport.transport.TransportHarness;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** Sender and receiver keep to the contract of transports, over a real media driver. */
class AeronContractTest extends TransportContract {
    private static final RetryPolicy QUICK = new RetryPolicy(1_000_000, 4_000_000, 3_600_000_000_000L, 8_000_000);

    @Override
    protected FrameLogFactory journal(final Path folder) {
        return ChronicleJournal.at(folder);
    }

    @Override
    protected TransportHarness open(final Path journal, final Path state, final SettableClock clock) {
        return new Harness(journal, state, clock);
    }

    private static final class Harness implements TransportHarness, FrameTaker, FrameListener {
        private final AeronLink link = AeronLink.of(new AeronLinkContext().invoked(true));
        private final List<Receipt> receipts = new ArrayList<>();
        private final FrameReader reader = new FrameReader(this);
        private final Path journal;
        private final Path state;
        private final SettableClock clock;
        private PositionStore positions;
        private AeronSender sender;
        private AeronReceiver receiver;
        private FramePlace end = FramePlace.NONE;
        private boolean isDuplicate;
        private boolean isStalled;

        Harness(final Path journal, final Path state, final SettableClock clock) {
            this.journal = journal;
            this.state = state;
            this.clock = clock;
            startReceiver();
            startSender();
        }

        private void startSender() {
            positions = PositionStore.open(state.resolve("positions"));
            sender = new AeronSender(
                    new AeronSenderContext(link, JournalSource.at(journal, error -> {}), Fixture.SHOP, positions)
                            .retry(QUICK)
                            .acknowledgeTimeoutNs(86_400_000_000_000L)
                            .receiverTimeoutNs(86_400_000_000_000L, 86_400_000_000_000L)
                            .clock(clock));
        }

        private void startReceiver() {
            receiver = new AeronReceiver(new AeronReceiverContext(link, "contract", this)
                    .clock(clock)
                    .acknowledgeIntervalNs(0));
        }

        @Override
        public FramePlace begin(final SourceName source) {
            return end;
        }

        @Override
        public boolean take(
                final SourceName source,
                final DirectBuffer buffer,
                final int offset,
                final int lengthInBytes,
                final boolean mayBeDuplicate) {
            if (isStalled) {
                return false;
            }
            end = new FramePlace(FrameStamp.epoch(buffer, offset), FrameStamp.sequence(buffer, offset));
            isDuplicate = mayBeDuplicate;
            reader.onFrame(buffer, offset, lengthInBytes, end.sequence());
            return true;
        }

        @Override
        public void onSnapshot(final Snapshot snapshot, final long position) {
            for (final CounterValue value : snapshot.values().counters()) {
                if (value.series().metric().name().equals(RecordedNumbers.COUNTER)) {
                    receipts.add(new Receipt(value.total(), isDuplicate));
                }
            }
        }

        @Override
        public void step() {
            sender.doWork();
            receiver.doWork();
        }

        @Override
        public List<Receipt> receipts() {
            return receipts;
        }

        @Override
        public void disconnect() {
            sender.disconnect();
        }

        @Override
        public void stall(final boolean isNow) {
            isStalled = isNow;
        }

        @Override
        public void restartTransport() {
            sender.abandon();
            positions.close();
            startSender();
        }

        @Override
        public void restartPeer() {
            receiver.onClose();
            startReceiver();
        }

        @Override
        public void closeAndReopen() {
            sender.onClose();
            positions.close();
            startSender();
        }

        @Override
        public long failures() {
            return sender.status().failures();
        }

        @Override
        public void close() {
            sender.onClose();
            positions.close();
            receiver.onClose();
            link.close();
        }
    }
}
