package io.tailrace.sinks.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.recording.ChannelCounter;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.testsupport.SettableClock;
import io.tailrace.testsupport.transport.RecordedNumbers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryAgentTest {
    private static final long MS = 1_000_000;

    private final SettableClock clock = new SettableClock();
    private final LineOutlet outlet = new LineOutlet();
    private TelemetryEngine engine;
    private ChannelCounter counter;

    @TempDir
    Path folder;

    @BeforeEach
    void begin() {
        engine = TelemetryEngine.launch(new EngineContext()
                .journal(ChronicleJournal.at(folder.resolve("j")))
                .threadingMode(ThreadingMode.INVOKER)
                .clock(clock));
        counter = engine.openChannel("c")
                .counter(engine.register(MetricDescriptor.counter(RecordedNumbers.COUNTER)
                        .help("Numbers.")
                        .build()));
        record(6);
    }

    @AfterEach
    void end() {
        engine.close();
    }

    @Test
    void shouldSendBatchesOneAtATimeInOrder() {
        try (PositionStore positions = store()) {
            final DeliveryAgent<List<Long>> agent = agent(positions, 4, 0);
            outlet.answer(Outcome.PENDING);
            work(agent);
            assertEquals(List.of(List.of(1L, 2L, 3L, 4L)), outlet.taken());
            outlet.answer(Outcome.DELIVERED);
            work(agent);
            assertEquals(List.of(List.of(1L, 2L, 3L, 4L), List.of(5L, 6L)), outlet.taken());
            assertEquals(6, agent.status().delivered());
            agent.onClose();
        }
    }

    @Test
    void shouldLetABatchWaitToBecomeFull() {
        try (PositionStore positions = store()) {
            final DeliveryAgent<List<Long>> agent = agent(positions, 100, 300 * MS);
            work(agent);
            assertEquals(List.of(), outlet.taken());
            record(1);
            work(agent);
            clock.advanceMs(300);
            work(agent);
            assertEquals(List.of(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L)), outlet.taken());
            agent.onClose();
        }
    }

    @Test
    void shouldSendTheSameBatchAgainAndGiveUpWhatWasRefused() {
        try (PositionStore positions = store()) {
            final DeliveryAgent<List<Long>> agent = agent(positions, 3, 0);
            outlet.answer(new Outcome.Retry("busy", 0));
            work(agent);
            outlet.answer(new Outcome.Refused(2, "too_long", "two of them"));
            clock.advanceMs(2_000);
            work(agent);
            assertEquals(List.of(List.of(1L, 2L, 3L), List.of(1L, 2L, 3L), List.of(4L, 5L, 6L)), outlet.taken());
            assertEquals(
                    List.of(1L, 2L, 4L),
                    List.of(
                            agent.status().failures(),
                            agent.status().delivered(),
                            agent.status().refused()));
            agent.onClose();
        }
    }

    @Test
    void shouldNotWaitForAnAnswerForEver() {
        try (PositionStore positions = store()) {
            final DeliveryAgent<List<Long>> agent = agent(positions, 10, 0);
            outlet.answer(Outcome.PENDING);
            work(agent);
            clock.advanceMs(9_999);
            work(agent);
            assertEquals(0, outlet.cancelled());
            clock.advanceMs(1);
            work(agent);
            assertEquals(1, outlet.cancelled());
            assertEquals("no answer in time", agent.status().cause());
            agent.onClose();
        }
    }

    @Test
    void shouldSurviveAnOutletThatThrows() {
        try (PositionStore positions = store()) {
            final DeliveryAgent<List<Long>> agent = agent(positions, 10, 0);
            outlet.fault(new IllegalStateException("broken"));
            work(agent);
            assertEquals(DeliveryState.RETRYING, agent.status().state());
            outlet.fault(null);
            clock.advanceMs(1_000);
            work(agent);
            assertEquals(List.of(LongStream.rangeClosed(1, 6).boxed().toList()), outlet.taken());
            agent.onClose();
        }
    }

    @Test
    void shouldKeepItsPositionAndHaveRetentionWait() {
        try (PositionStore positions = store()) {
            final DeliveryAgent<List<Long>> agent = agent(positions, 10, 0);
            work(agent);
            agent.onClose();
            try (ChronicleJournal journal = ChronicleJournal.openForReading(folder.resolve("j"))) {
                final Map<String, Long> held = journal.info().acknowledged();
                assertTrue(held.get("transport-t") > 0, held::toString);
            }
        }
        record(2);
        try (PositionStore positions = store()) {
            final DeliveryAgent<List<Long>> agent = agent(positions, 10, 0);
            work(agent);
            assertEquals(List.of(7L, 8L), outlet.taken().get(1));
            agent.onClose();
        }
    }

    @Test
    void shouldDeliverTheRestWhenItIsClosed() {
        try (PositionStore positions = store()) {
            agent(positions, 2, 0).onClose();
        }
        assertEquals(List.of(List.of(1L, 2L), List.of(3L, 4L), List.of(5L, 6L)), outlet.taken());
    }

    @Test
    void shouldNotLeaveABatchBehindThatWaitedToBecomeFull() {
        try (PositionStore positions = store()) {
            final DeliveryAgent<List<Long>> agent = agent(positions, 100, 1_000_000 * MS);
            work(agent);
            assertEquals(List.of(), outlet.taken());
            agent.onClose();
        }
        assertEquals(List.of(LongStream.rangeClosed(1, 6).boxed().toList()), outlet.taken());
    }

    /** The position is on the disk and the journal's end, which nobody forced, is not. */
    @Test
    void shouldGoOnWhereTheJournalHasLostItsEnd() {
        try (PositionStore positions = store()) {
            final DeliveryAgent<List<Long>> agent = agent(positions, 10, 0);
            work(agent);
            agent.onClose();
            final String[] place = positions.load("t").orElseThrow().split(":", -1);
            final long beyond = Long.parseLong(place[0]) + 1_000;
            positions.save("t", beyond + ":" + place[1] + ":" + (Long.parseLong(place[2]) + 1_000) + ":" + place[3]);
        }
        record(2);
        try (PositionStore positions = store()) {
            final DeliveryAgent<List<Long>> agent = agent(positions, 10, 0);
            work(agent);
            assertEquals(DeliveryState.DELIVERING, agent.status().state());
            assertEquals(1, agent.status().lostFrames());
            agent.onClose();
        }
        final List<Long> last = outlet.taken().get(outlet.taken().size() - 1);
        assertTrue(last.contains(7L) && last.contains(8L), last::toString);
    }

    @Test
    void shouldNotHangWhenItIsClosedWhileItsPeerHangs() {
        outlet.answer(Outcome.PENDING);
        try (PositionStore positions = store()) {
            agent(positions, 2, 0).onClose();
        }
        assertFalse(outlet.isUnderWay());
    }

    @Test
    void shouldWaitForAJournalThatIsNotThereYet() {
        try (PositionStore positions = store()) {
            final DeliveryAgent<List<Long>> agent = new DeliveryAgent<>(
                    "t",
                    JournalSource.at(folder.resolve("later"), error -> {}),
                    new NumberBatcher(1),
                    outlet,
                    tracker(),
                    positions,
                    DeliverySettings.defaults(),
                    clock);
            work(agent);
            assertEquals(0, agent.status().failures());
            agent.onClose();
        }
    }

    @Test
    void shouldNotBeIsolatedForAJournalThatIsWellAgain() {
        final AtomicBoolean isBroken = new AtomicBoolean(true);
        final JournalSource good = JournalSource.at(folder.resolve("j"), error -> {});
        final JournalSource source = () -> {
            if (isBroken.get()) {
                throw new FrameLogException("no permission");
            }
            return good.open();
        };
        final DeliveryTracker tracker = tracker();
        try (JournalFeed feed = new JournalFeed(source, "t", null, new NumberBatcher(1), tracker)) {
            feed.poll(clock.nanoTime(), 1);
            assertEquals(DeliveryState.RETRYING, tracker.status().state());
            isBroken.set(false);
            clock.advanceMs(1_000);
            feed.poll(clock.nanoTime(), 1);
            assertEquals(DeliveryState.DELIVERING, tracker.status().state());
        }
    }

    @Test
    void shouldRefuseAPositionThatIsNone() {
        try (PositionStore positions = store()) {
            positions.save("t", "nonsense");
            assertThrows(FrameLogException.class, () -> agent(positions, 1, 0));
        }
    }

    @Test
    void shouldTellAllFaultsOfItsSettingsAtOnce() {
        assertEquals(
                "delivery: framesPerDutyCycle must be at least 1, was 0; lingerNs must not be negative, was -1;"
                        + " sendTimeoutNs must be at least 1, was 0; saveIntervalNs must not be negative, was -1;"
                        + " closeTimeoutMs must not be negative, was -1",
                assertThrows(IllegalArgumentException.class, () -> new DeliverySettings(0, -1, 0, -1, -1))
                        .getMessage());
    }

    private void record(final int count) {
        for (int i = 0; i < count; i++) {
            counter.add(1);
            clock.advanceMs(100);
            engine.invoke();
        }
    }

    private static void work(final DeliveryAgent<?> agent) {
        while (agent.doWork() > 0) {
            // until there is nothing to do
        }
    }

    private PositionStore store() {
        return PositionStore.open(folder.resolve("p"));
    }

    private DeliveryTracker tracker() {
        return new DeliveryTracker("t", RetryPolicy.defaults(), DeliveryMeter.of(engine, "t"), clock, 1);
    }

    private DeliveryAgent<List<Long>> agent(final PositionStore positions, final int batch, final long lingerNs) {
        return new DeliveryAgent<>(
                "t",
                JournalSource.at(folder.resolve("j"), error -> {}),
                new NumberBatcher(batch),
                outlet,
                tracker(),
                positions,
                new DeliverySettings(256, lingerNs, 10_000 * MS, 0, 20),
                clock);
    }
}
