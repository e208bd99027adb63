package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.recording.Channel;
import io.tailrace.testsupport.ListFrameLog;
import io.tailrace.testsupport.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes on when an engine opens a journal that an earlier one wrote, and what begins anew. */
class RecoveryTest {
    private final ListFrameLog journal = new ListFrameLog();

    @Test
    void shouldBeginWithEpochOneOnAnEmptyJournal() {
        final Received received = run(pipeline -> {});

        assertEquals(1, received.epochs.get(0).epoch());
        assertEquals(0, received.epochs.get(0).restarts());
        assertFalse(received.epochs.get(0).resumed());
        assertFalse(received.epochs.get(0).amnesia());
        assertEquals(0, received.counter("service_restarts_total"));
    }

    @Test
    void shouldCountEpochsAndRestarts() {
        for (int epoch = 1; epoch <= 4; epoch++) {
            final Received received = run(pipeline -> {});

            final EpochInfo newest = received.epochs.get(received.epochs.size() - 1);
            assertEquals(epoch, newest.epoch());
            assertEquals(epoch - 1, newest.restarts());
            assertEquals(epoch > 1, newest.resumed());
            assertEquals(epoch - 1, received.counter("service_restarts_total"));
        }
    }

    @Test
    void shouldGoOnWithTheTotalsOfEachIdenticalLabelSet() {
        run(pipeline -> {
            final Channel channel = pipeline.engine.openChannel("worker");
            channel.counter(pipeline.counter("hits_total", "route"), "/a").add(5);
            channel.counter(pipeline.counter("hits_total", "route"), "/b").add(7);
            channel.histogram(pipeline.histogram("sizes")).record(100);
            channel.histogram(pipeline.histogram("sizes")).record(-1);
            channel.gauge(pipeline.gauge("depth")).set(3);
        });
        final Received received = run(pipeline -> {
            final Channel channel = pipeline.engine.openChannel("worker");
            channel.counter(pipeline.counter("hits_total", "route"), "/a").add(1);
            channel.counter(pipeline.counter("hits_total", "route"), "/c").add(2);
            channel.histogram(pipeline.histogram("sizes")).record(300);
            channel.gauge(pipeline.gauge("depth"));
        });

        assertEquals(6, received.counter("hits_total", "/a"));
        assertEquals(2, received.counter("hits_total", "/c"));
        final HistogramTotals sizes = received.totals("sizes").histogram();
        assertEquals(3, sizes.count());
        assertEquals(400, sizes.sum().low());
        assertEquals(0, sizes.min());
        assertEquals(300, sizes.max());
        assertEquals(1, sizes.clamped());
        assertEquals(0, received.totals("depth").gaugeValue(), "nobody set it in this epoch");
        assertTrue(
                received.view().series().stream()
                        .noneMatch(series -> series.info().labelValues().equals(List.of("/b"))),
                "a series that the new engine does not register ends");
    }

    @Test
    void shouldGoOnBehindEnginesThatDiedBeforeTheyRegisteredASeries() {
        run(pipeline -> {
            final Channel channel = pipeline.engine.openChannel("worker");
            channel.counter(pipeline.counter("hits_total")).add(40);
            channel.histogram(pipeline.histogram("sizes")).record(100);
        });
        for (int early = 0; early < 3; early++) {
            run(pipeline -> {});
        }
        final Received received = run(pipeline -> {
            final Channel channel = pipeline.engine.openChannel("worker");
            channel.counter(pipeline.counter("hits_total")).add(2);
            channel.histogram(pipeline.histogram("sizes")).record(300);
        });

        assertEquals(42, received.counter("hits_total"));
        assertEquals(2, received.totals("sizes").histogram().count());
        assertEquals(4, received.counter("service_restarts_total"));
    }

    @Test
    void shouldCountNothingTwiceWhenEnginesDieEarlyNowAndThen() {
        Seeds.run(10, random -> {
            final ListFrameLog log = new ListFrameLog();
            long hits = 0;
            long sizes = 0;
            for (int epoch = 0; epoch < 12; epoch++) {
                final int newHits = random.nextInt(3);
                final int newSizes = random.nextInt(3);
                runOn(log, new EngineContext(), pipeline -> {
                    final Channel channel = pipeline.engine.openChannel("worker");
                    if (newHits > 0) {
                        channel.counter(pipeline.counter("hits_total")).add(newHits);
                    }
                    for (int i = 0; i < newSizes; i++) {
                        channel.histogram(pipeline.histogram("sizes")).record(100);
                        pipeline.interval();
                    }
                });
                hits += newHits;
                sizes += newSizes;
            }
            final Received received = runOn(log, new EngineContext(), pipeline -> {
                final Channel channel = pipeline.engine.openChannel("worker");
                channel.counter(pipeline.counter("hits_total")).add(1);
                channel.histogram(pipeline.histogram("sizes")).record(100);
            });
            assertEquals(hits + 1, received.counter("hits_total"));
            assertEquals(sizes + 1, received.totals("sizes").histogram().count());
        });
    }

    @Test
    void shouldEndASeriesThatAnEngineDidNotRegisterWithinAMinute() {
        run(pipeline -> pipeline.engine
                .openChannel("worker")
                .counter(pipeline.counter("hits_total"))
                .add(40));
        run(pipeline -> pipeline.passMs(61_000));
        final Received received = run(pipeline -> pipeline.engine
                .openChannel("worker")
                .counter(pipeline.counter("hits_total"))
                .add(2));

        assertEquals(2, received.counter("hits_total"));
    }

    @Test
    void shouldTellReadersWhatASeriesGoesOnFromBeforeItsFirstSample() {
        run(pipeline -> pipeline.engine
                .openChannel("worker")
                .counter(pipeline.counter("hits_total"))
                .add(1_000));
        try (Pipeline pipeline = Pipeline.on(journal.reopen())) {
            pipeline.interval();
            final Channel channel = pipeline.engine.openChannel("worker");
            channel.counter(pipeline.counter("hits_total")).add(1);
            final int before = pipeline.received.checkpoints.size();

            pipeline.work();

            assertEquals(before + 1, pipeline.received.checkpoints.size());
            assertEquals(1_000, pipeline.received.counter("hits_total"), "the sample comes with the next snapshot");
            assertEquals(1_001, pipeline.interval().counter("hits_total"));
        }
    }

    @Test
    void shouldGoOnWithFirstPartySeriesOfTheSameServiceInstanceAndBuild() {
        run(new EngineContext(), RecoveryTest::recordTen);
        assertEquals(20, run(new EngineContext(), RecoveryTest::recordTen).counter("tailrace_samples_total"));
    }

    @Test
    void shouldBeginFirstPartySeriesOfAnotherServiceInstanceOrBuildAtZero() {
        for (final EngineContext other : List.of(
                new EngineContext().service("other"),
                new EngineContext().instance("other"),
                new EngineContext().buildVersion("other"))) {
            final ListFrameLog log = new ListFrameLog();
            runOn(log, new EngineContext(), RecoveryTest::recordTen);

            final Received received = runOn(log, other, RecoveryTest::recordTen);

            assertEquals(10, received.counter("tailrace_samples_total"));
            assertEquals(20, received.counter("hits_total"), "base labels do not stand on the user's series");
            assertEquals(1, received.counter("service_restarts_total"), "restarts are the journal's");
        }
    }

    @Test
    void shouldBeginASeriesAtZeroWhoseDescriptorChanged() {
        run(pipeline -> {
            final Channel channel = pipeline.engine.openChannel("worker");
            channel.histogram(pipeline.histogram("sizes")).record(100);
            channel.counter(pipeline.counter("hits_total")).add(5);
            channel.counter(pipeline.counter("labelled_total", "route"), "/a").add(5);
        });
        final Received received = run(pipeline -> {
            final Channel channel = pipeline.engine.openChannel("worker");
            final Metric otherRange = pipeline.engine.register(MetricDescriptor.histogram("sizes")
                    .help("Distributes.")
                    .range(new HistogramRange(1, 1_000, 2))
                    .build());
            final Metric otherUnit = pipeline.engine.register(MetricDescriptor.counter("hits_total")
                    .help("Counts.")
                    .unit(Unit.BYTES)
                    .build());
            channel.histogram(otherRange).record(1);
            channel.counter(otherUnit).add(1);
            channel.counter(pipeline.counter("labelled_total", "path"), "/a").add(1);
        });

        assertEquals(1, received.totals("sizes").histogram().count());
        assertEquals(1, received.counter("hits_total"));
        assertEquals(1, received.counter("labelled_total", "/a"));
    }

    @Test
    void shouldGoOnWhenOnlyHelpBoundsOrPriorityChanged() {
        run(pipeline -> pipeline.engine
                .openChannel("worker")
                .histogram(pipeline.histogram("sizes"))
                .record(100));
        final Received received = run(pipeline -> pipeline.engine
                .openChannel("worker")
                .histogram(pipeline.engine.register(MetricDescriptor.histogram("sizes")
                        .help("Says more.")
                        .bounds(7, 8)
                        .build()))
                .record(1));

        assertEquals(2, received.totals("sizes").histogram().count());
    }

    @Test
    void shouldIgnoreASnapshotWithoutItsCommit() {
        run(RecoveryTest::recordTen);
        final Pipeline crashing = Pipeline.on(journal.reopen());
        recordTen(crashing);
        crashing.work(); // the totals that go on are announced
        final int snapshots = Pipeline.read(journal).snapshots.size();
        crashing.interval();
        assertEquals(20, Pipeline.read(journal).counter("hits_total"));
        while (Pipeline.read(journal).snapshots.size() > snapshots) {
            journal.dropLast(1); // the process ended before this frame was written
        }

        final Received received = run(RecoveryTest::recordTen);

        assertEquals(20, received.counter("hits_total"), "ten of the first and ten of the third epoch");
        assertEquals(3, received.epochs.get(received.epochs.size() - 1).epoch());
    }

    @Test
    void shouldStartFromTheNewestCheckpointThatIsWhole() {
        run(pipeline -> {
            recordTen(pipeline);
            journal.askForCheckpoint();
            pipeline.interval();
            pipeline.interval();
            pipeline.engine
                    .openChannel("another")
                    .counter(pipeline.counter("hits_total"))
                    .add(1);
            pipeline.interval();
        });
        assertEquals(21, run(RecoveryTest::recordTen).counter("hits_total"));
    }

    private static void recordTen(final Pipeline pipeline) {
        final Channel channel = pipeline.engine.openChannel("worker");
        for (int i = 0; i < 10; i++) {
            channel.counter(pipeline.counter("hits_total")).increment();
        }
    }

    private interface Life {
        void live(Pipeline pipeline);
    }

    private Received run(final Life life) {
        return run(new EngineContext(), life);
    }

    private Received run(final EngineContext context, final Life life) {
        return runOn(journal, context, life);
    }

    /** One engine from launch to close; gives the whole journal as a reader sees it. */
    private static Received runOn(final ListFrameLog log, final EngineContext context, final Life life) {
        try (Pipeline pipeline = Pipeline.of(context.journal((clock, errors) -> log.reopen()))) {
            life.live(pipeline);
            pipeline.interval();
        }
        final Received received = Pipeline.read(log);
        assertEquals(List.of(), received.faults);
        return received;
    }
}
