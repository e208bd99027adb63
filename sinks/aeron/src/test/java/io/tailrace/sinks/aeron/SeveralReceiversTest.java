package io.tailrace.sinks.aeron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.Publication;
import io.tailrace.sinks.transport.RetryPolicy;
import java.nio.file.Path;
import java.util.Random;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One of several receivers that does not do its part costs the others nothing. */
class SeveralReceiversTest {
    private static final RetryPolicy RETRY = new RetryPolicy(1_000_000, 4_000_000, 60_000_000_000L, 2_000_000_000L);
    private static final int SEED = 42;
    private static final int FRAMES = 300;

    @TempDir
    Path folder;

    @Test
    void shouldLeaveBehindAReceiverThatTalksButDoesNotGoOnAndTryItAgain() {
        try (Fixture fixture = fixture()) {
            final Received good = new Received();
            fixture.journal.append(FRAMES);
            fixture.startReceiver("good", good);
            final AeronSender sender = fixture.startSender();
            final Talker stuck = new Talker(fixture, MessageDescriptor.ACKNOWLEDGEMENT);
            fixture.steps.add(stuck);
            fixture.steps.until("the others have all", () -> good.count(Fixture.SHOP) >= FRAMES);
            Fixture.assertWhole(fixture.journal, good.of(Fixture.SHOP));
            assertEquals(0, sender.status().failures());
            assertTrue(sender.status().refused() >= 1);
            assertFalse(sender.isCaughtUp(), "one that is heard of has nothing");

            fixture.steps.remove(stuck);
            final Received late = new Received();
            fixture.startReceiver("bad", late);
            fixture.steps.until("it has all", () -> late.count(Fixture.SHOP) >= FRAMES && sender.isCaughtUp());
            Fixture.assertWhole(fixture.journal, late.of(Fixture.SHOP));
            assertEquals(0, sender.status().failures());
        }
    }

    @Test
    void shouldNotCountAFailureWhileAnotherReceiverAcknowledges() {
        try (Fixture fixture = fixture()) {
            final Received good = new Received();
            fixture.startReceiver("good", good);
            final AeronSender sender = fixture.startSender();
            fixture.steps.until("heard of", sender::isCaughtUp);
            final long refusedBefore = sender.status().refused();
            fixture.steps.add(new Talker(fixture, MessageDescriptor.REFUSAL));
            for (int i = 0; i < 30; i++) {
                fixture.journal.append(10);
                fixture.steps.run(100);
            }
            fixture.steps.until("all", () -> good.count(Fixture.SHOP) >= FRAMES && sender.isCaughtUp());
            assertEquals(0, sender.status().failures());
            assertEquals(refusedBefore + 1, sender.status().refused());
        }
    }

    private Fixture fixture() {
        final Fixture fixture = Fixture.ipc(folder);
        fixture.sender = context -> context.seed(SEED)
                .window(50, 1 << 20)
                .acknowledgeTimeoutNs(500_000_000)
                .retry(RETRY);
        return fixture;
    }

    /** Says the same again and again: that it has taken nothing yet, or that it takes nothing. */
    private static final class Talker implements Agent {
        private static final int STEPS_A_MESSAGE = 50;
        private final UnsafeBuffer message = new UnsafeBuffer(new byte[200]);
        private final Publication publication;
        private final int length;
        private int steps;

        Talker(final Fixture fixture, final int type) {
            publication = fixture.sendingLink().client().addExclusivePublication("aeron:ipc", 2);
            MessageDescriptor.begin(message, type, 0, new Random(SEED).nextLong());
            MessageDescriptor.place(message, FramePlace.NONE);
            if (type == MessageDescriptor.REFUSAL) {
                MessageDescriptor.putInt(message, MessageDescriptor.REASON_OFFSET, Refusal.TOO_MANY.code());
            }
            length = MessageText.put(message, MessageDescriptor.RECEIVER_OFFSET, "bad");
        }

        @Override
        public int doWork() {
            return ++steps % STEPS_A_MESSAGE == 0 && publication.offer(message, 0, length) > 0 ? 1 : 0;
        }

        @Override
        public String roleName() {
            return "talker";
        }
    }
}
