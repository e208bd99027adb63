package io.tailrace.sinks.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.CapturedLog;
import io.tailrace.testsupport.SettableClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryTrackerTest {
    private static final long MS = 1_000_000;

    private final SettableClock clock = new SettableClock();
    private final List<String> told = new ArrayList<>();
    private final DeliveryTracker tracker = new DeliveryTracker(
            "t",
            new RetryPolicy(100 * MS, 800 * MS, 1_000 * MS, 5_000 * MS),
            new Told(),
            clock,
            3,
            state -> told.add("-> " + state));

    @Test
    void shouldCountOneFailureHoweverManyAttemptsFail() {
        fail(0);
        fail(0);
        fail(0);
        assertEquals(List.of("-> RETRYING", "failed"), told.stream().sorted().toList());
        assertEquals(1, tracker.status().failures());
        tracker.delivered(clock.nanoTime(), 4, 0);
        assertEquals(DeliveryState.DELIVERING, tracker.status().state());
        fail(0);
        assertEquals(2, tracker.status().failures());
    }

    @Test
    void shouldWaitBehindAFailedAttemptAsLongAsThePeerAsked() {
        assertTrue(tracker.isDue(clock.nanoTime()));
        fail(600 * MS);
        clock.advanceMs(599);
        assertFalse(tracker.isDue(clock.nanoTime()));
        clock.advanceMs(1);
        assertTrue(tracker.isDue(clock.nanoTime()));
    }

    @Test
    void shouldNotLetAPeerSilenceItForGood() {
        fail(Long.MAX_VALUE);
        clock.advanceMs(3_599_000);
        assertFalse(tracker.isDue(clock.nanoTime()));
        clock.advanceMs(1_000);
        assertTrue(tracker.isDue(clock.nanoTime()));
    }

    @Test
    void shouldRaiseTheAlertWhileAFailurePersistsAndComeBack() {
        fail(0);
        clock.advanceMs(999);
        tracker.isDue(clock.nanoTime());
        assertEquals(DeliveryState.RETRYING, tracker.status().state());
        clock.advanceMs(1);
        tracker.isDue(clock.nanoTime()); // also while an attempt hangs
        assertEquals(DeliveryState.ISOLATED, tracker.status().state());
        fail(0);
        clock.advanceMs(2_499);
        assertFalse(tracker.isDue(clock.nanoTime()));
        clock.advanceMs(5_001);
        assertTrue(tracker.isDue(clock.nanoTime()));
        tracker.delivered(clock.nanoTime(), 1, 0);
        assertEquals(DeliveryState.DELIVERING, tracker.status().state());
        assertEquals(
                List.of(
                        "failed",
                        "-> RETRYING",
                        "alert true",
                        "-> ISOLATED",
                        "delivered 1",
                        "alert false",
                        "-> DELIVERING"),
                told);
    }

    @Test
    void shouldTellLatencyFromRecordingToAcknowledgement() {
        final long recordedAtNs = clock.epochNanos();
        clock.advanceMs(70);
        tracker.delivered(clock.nanoTime(), 2, recordedAtNs);
        tracker.delivered(clock.nanoTime(), 1, clock.epochNanos() + MS); // the clock was set back
        assertEquals(List.of("delivered 2", "latency 70", "delivered 1", "latency 0"), told);
    }

    @Test
    void shouldCountWhatIsLostAndRefusedWithoutAFailure() {
        tracker.lost(0);
        tracker.lost(5);
        tracker.refused("too_long", 3, "a text");
        assertEquals(List.of("lost 5", "refused too_long 3"), told);
        assertEquals(
                new DeliveryStatus("t", DeliveryState.DELIVERING, 0, 0, 3, 5, "", clock.nanoTime()), tracker.status());
    }

    @Test
    void shouldLogACauseOnceAndAgainWhenItHasBeenAWhile() {
        final String log = CapturedLog.of(() -> {
            for (int i = 0; i < 5; i++) {
                fail(0);
            }
            clock.advanceNs(CauseLog.AGAIN_AFTER_NS);
            fail(0);
        });
        assertEquals(
                2,
                log.lines()
                        .filter(line -> line.contains("not delivered: refused by the peer"))
                        .count(),
                log);
        assertEquals(1, log.lines().filter(line -> line.contains("isolated")).count(), log);
    }

    private void fail(final long leastWaitNs) {
        tracker.failed(clock.nanoTime(), "refused by the peer", leastWaitNs);
    }

    private final class Told implements DeliveryMeter {
        @Override
        public void failed() {
            told.add("failed");
        }

        @Override
        public void alert(final boolean isRaised) {
            told.add("alert " + isRaised);
        }

        @Override
        public void delivered(final long items) {
            told.add("delivered " + items);
        }

        @Override
        public void latency(final long latencyNs) {
            told.add("latency " + latencyNs / MS);
        }

        @Override
        public void refused(final String reason, final long items) {
            told.add("refused " + reason + " " + items);
        }

        @Override
        public void lost(final long frames) {
            told.add("lost " + frames);
        }
    }
}
