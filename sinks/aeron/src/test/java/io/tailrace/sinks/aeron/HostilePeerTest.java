package io.tailrace.sinks.aeron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.Publication;
import io.tailrace.testsupport.Frames;
import java.nio.file.Path;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostilePeerTest {
    @TempDir
    Path folder;

    private final UnsafeBuffer message = new UnsafeBuffer(new byte[200_000]);

    @Test
    void shouldRefuseWhatIsNoStreamOfOursAndGoOnWithOthers() {
        try (Fixture fixture = Fixture.ipc(folder)) {
            final Received received = new Received();
            final AeronReceiver receiver = fixture.startReceiver("r", received);
            fixture.steps.until("open", receiver::isOpen);
            final Publication peer = fixture.sendingLink().client().addPublication("aeron:ipc", 1);
            final byte[] garbage = new byte[3_000];
            new Random(1).nextBytes(garbage);
            offer(fixture, peer, new UnsafeBuffer(garbage), garbage.length);
            offer(fixture, peer, message, 130_000); // longer than any message
            MessageDescriptor.begin(message, MessageDescriptor.FRAME, 0, 5);
            offer(fixture, peer, message, 100); // nobody said who it is
            hello(fixture, peer, new SourceName("bad", "one"));
            MessageDescriptor.begin(message, MessageDescriptor.FRAME, 0, 5);
            MessageDescriptor.place(message, new FramePlace(1, 1));
            MessageDescriptor.placeBefore(message, FramePlace.NONE);
            offer(fixture, peer, message, 100); // no frame in it
            final UnsafeBuffer frame = Frames.status(7);
            message.putBytes(MessageDescriptor.FRAME_OFFSET, frame, 0, frame.capacity());
            offer(fixture, peer, message, MessageDescriptor.FRAME_OFFSET + frame.capacity()); // not that one
            offer(fixture, peer, message, 20);

            fixture.journal.append(50);
            final AeronSender sender = fixture.startSender();
            fixture.steps.until("all", () -> received.count(Fixture.SHOP) >= 50 && sender.isCaughtUp());
            Fixture.assertWhole(fixture.journal, received.of(Fixture.SHOP));
            assertEquals(0, received.count(new SourceName("bad", "one")));
            assertEquals(1, receiver.refused(Refusal.GARBAGE));
            assertTrue(receiver.refused(Refusal.LENGTH) >= 2, "too long, and too short");
            assertEquals(1, receiver.refused(Refusal.UNKNOWN_STREAM));
            assertTrue(receiver.refused(Refusal.CHECKSUM) >= 1);
        }
    }

    @Test
    void shouldTellASenderOfAnotherVersionThatItIsRefused() {
        try (Fixture fixture = Fixture.ipc(folder)) {
            final AeronReceiver receiver = fixture.startReceiver("r", new Received());
            fixture.steps.until("open", receiver::isOpen);
            final Publication peer = fixture.sendingLink().client().addPublication("aeron:ipc", 1);
            MessageDescriptor.begin(message, MessageDescriptor.HELLO, 0, 5);
            message.putByte(MessageDescriptor.VERSION_OFFSET, (byte) 9);
            offer(fixture, peer, message, 40);
            fixture.steps.until("refused", () -> receiver.refused(Refusal.VERSION) == 1);
        }
    }

    @Test
    void shouldRefuseMoreSourcesThanThereMayBe() {
        try (Fixture fixture = Fixture.ipc(folder)) {
            final AeronReceiver receiver =
                    fixture.startReceiver("r", new Received(), context -> context.mostSources(2));
            fixture.steps.until("open", receiver::isOpen);
            for (int i = 0; i < 3; i++) {
                final Publication peer = fixture.sendingLink().client().addExclusivePublication("aeron:ipc", 1);
                hello(fixture, peer, new SourceName("s", "i" + i));
            }
            fixture.steps.until("refused", () -> receiver.refused(Refusal.TOO_MANY) == 1);
        }
    }

    @Test
    void shouldNotBelieveAcknowledgementsOfWhatWasNotSent() {
        try (Fixture fixture = Fixture.ipc(folder)) {
            final Received received = new Received();
            fixture.journal.append(10);
            fixture.startReceiver("r", received);
            fixture.sender = context -> context.seed(42);
            final AeronSender sender = fixture.startSender();
            fixture.steps.until("caught up", sender::isCaughtUp);
            final Publication liar = fixture.sendingLink().client().addPublication("aeron:ipc", 2);
            MessageDescriptor.begin(message, MessageDescriptor.ACKNOWLEDGEMENT, 0, new Random(42).nextLong());
            MessageDescriptor.place(message, new FramePlace(9, 9));
            final int length = MessageText.put(message, MessageDescriptor.RECEIVER_OFFSET, "r");
            offer(fixture, liar, message, length);
            offer(fixture, liar, message, 3);
            fixture.steps.until("refused", () -> sender.status().refused() >= 2);
            fixture.journal.append(10);
            fixture.steps.until("all", () -> received.count(Fixture.SHOP) >= 20 && sender.isCaughtUp());
            Fixture.assertWhole(fixture.journal, received.of(Fixture.SHOP));
        }
    }

    @Test
    void shouldTakeASourceAgainWhenWhoClaimedItsNameIsGone() {
        try (Fixture fixture = Fixture.ipc(folder)) {
            final Received received = new Received();
            fixture.journal.append(10);
            final AeronReceiver receiver = fixture.startReceiver("r", received);
            final AeronSender sender = fixture.startSender();
            fixture.steps.until("caught up", sender::isCaughtUp);
            final Publication liar = fixture.sendingLink().client().addExclusivePublication("aeron:ipc", 1);
            hello(fixture, liar, Fixture.SHOP);
            fixture.steps.until("displaced", () -> receiver.refused(Refusal.UNKNOWN_STREAM) == 1);
            fixture.journal.append(10);
            fixture.steps.run(100);
            liar.close();
            fixture.steps.until("all", () -> received.count(Fixture.SHOP) >= 20 && sender.isCaughtUp());
            Fixture.assertWhole(fixture.journal, received.of(Fixture.SHOP));
        }
    }

    @Test
    void shouldNotCountASourceThatCannotBeKeptAmongThoseThatMayBe() {
        try (Fixture fixture = Fixture.ipc(folder)) {
            final Received received = new Received();
            received.refuses = true;
            final AeronReceiver receiver = fixture.startReceiver("r", received, context -> context.mostSources(1));
            fixture.steps.until("open", receiver::isOpen);
            final Publication peer = fixture.sendingLink().client().addExclusivePublication("aeron:ipc", 1);
            hello(fixture, peer, new SourceName("bad", "one"));
            fixture.steps.until("refused", () -> receiver.refused(Refusal.NOT_TAKEN) == 1);
            received.refuses = false;
            fixture.journal.append(10);
            final AeronSender sender = fixture.startSender();
            fixture.steps.until("all", () -> received.count(Fixture.SHOP) >= 10 && sender.isCaughtUp());
            assertEquals(0, receiver.refused(Refusal.TOO_MANY));
        }
    }

    private void hello(final Fixture fixture, final Publication peer, final SourceName name) {
        MessageDescriptor.begin(message, MessageDescriptor.HELLO, 0, 5);
        final int instance = MessageText.put(message, MessageDescriptor.SERVICE_OFFSET, name.service());
        offer(fixture, peer, message, MessageText.put(message, instance, name.instance()));
    }

    private static void offer(
            final Fixture fixture, final Publication peer, final DirectBuffer buffer, final int length) {
        fixture.steps.until("offered", () -> peer.offer(buffer, 0, length) > 0);
        fixture.steps.run(5);
    }
}
