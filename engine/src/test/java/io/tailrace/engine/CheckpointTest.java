package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.sbe.CheckpointBeginDecoder;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.CounterValue;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.recording.Channel;
import io.tailrace.testsupport.ListFrameLog;
import io.tailrace.testsupport.SettableClock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a reader can start: at the start of the epoch, and wherever somebody asked for it. */
class CheckpointTest {
    @Test
    void shouldOpenTheEpochWithACheckpoint() {
        try (Pipeline pipeline = Pipeline.of(
                new EngineContext().service("shop").instance("shop-1").buildVersion("1.2.3"))) {
            final Received received = pipeline.poll();

            assertEquals(
                    CheckpointBeginDecoder.TEMPLATE_ID, received.frames.get(0).templateId());
            final EpochInfo epoch = received.epochs.get(0);
            assertEquals(1, epoch.epoch());
            assertEquals("shop", epoch.service());
            assertEquals("shop-1", epoch.instance());
            assertEquals("1.2.3", epoch.buildVersion());
            assertTrue(epoch.amnesia(), "there is no journal");
            assertFalse(epoch.resumed());
            assertEquals(0, epoch.restarts());
            assertEquals(SettableClock.START_EPOCH_NS, epoch.startedAtNs());
            assertEquals(ProcessHandle.current().pid(), epoch.pid());
            assertEquals(100_000_000, epoch.snapshotIntervalNs());
            assertEquals(1, received.lastCheckpoint().checkpointId());
            assertEquals(0, received.lastCheckpoint().snapshotId());
            assertTrue(
                    received.lastCheckpoint().values().counters().stream().allMatch(counter -> counter.total() == 0));
        }
    }

    @Test
    void shouldShowALateReaderNothingUntilTheCheckpointThatItAsksFor() {
        try (Pipeline pipeline = Pipeline.inMemory()) {
            final Channel channel = pipeline.engine.openChannel("worker");
            channel.counter(pipeline.counter("hits_total")).add(5);
            channel.histogram(pipeline.histogram("sizes")).record(10);
            channel.gauge(pipeline.gauge("depth")).set(3);
            pipeline.gauge("never_set");
            pipeline.interval();

            final Received late = new Received();
            try (FrameTailer tailer = pipeline.engine.openTailer("late", StartPosition.LAST_CHECKPOINT)) {
                channel.counter(pipeline.counter("hits_total")).add(1);
                tailer.poll(late::take, Integer.MAX_VALUE);
                assertFalse(late.view().isCurrent());
                assertTrue(late.view().series().isEmpty());
                assertNull(late.view().epoch());

                pipeline.interval();
                tailer.poll(late::take, Integer.MAX_VALUE);
            }

            assertTrue(late.view().isCurrent());
            assertEquals(6, late.counter("hits_total"));
            assertEquals(1, late.totals("sizes").histogram().count());
            assertEquals(3, late.totals("depth").gaugeValue());
            assertEquals(pipeline.received.view().snapshotId(), late.view().snapshotId());
            assertEquals(
                    List.of("worker"),
                    late.view().channels().stream().map(c -> c.name()).toList());
            assertSameTotals(pipeline.received, late);
            pipeline.end();
        }
    }

    @Test
    void shouldHoldTheSumOfAllSnapshotsBeforeIt() {
        try (Pipeline pipeline = Pipeline.inMemory()) {
            final Channel channel = pipeline.engine.openChannel("worker");
            final Metric hits = pipeline.counter("hits_total", "route");
            final Metric sizes = pipeline.histogram("sizes");
            for (int i = 0; i < 50; i++) {
                channel.counter(hits, "/" + i % 7).add(i);
                channel.histogram(sizes).record(i * 1_000L - 3_000);
                pipeline.interval();
            }
            final long histogramSamples = pipeline.received.snapshots.stream()
                    .flatMap(snapshot -> snapshot.values().histograms().stream())
                    .mapToLong(histogram -> histogram.count())
                    .sum();
            pipeline.engine.openTailer("asking", StartPosition.LAST_CHECKPOINT).close();
            final int checkpoints = pipeline.received.checkpoints.size();
            channel.counter(hits, "/0").add(0);
            final Received received = pipeline.interval();

            assertEquals(checkpoints + 1, received.checkpoints.size());
            assertEquals(
                    received.lastSnapshot().snapshotId(),
                    received.lastCheckpoint().snapshotId());
            assertEquals(
                    received.lastSnapshot().toNs(), received.lastCheckpoint().atNs());
            assertEquals(50, histogramSamples);
            assertEquals(
                    49 * 50 / 2,
                    received.lastCheckpoint().values().counters().stream()
                            .filter(counter -> counter.series().metric().name().equals("hits_total"))
                            .mapToLong(CounterValue::total)
                            .sum());
            assertEquals(
                    50, received.lastCheckpoint().values().histograms().get(0).count());
            assertEquals(
                    3, received.lastCheckpoint().values().histograms().get(0).clamped());
            assertEquals(100, received.lastCheckpoint().channels().get(0).lastSequence());
            pipeline.end();
        }
    }

    @Test
    void shouldCutOneForAllWhoAskWithinAnInterval() {
        try (Pipeline pipeline = Pipeline.inMemory()) {
            final Received received = pipeline.interval();
            final int before = received.checkpoints.size();
            for (int i = 0; i < 5; i++) {
                pipeline.engine.openTailer("reader-" + i, StartPosition.END).close();
            }
            pipeline.interval();
            assertEquals(before + 1, received.checkpoints.size());
            pipeline.interval();
            assertEquals(before + 1, received.checkpoints.size());
        }
    }

    @Test
    void shouldCutOneWhenTheJournalSaysThatItIsDue() {
        final ListFrameLog journal = new ListFrameLog();
        try (Pipeline pipeline = Pipeline.on(journal)) {
            pipeline.interval();
            final int before = pipeline.received.checkpoints.size();
            journal.askForCheckpoint();

            pipeline.interval();
            pipeline.interval();

            assertEquals(before + 1, pipeline.received.checkpoints.size());
            assertFalse(journal.isCheckpointDue());
            pipeline.interval();
            assertEquals(before + 1, pipeline.received.checkpoints.size());
        }
    }

    private static void assertSameTotals(final Received expected, final Received found) {
        assertEquals(
                expected.view().series().stream().map(CheckpointTest::describe).toList(),
                found.view().series().stream().map(CheckpointTest::describe).toList());
    }

    private static String describe(final SeriesTotals totals) {
        return totals.info().metric().name() + totals.info().labelValues() + " " + totals.counterTotal() + " "
                + totals.gaugeValue() + " "
                + (totals.histogram() == null
                        ? ""
                        : totals.histogram().count() + " " + totals.histogram().sum());
    }
}
