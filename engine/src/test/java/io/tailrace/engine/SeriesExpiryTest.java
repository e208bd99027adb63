package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.reader.CounterValue;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.ChannelCounter;
import io.tailrace.engine.recording.ChannelHistogram;
import io.tailrace.engine.recording.Counter;
import io.tailrace.engine.recording.Family;
import io.tailrace.testsupport.ListFrameLog;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Series of a metric that asks for it end when they are idle; who kept a handle goes on counting into the right series. */
class SeriesExpiryTest {
    private static final long IDLE_MS = 10_000;

    private final ListFrameLog journal = new ListFrameLog();
    private Pipeline pipeline = Pipeline.on(journal);
    private Channel channel = pipeline.engine.openChannel("worker");

    private Metric expiring() {
        return expiring(1_000);
    }

    private Metric expiring(final int seriesLimit) {
        final Metric metric = pipeline.engine.register(MetricDescriptor.counter("hits_total")
                .help("Counts.")
                .labelNames("pod")
                .seriesLimit(seriesLimit)
                .build());
        pipeline.engine.expireIdleSeries(metric, IDLE_MS * 1_000_000);
        return metric;
    }

    /** Nothing is recorded for so long that what expires has ended. */
    private void idle() {
        pipeline.passMs(IDLE_MS);
        pipeline.passMs(1_000);
    }

    private Set<String> shownPods() {
        return pipeline.received.view().series().stream()
                .map(SeriesTotals::info)
                .filter(series -> series.metric().name().equals("hits_total"))
                .map(series -> series.labelValues().get(0))
                .collect(Collectors.toSet());
    }

    @Test
    void shouldKeepSeriesForEverUnlessAskedTo() {
        channel.counter(pipeline.counter("hits_total", "pod"), "a").add(1);
        pipeline.interval();
        pipeline.passMs(365L * 86_400_000);
        pipeline.interval();

        assertEquals(Set.of("a"), shownPods());
        end();
    }

    @Test
    void shouldEndASeriesThatIsIdleAndNoOther() {
        final Metric hits = expiring();
        final Counter busy = channel.counter(hits, "busy");
        channel.counter(hits, "idle").add(1);
        busy.add(1);
        pipeline.interval();
        pipeline.passMs(IDLE_MS / 2);
        busy.add(1);
        pipeline.interval();
        assertEquals(Set.of("busy", "idle"), shownPods());
        pipeline.passMs(IDLE_MS / 2);

        assertEquals(Set.of("busy"), shownPods());
        assertEquals(
                List.of("idle"),
                pipeline.received.ended.stream()
                        .map(s -> s.labelValues().get(0))
                        .toList());
        pipeline.interval();
        assertEquals(1, pipeline.received.counter("tailrace_series_expired_total"));
        end();
    }

    @Test
    void shouldCountAKeptHandleIntoTheSeriesOfItsLabels() {
        final Metric hits = expiring();
        final Counter kept = channel.counter(hits, "a");
        kept.add(100);
        pipeline.interval();
        idle();
        assertEquals(Set.of(), shownPods());

        kept.add(3);
        pipeline.interval();
        kept.add(4);
        pipeline.interval();

        assertEquals(7, pipeline.received.counter("hits_total", "a"), "it begins again at zero");
        end();
    }

    @Test
    void shouldCountKeptAndNewHandlesIntoOneSeries() {
        final Metric hits = expiring();
        final Counter kept = channel.counter(hits, "a");
        kept.add(100);
        pipeline.interval();
        idle();
        final Counter fresh = channel.counter(hits, "a");
        fresh.add(1);
        kept.add(2);
        pipeline.interval();
        kept.add(4);
        fresh.add(8);
        pipeline.interval();
        assertEquals(15, pipeline.received.counter("hits_total", "a"));

        idle(); // and once more: both are kept handles now
        kept.add(16);
        fresh.add(32);
        pipeline.interval();

        assertEquals(48, pipeline.received.counter("hits_total", "a"));
        assertEquals(163, incrementsOf("a"));
        end();
    }

    /** What all series with the label got together: every sample is in one of them. */
    private long incrementsOf(final String pod) {
        return pipeline.received.snapshots.stream()
                .flatMap(snapshot -> snapshot.values().counters().stream())
                .filter(counter -> counter.series().metric().name().equals("hits_total"))
                .filter(counter -> counter.series().labelValues().equals(List.of(pod)))
                .collect(Collectors.toMap(counter -> counter.series().seriesId(), CounterValue::total, Math::max))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Test
    void shouldCorrectForOmissionInTheSeriesThatIsThereNow() {
        final Metric sizes = pipeline.engine.register(MetricDescriptor.histogram("sizes")
                .help("Sizes.")
                .labelNames("pod")
                .build());
        pipeline.engine.expireIdleSeries(sizes, IDLE_MS * 1_000_000);
        final ChannelHistogram kept = channel.histogram(sizes, "a");
        kept.record(5);
        pipeline.interval();
        idle();

        kept.recordWithExpectedInterval(100, 10);
        pipeline.interval();

        assertEquals(1, pipeline.received.totals("sizes", "a").histogram().count());
        assertEquals(10, pipeline.received.totals("sizes", "a").histogram().bucketTotal());
        end();
    }

    @Test
    void shouldGiveTheRoomOfEndedSeriesToOthers() {
        final Metric hits = expiring(2);
        channel.counter(hits, "a").add(1);
        channel.counter(hits, "b").add(1);
        channel.counter(hits, "c").add(1);
        pipeline.interval();
        assertEquals(Set.of("a", "b", "overflow"), shownPods());
        idle();

        channel.counter(hits, "d").add(1);
        channel.counter(hits, "e").add(1);
        pipeline.interval();

        assertEquals(Set.of("d", "e"), shownPods());
        end();
    }

    @Test
    void shouldHoldAsManyPlacesAsThereAreLivingSeriesHoweverManyCameAndWent() {
        final Metric hits = expiring(10);
        final Family<ChannelCounter> family = channel.counters(hits);
        for (int generation = 0; generation < 50; generation++) {
            for (int pod = 0; pod < 10; pod++) {
                family.labels("pod-" + generation + "-" + pod).add(1);
            }
            pipeline.interval();
            assertEquals(10, shownPods().size());
            idle();
        }
        assertEquals(0, pipeline.received.counter("rejected_total", "cardinality"));
        end();
    }

    @Test
    void shouldFindTheSameHandleWhileItsSeriesLivesAndAnotherOnceItWasForgotten() {
        final Family<ChannelCounter> family = channel.counters(expiring(10));
        final ChannelCounter handle = family.labels("a");
        assertSame(handle, family.labels("a"));
        pipeline.interval();
        idle();
        for (int pod = 0; pod < 10; pod++) {
            family.labels("other-" + pod).add(1);
        }
        pipeline.interval();

        assertNotSame(handle, family.labels("a"));
        handle.add(1);
        pipeline.interval();
        assertTrue(shownPods().contains("a"));
        end();
    }

    @Test
    void shouldNotGoOnTwiceFromTheTotalOfAnEarlierEpoch() {
        channel.counter(expiring(), "a").add(100);
        pipeline.interval();
        end();

        pipeline = Pipeline.on(journal.reopen());
        channel = pipeline.engine.openChannel("worker");
        final Counter kept = channel.counter(expiring(), "a");
        kept.add(1);
        pipeline.interval();
        pipeline.interval();
        assertEquals(101, pipeline.received.counter("hits_total", "a"));
        idle();
        kept.add(1);
        pipeline.interval();

        assertEquals(1, pipeline.received.counter("hits_total", "a"));
        end();
    }

    @Test
    void shouldNotGoOnTwiceFromAnEarlierTotalWhenAskedToExpireLater() {
        channel.counter(expiring(), "a").add(100);
        pipeline.interval();
        end();

        pipeline = Pipeline.on(journal.reopen());
        channel = pipeline.engine.openChannel("worker");
        final Counter kept = channel.counter(pipeline.counter("hits_total", "pod"), "a");
        pipeline.interval();
        expiring();
        kept.add(50);
        pipeline.interval();
        assertEquals(150, pipeline.received.counter("hits_total", "a"));
        idle();
        kept.add(3);
        pipeline.interval();

        assertEquals(3, pipeline.received.counter("hits_total", "a"));
        end();
    }

    @Test
    void shouldTakeAFoldedLabelSetOutOfTheOverflowOnceThereIsRoom() {
        final Family<ChannelCounter> family = channel.counters(expiring(1));
        family.labels("old").add(1);
        family.labels("new").add(2);
        pipeline.interval();
        assertEquals(Set.of("old", "overflow"), shownPods());
        idle();

        family.labels("new").add(3);
        pipeline.interval();

        assertEquals(Set.of("new"), shownPods());
        end();
    }

    @Test
    void shouldRefuseToExpireWhatRetainsItsSamplesAndWhatIsNotItsOwn() {
        final Metric kept = pipeline.engine.register(MetricDescriptor.counter("kept_total")
                .help("Kept.")
                .labelNames("pod")
                .retainSamples()
                .build());

        assertEquals(
                "metric \"kept_total\" retains its samples: its series cannot expire, because its samples name them",
                assertThrows(IllegalArgumentException.class, () -> pipeline.engine.expireIdleSeries(kept, 1))
                        .getMessage());
        assertEquals(
                "metric \"hits_total\": idleNs must be 0 or more, was -1",
                assertThrows(IllegalArgumentException.class, () -> pipeline.engine.expireIdleSeries(expiring(), -1))
                        .getMessage());
        end();
    }

    /** Nothing was bad, and the journal is whole. */
    private void end() {
        pipeline.end();
        assertEquals(List.of(), FlightRecutTest.audit(journal).findings());
    }
}
