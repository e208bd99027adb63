package io.tailrace.sinks.aeron;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.aeron.driver.MediaDriver;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.sinks.transport.PositionStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.CloseHelper;

/** A journal, its sender and receivers, stepped on one thread; over IPC, or over UDP with a driver on each side. */
final class Fixture implements AutoCloseable {
    static final SourceName SHOP = new SourceName("shop", "one");

    final Steps steps = new Steps();
    final TestJournal journal;
    private final Path folder;
    private final boolean isUdp;
    private final Consumer<AeronLinkContext> receivingSide;
    private final List<AutoCloseable> closed = new ArrayList<>();
    private AeronLink sending;
    private AeronLink receiving;
    private PositionStore positions;
    private String channel = "aeron:ipc";
    private String returnChannel = "aeron:ipc";
    private String receiverChannel = "aeron:ipc";
    private String receiverReturnChannel = "aeron:ipc";
    Consumer<AeronSenderContext> sender = context -> {};

    static Fixture ipc(final Path folder) {
        return new Fixture(folder, false, link -> {});
    }

    static Fixture udp(final Path folder, final Consumer<AeronLinkContext> receivingSide) {
        return new Fixture(folder, true, receivingSide);
    }

    private Fixture(final Path folder, final boolean isUdp, final Consumer<AeronLinkContext> receivingSide) {
        this.folder = folder;
        this.isUdp = isUdp;
        this.receivingSide = receivingSide;
        journal = new TestJournal(folder.resolve("journal"));
        if (isUdp) {
            receiverChannel = "aeron:udp?endpoint=127.0.0.1:0";
            receiverReturnChannel = "aeron:udp?control=127.0.0.1:0|control-mode=dynamic";
        }
    }

    AeronLink sendingLink() {
        if (sending == null) {
            sending = AeronLink.of(new AeronLinkContext().invoked(true).driver(Fixture::quick));
        }
        return sending;
    }

    AeronLink receivingLink() {
        if (receiving == null) {
            final AeronLinkContext context =
                    new AeronLinkContext().invoked(true).driver(Fixture::quick);
            receivingSide.accept(context);
            receiving = isUdp ? AeronLink.of(context) : sendingLink();
        }
        return receiving;
    }

    AeronReceiver startReceiver(final String name, final FrameTaker taker) {
        return startReceiver(name, taker, context -> {});
    }

    AeronReceiver startReceiver(
            final String name, final FrameTaker taker, final Consumer<AeronReceiverContext> change) {
        final AeronReceiverContext context = new AeronReceiverContext(receivingLink(), name, taker)
                .channel(receiverChannel, 1)
                .returnChannel(receiverReturnChannel, 2)
                .clock(steps.clock);
        change.accept(context);
        final AeronReceiver receiver = new AeronReceiver(context);
        steps.add(receiver);
        if (isUdp) {
            steps.until("receiver listens", receiver::isOpen);
            // The same ports for the next one, and for senders.
            receiverChannel = receiver.openChannel();
            receiverReturnChannel = receiver.openReturnChannel();
            channel = receiverChannel;
            returnChannel = receiverReturnChannel + "|endpoint=127.0.0.1:0";
        }
        return receiver;
    }

    AeronSender startSender() {
        positions = PositionStore.open(folder.resolve("positions"));
        final AeronSenderContext context = new AeronSenderContext(
                        sendingLink(),
                        JournalSource.at(folder.resolve("journal"), error -> {
                            throw new AssertionError(error);
                        }),
                        SHOP,
                        positions)
                .channel(channel, 1)
                .returnChannel(returnChannel, 2)
                .clock(steps.clock);
        sender.accept(context);
        final AeronSender started = new AeronSender(context);
        steps.add(started);
        return started;
    }

    void stop(final AeronReceiver receiver) {
        steps.remove(receiver);
        receiver.onClose();
    }

    void stop(final AeronSender sender) {
        steps.remove(sender);
        sender.onClose();
        positions.close();
        positions = null;
    }

    /** What was closed is given back soon. Nobody is taken for gone before Aeron would: a test that is held up by the machine looks as if it were. */
    static void quick(final MediaDriver.Context driver) {
        driver.timerIntervalNs(100_000_000).publicationLingerTimeoutNs(100_000_000);
    }

    /** All frames of the journal, once each and in order. */
    static void assertWhole(final TestJournal journal, final List<FramePlace> places) {
        final List<FramePlace> expected = new ArrayList<>();
        for (long i = 1; i <= journal.end().sequence(); i++) {
            expected.add(new FramePlace(journal.end().epoch(), i));
        }
        assertEquals(expected, places);
    }

    @Override
    public void close() {
        CloseHelper.quietCloseAll(closed);
        CloseHelper.quietCloseAll(sending, receiving, positions, journal);
    }
}
