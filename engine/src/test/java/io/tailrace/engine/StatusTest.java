package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.sbe.StatusDecoder;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.health.ReadinessCause;
import io.tailrace.engine.recording.Channel;
import io.tailrace.testsupport.FaultyFrameLog;
import io.tailrace.testsupport.ListFrameLog;
import io.tailrace.testsupport.SettableClock;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Signs of life: every 500 ms, and at once when the readiness changes. */
class StatusTest {
    private static final int RING = 1_024;

    @Test
    void shouldSayAtTheStartAndEvery500MsThatItLives() {
        try (Pipeline pipeline = Pipeline.inMemory()) {
            final Received received = pipeline.work();
            assertEquals(1, received.statuses.size());
            pipeline.passMs(499);
            assertEquals(1, received.statuses.size());
            pipeline.passMs(1);
            assertEquals(2, received.statuses.size());
            for (int i = 0; i < 50; i++) {
                pipeline.passMs(100);
            }
            assertEquals(12, received.statuses.size());
            assertEquals(Set.of(), received.lastStatus().causes());
        }
    }

    @Test
    void shouldTakeNoMoreThan48Bytes() {
        try (Pipeline pipeline = Pipeline.inMemory()) {
            pipeline.engine.openChannel("worker");
            final Received received = pipeline.passMs(500);

            assertTrue(received.frames.stream()
                    .filter(frame -> frame.templateId() == StatusDecoder.TEMPLATE_ID)
                    .allMatch(frame -> frame.lengthInBytes() <= 48));
        }
    }

    @Test
    void shouldReadTheWallClockAnew() {
        try (Pipeline pipeline = Pipeline.inMemory()) {
            pipeline.clock.setEpochNanos(5_000);
            final Received received = pipeline.passMs(500);

            assertEquals(500_005_000, received.lastStatus().nowNs());
            assertEquals(SettableClock.START_EPOCH_NS, received.epochs.get(0).startedAtNs());
        }
    }

    @Test
    void shouldTellTheFullestRingSinceTheStatusBefore() {
        try (Pipeline pipeline = Pipeline.inMemory()) {
            final Metric hits = pipeline.counter("hits_total");
            final Channel calm = pipeline.engine.openChannel("calm", RING);
            final Channel busy = pipeline.engine.openChannel("busy", RING);
            pipeline.work();
            add(calm, hits, RING / 4);
            add(busy, hits, RING / 2);
            pipeline.passMs(100);
            add(calm, hits, RING / 4);
            pipeline.passMs(400);

            assertEquals(500, pipeline.received.lastStatus().occupancyPermille());
            assertEquals(2, pipeline.received.lastStatus().openChannels());
            pipeline.passMs(500);
            assertEquals(
                    250, pipeline.received.lastStatus().occupancyPermille(), "what there was when it was said last");
            pipeline.passMs(500);
            assertEquals(0, pipeline.received.lastStatus().occupancyPermille());
        }
    }

    @Test
    void shouldSayAtOnceThatARingPassedItsHighWaterMarkAndThatItIsBelow() {
        try (Pipeline pipeline = Pipeline.inMemory()) {
            final Channel channel = pipeline.engine.openChannel("worker", RING);
            pipeline.work();
            add(channel, pipeline.counter("hits_total"), RING);

            pipeline.passMs(1);
            assertEquals(
                    Set.of(ReadinessCause.RING_HIGH_WATER),
                    pipeline.received.lastStatus().causes());
            assertEquals(1_000, pipeline.received.lastStatus().occupancyPermille());

            pipeline.passMs(1);
            assertEquals(Set.of(), pipeline.received.lastStatus().causes());
            assertEquals(3, pipeline.received.statuses.size());
        }
    }

    @Test
    void shouldSayAtOnceThatTheJournalLags() {
        final FaultyFrameLog journal = new FaultyFrameLog(new ListFrameLog(), new Random(1));
        try (Pipeline pipeline = Pipeline.on(journal)) {
            pipeline.interval();
            journal.stall();
            pipeline.interval();
            pipeline.passMs(500);
            pipeline.passMs(1);
            assertEquals(
                    Set.of(ReadinessCause.JOURNAL_FAILED),
                    pipeline.received.lastStatus().causes());
            pipeline.passMs(500);
            pipeline.passMs(1);

            assertEquals(
                    Set.of(ReadinessCause.JOURNAL_FAILED, ReadinessCause.JOURNAL_LAGGING),
                    pipeline.received.lastStatus().causes());
            assertTrue(pipeline.received.lastStatus().journalLagMs() > 1_000);

            journal.heal();
            pipeline.passMs(1);
            pipeline.passMs(1);
            assertEquals(Set.of(), pipeline.received.lastStatus().causes());
            assertEquals(0, pipeline.received.lastStatus().journalLagMs());
        }
    }

    @Test
    void shouldSayAtOnceThatTheHostMissesADependencyAndThatItIsBack() {
        try (Pipeline pipeline = Pipeline.inMemory()) {
            pipeline.interval();
            final int before = pipeline.received.statuses.size();
            pipeline.engine.dependencies().set("database", false).set("cache", true);
            pipeline.passMs(1);
            assertEquals(
                    Set.of(ReadinessCause.HOST_DEPENDENCY),
                    pipeline.received.lastStatus().causes());
            assertEquals(before + 1, pipeline.received.statuses.size());
            pipeline.engine.dependencies().remove("database");
            pipeline.passMs(1);
            assertEquals(Set.of(), pipeline.received.lastStatus().causes());
        }
    }

    @Test
    void shouldSayThatItIsClosing() {
        final Received received;
        try (Pipeline pipeline = Pipeline.inMemory()) {
            pipeline.interval();
            received = pipeline.end();
        }
        assertEquals(Set.of(ReadinessCause.SHUTDOWN), received.lastStatus().causes());
        assertEquals(
                StatusDecoder.TEMPLATE_ID,
                received.frames.get(received.frames.size() - 1).templateId());
    }

    private static void add(final Channel channel, final Metric metric, final int count) {
        for (int i = 0; i < count; i++) {
            channel.counter(metric).increment();
        }
    }
}
