package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricState;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.MetricInfo;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.Counter;
import io.tailrace.engine.recording.SharedChannel;
import io.tailrace.engine.ring.SleepingWriter;
import io.tailrace.testsupport.ListFrameLog;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Versions of descriptors from end to end: readers are told first, old handles work through their window, and then they are skew. */
class DescriptorVersionsTest {
    private static final long WINDOW_MS = 1_000;
    private static final long RETENTION_MS = 10_000;
    private static final String SKEW = "metrics_export_descriptor_version_skew_total";

    private final ListFrameLog journal = new ListFrameLog();
    private Pipeline pipeline = start();

    private Pipeline start() {
        return Pipeline.of(new EngineContext()
                .retirementWindowNs(WINDOW_MS * 1_000_000)
                .descriptorRetentionNs(RETENTION_MS * 1_000_000)
                .journal((clock, errors) -> journal.reopen()));
    }

    private Metric hits(final int major, final int minor, final String... labels) {
        return pipeline.engine.register(MetricDescriptor.counter("hits_total")
                .help("Hits.")
                .labelNames(labels)
                .version(major, minor)
                .build());
    }

    @Test
    void shouldTellTheNewVersionBeforeItsFirstSampleAndDeprecateTheOldOne() {
        final Channel channel = pipeline.engine.openChannel("worker");
        final Counter older = channel.counter(hits(1, 0, "route"), "/a");
        older.add(3);
        pipeline.interval();
        final Counter newer = channel.counter(hits(1, 1, "route", "method"), "/a", "GET");
        older.add(1);
        newer.add(5);
        pipeline.interval();

        assertEquals(List.of("1.0 ACTIVE", "1.0 DEPRECATED", "1.1 ACTIVE"), states());
        final MetricInfo deprecated = of("hits_total").get(1);
        assertEquals(
                pipeline.clock.epochNanos() + (WINDOW_MS - Pipeline.INTERVAL_MS) * 1_000_000, deprecated.retiresAtNs());
        assertEquals(4, pipeline.received.counter("hits_total", "/a"));
        assertEquals(5, pipeline.received.counter("hits_total", "/a", "GET"));
        end();
    }

    @Test
    void shouldTakeSamplesOfTheOldVersionUntilItsWindowEndsAndDiscardAndCountThemAfterwards() {
        final Channel channel = pipeline.engine.openChannel("worker");
        final Counter older = channel.counter(hits(1, 0, "route"), "/a");
        final Counter newer = channel.counter(hits(2, 0, "path"), "/a");
        final Counter other = channel.counter(pipeline.counter("other_total"));
        for (long ms = 0; ms < WINDOW_MS; ms += Pipeline.INTERVAL_MS) {
            older.increment();
            newer.increment();
            other.increment();
            pipeline.interval();
        }
        assertEquals(List.of("1.0 DEPRECATED", "2.0 ACTIVE"), states().subList(0, 2));
        assertEquals(10, total(1), "what was recorded before the end counts");

        older.add(100);
        newer.add(100);
        other.add(100);
        pipeline.interval();

        assertEquals("1.0 RETIRED", states().get(states().size() - 1));
        assertEquals(1, pipeline.received.counter(SKEW, "hits_total"), "one sample");
        assertEquals(110, pipeline.received.counter("hits_total", "/a"), "of the new version, which alone is shown");
        assertEquals(110, pipeline.received.counter("other_total"), "others are untouched");
        end();
    }

    @Test
    void shouldResumeWithItsTotalsWhenItIsRegisteredAnew() {
        final Channel channel = pipeline.engine.openChannel("worker");
        final Metric metric = hits(1, 0, "route");
        final Counter handle = channel.counter(metric, "/a");
        handle.add(7);
        pipeline.interval();
        pipeline.engine.retire(metric);
        pipeline.passMs(WINDOW_MS);
        handle.add(1_000);
        pipeline.interval();
        assertEquals(1, pipeline.received.counter(SKEW, "hits_total"));
        assertThrows(AssertionError.class, () -> pipeline.received.counter("hits_total", "/a"));

        assertEquals(metric, hits(1, 0, "route"));
        pipeline.interval();
        handle.add(1);
        pipeline.interval();

        assertEquals(8, pipeline.received.counter("hits_total", "/a"));
        assertEquals(1, pipeline.received.counter(SKEW, "hits_total"));
        assertEquals(List.of("1.0 ACTIVE", "1.0 DEPRECATED", "1.0 RETIRED", "1.0 ACTIVE"), states());
        end();
    }

    @Test
    void shouldTellWhoJoinsLateWhichVersionsThereAre() {
        final Channel channel = pipeline.engine.openChannel("worker");
        channel.counter(hits(1, 0, "a"), "x").add(1);
        channel.counter(hits(2, 0, "b"), "x").add(2);
        pipeline.passMs(WINDOW_MS);
        channel.counter(hits(3, 0, "c"), "x").add(3);
        pipeline.interval();

        final Received late = new Received();
        try (FrameTailer tailer = pipeline.engine.openTailer("late", StartPosition.END)) {
            pipeline.interval(); // with the checkpoint that the late one asks for
            tailer.poll(late::take, Integer.MAX_VALUE);
        }

        assertEquals(
                List.of("1.0 RETIRED", "2.0 DEPRECATED", "3.0 ACTIVE"),
                late.metrics.stream()
                        .filter(metric -> metric.metric().name().equals("hits_total"))
                        .map(DescriptorVersionsTest::describe)
                        .toList());
        assertEquals(
                List.of("3.0", "2.0"),
                late.view().series().stream()
                        .map(series -> series.info().metric())
                        .filter(metric -> metric.name().equals("hits_total"))
                        .map(MetricDescriptor::version)
                        .toList());
        end();
    }

    @Test
    void shouldTellNewWordsOfTheSameSeries() {
        final Channel channel = pipeline.engine.openChannel("worker");
        final Counter handle = channel.counter(hits(1, 0, "route"), "/a");
        handle.add(3);
        pipeline.interval();
        pipeline.engine.register(MetricDescriptor.counter("hits_total")
                .help("Better words.")
                .labelNames("route")
                .version(1, 1)
                .build());
        handle.add(4);
        pipeline.interval();

        assertEquals(List.of("1.0 ACTIVE", "1.1 ACTIVE"), states());
        assertEquals(7, pipeline.received.counter("hits_total", "/a"));
        assertEquals(
                "Better words.",
                pipeline.received.totals("hits_total", "/a").info().metric().help());
        end();
    }

    @Test
    void shouldKeepEachVersionsTotalsOverARestart() {
        final Channel channel = pipeline.engine.openChannel("worker");
        channel.counter(hits(1, 0, "a"), "x").add(5);
        channel.counter(hits(2, 0, "a"), "x").add(7);
        pipeline.interval();
        end();

        pipeline = start();
        final Channel next = pipeline.engine.openChannel("worker");
        next.counter(hits(1, 0, "a"), "x").add(1);
        next.counter(hits(2, 0, "a"), "x").add(1);
        pipeline.interval(); // tells where they go on from
        pipeline.interval();

        assertEquals(List.of(6L, 8L), List.of(total(1), total(2)));
        end();
    }

    @Test
    void shouldDropRetainedSamplesOfARetiredVersionToo() {
        final Channel channel = pipeline.engine.openChannel("worker");
        final Metric metric = pipeline.engine.register(MetricDescriptor.counter("kept_total")
                .help("Kept.")
                .retainSamples()
                .build());
        final Counter handle = channel.counter(metric);
        handle.add(1);
        pipeline.interval();
        pipeline.engine.retire(metric);
        pipeline.passMs(WINDOW_MS);
        handle.add(1);
        handle.add(1);
        pipeline.interval();

        assertEquals(2, pipeline.received.counter(SKEW, "kept_total"));
        end();
    }

    @Test
    void shouldCountAnEvictionThatWasForced() {
        pipeline.interval();
        final int known = pipeline.received.metrics.size();
        pipeline.close();
        pipeline = Pipeline.of(new EngineContext().maxMetrics(known + 2));
        final Counter first = pipeline.engine.openChannel("worker").counter(hits(1, 0, "a"), "x");
        hits(2, 0, "b");
        first.increment();

        final Metric third = hits(3, 0, "c");
        first.increment();
        pipeline.interval();
        first.increment();
        pipeline.interval();

        assertEquals(MetricState.ACTIVE, third.state());
        assertEquals(1, pipeline.received.counter("metrics_export_descriptor_evictions_total"));
        assertEquals(1, pipeline.received.counter(SKEW, "hits_total"), "the first two were there before the next cut");
        pipeline.end();
    }

    @Test
    void shouldCountWhatIsRecordedRightBehindARegistrationAnew() {
        final Metric metric = hits(1, 0, "route");
        final Counter handle = pipeline.engine.openChannel("worker").counter(metric, "/a");
        handle.add(7);
        pipeline.interval();
        pipeline.engine.retire(metric);
        pipeline.passMs(WINDOW_MS);
        pipeline.interval();

        hits(1, 0, "route");
        handle.add(1);
        pipeline.interval();
        pipeline.interval();

        assertEquals(8, pipeline.received.counter("hits_total", "/a"));
        end();
    }

    @Test
    void shouldCountWhatWasRecordedInTheWindowAlsoWhenAResumedSeriesIsAnnounced() {
        pipeline.engine
                .openChannel("worker")
                .counter(pipeline.counter("other_total", "a"), "x")
                .add(100);
        pipeline.interval();
        end();
        pipeline = start();
        final Channel channel = pipeline.engine.openChannel("worker");
        final Counter older = channel.counter(hits(1, 0, "a"), "x");
        older.add(1);
        pipeline.interval();
        channel.counter(hits(2, 0, "b"), "x");
        pipeline.passMs(WINDOW_MS - 10);
        older.add(10);
        channel.counter(pipeline.counter("other_total", "a"), "x"); // goes on from 100: announced before the drain
        pipeline.passMs(20);
        pipeline.interval();

        assertEquals(11, total(1));
        end();
    }

    @Test
    void shouldShowAMetricThatIsRegisteredAnewBeforeItHadASeries() {
        final Metric metric = hits(1, 0, "route");
        pipeline.interval();
        pipeline.engine.retire(metric);
        pipeline.passMs(WINDOW_MS);
        pipeline.interval();
        hits(1, 0, "route");
        pipeline.interval();

        pipeline.engine.openChannel("worker").counter(metric, "/a").add(5);
        pipeline.interval();
        pipeline.interval();

        assertEquals(5, pipeline.received.counter("hits_total", "/a"));
        end();
    }

    @Test
    void shouldShowOnlyTheNewOneOfAVersionThatWasForgottenAndComesBack() {
        final Channel channel = pipeline.engine.openChannel("worker");
        final Metric metric = hits(1, 0, "route");
        channel.counter(metric, "/a").add(5);
        pipeline.interval();
        pipeline.engine.retire(metric);
        pipeline.passMs(WINDOW_MS);
        pipeline.passMs(RETENTION_MS);
        pipeline.interval();
        assertEquals(MetricState.EVICTED, metric.state());

        channel.counter(hits(1, 0, "route"), "/a").add(7);
        pipeline.interval();
        pipeline.interval();

        assertEquals(
                List.of(7L),
                pipeline.received.view().series().stream()
                        .filter(series -> series.info().metric().name().equals("hits_total"))
                        .map(SeriesTotals::counterTotal)
                        .toList());
        end();
    }

    @Test
    void shouldRepeatASeriesWithTheNewWordsOfItsMetric() {
        final Counter handle = pipeline.engine.openChannel("worker").counter(hits(1, 0, "route"), "/a");
        handle.add(7);
        pipeline.interval();
        pipeline.engine.register(MetricDescriptor.counter("hits_total")
                .help("Better words.")
                .labelNames("route")
                .version(1, 1)
                .build());
        pipeline.interval();
        try (FrameTailer late = pipeline.engine.openTailer("late", StartPosition.END)) {
            pipeline.interval(); // with a checkpoint
            handle.add(1);
            pipeline.interval();
            assertEquals(0, late.lostFrames());
        }

        assertEquals(8, pipeline.received.counter("hits_total", "/a"));
        end();
    }

    @Test
    void shouldTellThatAVersionWasForgottenToMakeRoom() {
        pipeline.interval();
        final int known = pipeline.received.metrics.size();
        pipeline.close();
        pipeline = Pipeline.of(new EngineContext().maxMetrics(known + 2));
        final Channel channel = pipeline.engine.openChannel("worker");
        channel.counter(hits(1, 0, "a"), "x").add(5);
        channel.counter(hits(2, 0, "b"), "y").add(6);
        pipeline.interval();
        hits(3, 0, "c");
        pipeline.interval();
        pipeline.interval();

        assertEquals("1.0 RETIRED", states().get(states().size() - 1));
        assertThrows(AssertionError.class, () -> pipeline.received.counter("hits_total", "x"));
        pipeline.end();
    }

    @Test
    void shouldNotEndAWindowBeforeWhatWaitsBehindAnotherWriterIsCounted() throws ReflectiveOperationException {
        final SharedChannel shared = pipeline.engine.sharedChannel();
        final Metric metric = hits(1, 0, "route");
        final Counter handle = shared.counter(metric, "/a");
        handle.add(1);
        pipeline.interval();
        pipeline.engine.retire(metric);
        final SleepingWriter other = SleepingWriter.in(shared);
        handle.add(2);
        pipeline.passMs(WINDOW_MS);
        other.record(4);
        pipeline.interval();

        assertEquals(7, total(1));
        pipeline.interval();
        assertEquals("1.0 RETIRED", states().get(states().size() - 1));
        end();
    }

    @Test
    void shouldCountWhatIsRecordedBetweenARegistrationAnewAndTheEnd() {
        final Metric metric = hits(1, 0, "route");
        final Counter handle = pipeline.engine.openChannel("worker").counter(metric, "/a");
        handle.add(7);
        pipeline.interval();
        pipeline.engine.retire(metric);
        pipeline.passMs(WINDOW_MS);
        pipeline.interval();
        hits(1, 0, "route");
        handle.add(1);
        end();

        assertEquals(8, pipeline.received.counter("hits_total", "/a"));
    }

    /** The newest total of one major version of the counter, shown or not. */
    private long total(final int major) {
        return pipeline.received.snapshots.stream()
                .flatMap(snapshot -> snapshot.values().counters().stream())
                .filter(counter -> counter.series().metric().name().equals("hits_total"))
                .filter(counter -> counter.series().metric().versionMajor() == major)
                .reduce((before, after) -> after)
                .orElseThrow()
                .total();
    }

    private List<MetricInfo> of(final String name) {
        return pipeline.received.metrics.stream()
                .filter(metric -> metric.metric().name().equals(name))
                .toList();
    }

    private List<String> states() {
        return of("hits_total").stream().map(DescriptorVersionsTest::describe).toList();
    }

    private static String describe(final MetricInfo metric) {
        return metric.metric().version() + " " + metric.state();
    }

    /** Nothing was bad, and the journal is whole. */
    private void end() {
        pipeline.end();
        assertEquals(List.of(), FlightRecutTest.audit(journal).findings());
    }
}
