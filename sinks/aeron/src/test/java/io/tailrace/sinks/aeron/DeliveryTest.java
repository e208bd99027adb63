package io.tailrace.sinks.aeron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.sinks.transport.DeliveryState;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ipc", "udp"})
    void shouldDeliverEveryFrameOnceAndInOrder(final String media) {
        try (Fixture fixture = fixture(media)) {
            final Received received = new Received();
            fixture.journal.append(500);
            final AeronReceiver receiver = fixture.startReceiver("r", received);
            final AeronSender sender = fixture.startSender();
            fixture.steps.until("all", () -> received.count(Fixture.SHOP) >= 500);
            fixture.journal.appendOfLength(64 * 1024);
            fixture.journal.append(10);
            fixture.steps.until("caught up", () -> received.count(Fixture.SHOP) >= 511 && sender.isCaughtUp());
            Fixture.assertWhole(fixture.journal, received.of(Fixture.SHOP));
            assertEquals(0, received.flagged.size());
            assertEquals(511, sender.status().delivered());
            assertEquals(DeliveryState.DELIVERING, sender.status().state());
            assertEquals(0, sender.status().failures());
            assertEquals(511, receiver.frames());
            fixture.stop(sender);
            fixture.stop(receiver);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipc", "udp"})
    void shouldGoOnBehindWhatWasAcknowledgedWhenTheSenderRestarts(final String media) {
        try (Fixture fixture = fixture(media)) {
            final Received received = new Received();
            fixture.journal.append(100);
            final AeronReceiver receiver = fixture.startReceiver("r", received);
            final AeronSender first = fixture.startSender();
            fixture.steps.until("caught up", first::isCaughtUp);
            fixture.stop(first);
            fixture.journal.append(100);
            final AeronSender second = fixture.startSender();
            fixture.steps.until("caught up", second::isCaughtUp);
            Fixture.assertWhole(fixture.journal, received.of(Fixture.SHOP));
            assertEquals(100, second.status().delivered());
            assertEquals(0, receiver.duplicates());
            assertEquals(100, received.flagged.size(), "what may have been sent before is flagged");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipc", "udp"})
    void shouldGoOnWhenTheReceiverRestarts(final String media) {
        try (Fixture fixture = fixture(media)) {
            final Received received = new Received();
            fixture.journal.append(100);
            final AeronReceiver first = fixture.startReceiver("r", received);
            final AeronSender sender = fixture.startSender();
            fixture.steps.until("caught up", sender::isCaughtUp);
            fixture.stop(first);
            fixture.journal.append(100);
            fixture.steps.run(50);
            fixture.startReceiver("r", received);
            fixture.steps.until("caught up", () -> received.count(Fixture.SHOP) >= 200 && sender.isCaughtUp());
            Fixture.assertWhole(fixture.journal, received.of(Fixture.SHOP));
        }
    }

    @Test
    void shouldGoBackForAReceiverThatJoinsLate() {
        try (Fixture fixture = fixture("ipc")) {
            final Received early = new Received();
            final Received late = new Received();
            fixture.journal.append(100);
            fixture.startReceiver("early", early);
            final AeronSender sender = fixture.startSender();
            fixture.steps.until("caught up", sender::isCaughtUp);
            final AeronReceiver joining = fixture.startReceiver("late", late);
            fixture.steps.until("late has all", () -> late.count(Fixture.SHOP) >= 100);
            fixture.journal.append(10);
            fixture.steps.until("both", () -> early.count(Fixture.SHOP) >= 110 && late.count(Fixture.SHOP) >= 110);
            Fixture.assertWhole(fixture.journal, early.of(Fixture.SHOP));
            Fixture.assertWhole(fixture.journal, late.of(Fixture.SHOP));
            assertEquals(100, late.flagged.size());
            assertEquals(0, joining.duplicates());
            assertEquals(0, sender.status().failures());
        }
    }

    @Test
    void shouldSendOnlyWhatComesToOneThatJoinsLive() {
        try (Fixture fixture = fixture("ipc")) {
            final Received live = new Received();
            fixture.journal.append(100);
            fixture.startReceiver("live", live, context -> context.startAt(StartAt.LIVE));
            final AeronSender sender = fixture.startSender();
            fixture.steps.until("caught up", sender::isCaughtUp);
            fixture.journal.append(5);
            fixture.steps.until("five", () -> live.count(Fixture.SHOP) >= 5);
            assertEquals(new FramePlace(1, 101), live.of(Fixture.SHOP).get(0));
            assertEquals(5, live.count(Fixture.SHOP));
        }
    }

    @Test
    void shouldHoldUpTheStreamAndNothingElseWhenTheReceiverIsSlow() {
        try (Fixture fixture = fixture("ipc")) {
            fixture.sender = context -> context.window(50, 1 << 20);
            final Received slow = new Received();
            slow.isBusy = true;
            fixture.journal.append(1_000);
            fixture.startReceiver("slow", slow);
            final AeronSender sender = fixture.startSender();
            fixture.steps.until("window is full", () -> sender.count(SendCode.WINDOW_FULL) > 0);
            final long sent = sender.count(SendCode.SENT);
            fixture.steps.run(50);
            assertEquals(sent, sender.count(SendCode.SENT));
            fixture.journal.append(10);
            slow.isBusy = false;
            fixture.steps.until("all", () -> slow.count(Fixture.SHOP) >= 1_010);
            Fixture.assertWhole(fixture.journal, slow.of(Fixture.SHOP));
            assertTrue(sender.count(SendCode.WINDOW_FULL) > 0);
        }
    }

    @Test
    void shouldCountWhatWasDeletedBeforeAReceiverHadIt() {
        try (Fixture fixture = fixture("ipc")) {
            final Received received = new Received();
            received.of(Fixture.SHOP).add(new FramePlace(1, 20));
            fixture.journal.skip(50);
            fixture.journal.append(10);
            fixture.startReceiver("r", received);
            final AeronSender sender = fixture.startSender();
            fixture.steps.until("all", () -> received.count(Fixture.SHOP) >= 11 && sender.isCaughtUp());
            assertEquals(30, sender.status().lostFrames());
            final Received late = new Received();
            fixture.startReceiver("late", late);
            fixture.steps.until("late has all", () -> late.count(Fixture.SHOP) >= 10 && sender.isCaughtUp());
            assertEquals(30, sender.status().lostFrames(), "one that has taken nothing has lost nothing");
        }
    }

    private Fixture fixture(final String media) {
        return media.equals("ipc") ? Fixture.ipc(folder) : Fixture.udp(folder, link -> {});
    }
}
