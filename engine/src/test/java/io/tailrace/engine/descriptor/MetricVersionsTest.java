package io.tailrace.engine.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Versions of one name: one is active, the others end when their windows do, and are forgotten when their retention is over. */
class MetricVersionsTest {
    private static final long WINDOW_NS = 100;
    private static final long RETENTION_NS = 1_000;

    private long nowNs = -50; // a monotonic clock may say anything
    private final MetricRegistry registry =
            new MetricRegistry(100, new DescriptorRetention(WINDOW_NS, RETENTION_NS, 4), () -> nowNs);

    @Test
    void shouldDeprecateTheOlderVersionForTheNewerOne() {
        final Metric older = registry.register(hits(1, 0, "route"));
        final Metric newer = registry.register(hits(1, 1, "route", "method"));

        assertNotSame(older, newer);
        assertEquals(MetricState.DEPRECATED, older.state());
        assertEquals(nowNs + WINDOW_NS, older.retiresAtNs());
        assertEquals(MetricState.ACTIVE, newer.state());
        assertSame(newer, registry.register(hits(1, 1, "route", "method")));
        assertSame(older, registry.register(hits(1, 0, "route")));
        assertEquals(MetricState.DEPRECATED, older.state());
    }

    @Test
    void shouldDeprecateAnOlderVersionThatComesLaterFromTheStart() {
        final Metric newer = registry.register(hits(2, 0, "path"));
        final Metric older = registry.register(hits(1, 0, "route"));

        assertEquals(MetricState.ACTIVE, newer.state());
        assertEquals(MetricState.DEPRECATED, older.state());
        assertEquals(0, registry.series(older, MetricType.COUNTER, "/a").id());
    }

    @Test
    void shouldRefuseAnOlderVersionThatIsNoStepBackFromANewerOne() {
        registry.register(hits(1, 1, "route", "method"));

        final String message = refused(hits(1, 0, "path"));

        assertTrue(message.contains("version 1.1 is a minor one after 1.0"), message);
        assertEquals(1, registry.metrics().length);
    }

    @Test
    void shouldRefuseAVersionThatDiffersFromTheSameVersion() {
        registry.register(hits(1, 0, "route"));
        registry.register(hits(1, 1, "route", "method"));

        assertTrue(refused(hits(1, 0, "path")).contains("give it a higher version"));
    }

    @Test
    void shouldKeepMetricAndHandlesWhereOnlyWordsChange() {
        final Metric metric = registry.register(hits(1, 0, "route"));
        final Series series = registry.series(metric, MetricType.COUNTER, "/a");

        assertSame(metric, registry.register(words(1, 1, "More words.")));

        assertEquals("More words.", metric.descriptor().help());
        assertEquals("1.1", metric.descriptor().version());
        assertSame(series, registry.series(metric, MetricType.COUNTER, "/a"));
        assertSame(metric, registry.register(hits(1, 0, "route")), "the earlier words are known");
        assertSame(metric, registry.register(words(1, 0, "Hits.")));
        assertEquals("1.1", metric.descriptor().version());
        assertTrue(refused(words(1, 0, "Others."))
                .contains("version 1.0 is already registered with help \"Hits.\", now \"Others.\": "));
        assertEquals(MetricState.ACTIVE, metric.state());
    }

    @Test
    void shouldRetireWhenTheWindowEndsAndNotBefore() {
        final Metric older = registry.register(hits(1, 0, "route"));
        nowNs += 7;
        registry.register(hits(2, 0, "path"));

        pass(WINDOW_NS - 1);
        assertEquals(MetricState.DEPRECATED, older.state());
        assertFalse(older.isHalted());

        pass(1);
        assertEquals(MetricState.RETIRED, older.state());
        assertTrue(older.isHalted());
        assertTrue(
                refused(hits(1, 0, "route")).contains("version 1.0 was retired, its window is over: use version 2.0"));
    }

    @Test
    void shouldRetireAMetricThatNothingReplaces() {
        final Metric metric = registry.register(hits(1, 0, "route"));
        final Metric other =
                registry.register(MetricDescriptor.gauge("depth").help("Depth.").build());

        registry.retire(metric);
        assertEquals(MetricState.DEPRECATED, metric.state());
        pass(WINDOW_NS);

        assertEquals(MetricState.RETIRED, metric.state());
        assertEquals(MetricState.ACTIVE, other.state());
        assertSame(metric, registry.register(hits(1, 0, "route")));
        assertEquals(MetricState.ACTIVE, metric.state());
        assertTrue(metric.isHalted(), "until the aggregator's next cut");
        assertTrue(registry.moveStates(nowNs));
        assertFalse(metric.isHalted());
    }

    @Test
    void shouldTakeARetirementBackBeforeItsEnd() {
        final Metric metric = registry.register(hits(1, 0, "route"));
        registry.retire(metric);
        registry.retire(metric);

        assertSame(metric, registry.register(hits(1, 0, "route")));
        pass(RETENTION_NS * 2);

        assertEquals(MetricState.ACTIVE, metric.state());
        assertFalse(metric.isHalted());
    }

    @Test
    void shouldGoBackToAnOlderVersionWhenTheNewerOneWasRetired() {
        final Metric older = registry.register(hits(1, 0, "route"));
        final Metric newer = registry.register(hits(1, 1, "route", "method"));
        registry.retire(newer);

        assertSame(older, registry.register(hits(1, 0, "route")));

        assertEquals(MetricState.ACTIVE, older.state());
        assertEquals(MetricState.DEPRECATED, newer.state());
        assertSame(newer, registry.register(hits(1, 1, "route", "method")), "a newer one takes over again");
        assertEquals(MetricState.ACTIVE, newer.state());
        assertEquals(MetricState.DEPRECATED, older.state());
    }

    @Test
    void shouldForgetADescriptorWhenItsRetentionIsOverAndNotBefore() {
        final Metric older = registry.register(hits(1, 0, "route"));
        registry.series(older, MetricType.COUNTER, "/a");
        registry.register(hits(2, 0, "path"));

        pass(RETENTION_NS - 1);
        assertEquals(MetricState.RETIRED, older.state());

        pass(1);
        assertEquals(MetricState.EVICTED, older.state());
        assertTrue(older.isHalted());
        assertEquals(0, registry.forcedEvictions());
        assertEquals(1, registry.series().length, "numbers are not given again");
        final Metric again = registry.register(hits(1, 0, "route"));
        assertNotSame(older, again);
        assertEquals(2, again.id());
    }

    @Test
    void shouldForgetTheOldestThatIsUsedNoMoreWhenThereIsNoRoom() {
        final Metric first = registry.register(hits(1, 0, "a"));
        nowNs++;
        final Metric second = registry.register(hits(2, 0, "b"));
        nowNs++;
        final Metric third = registry.register(hits(3, 0, "c"));
        nowNs++;
        final Metric fourth = registry.register(hits(4, 0, "d"));
        assertEquals(0, registry.forcedEvictions());

        registry.register(hits(5, 0, "e"));

        assertEquals(1, registry.forcedEvictions());
        assertEquals(MetricState.EVICTED, first.state());
        assertFalse(first.isHalted(), "what was recorded counts until the next cut");
        assertEquals(MetricState.DEPRECATED, second.state());
        assertEquals(MetricState.DEPRECATED, third.state());
        assertEquals(MetricState.DEPRECATED, fourth.state());
    }

    @Test
    void shouldForgetARetiredOneBeforeOneWhoseWindowIsOpen() {
        final Metric open = registry.register(hits(1, 0, "a"));
        final Metric retired =
                registry.register(MetricDescriptor.gauge("depth").help("Depth.").build());
        registry.retire(retired);
        pass(WINDOW_NS);
        registry.register(hits(2, 0, "b"));
        registry.register(hits(3, 0, "c"));

        registry.register(hits(4, 0, "d"));

        assertEquals(MetricState.EVICTED, retired.state());
        assertEquals(MetricState.DEPRECATED, open.state());
        assertEquals(1, registry.forcedEvictions());
    }

    @Test
    void shouldRefuseAMetricWhenAllAreActive() {
        for (int i = 0; i < 4; i++) {
            registry.register(
                    MetricDescriptor.gauge("depth_" + i).help("Depth.").build());
        }

        final String message = assertThrows(IllegalStateException.class, () -> registry.register(hits(1, 0, "a")))
                .getMessage();

        assertEquals(
                "all 4 metrics that an engine may have are registered and active: retire some, or raise maxMetrics",
                message);
        assertEquals(4, registry.metrics().length);
    }

    @Test
    void shouldNotGrowForWhatIsAskedOfARetiredMetric() {
        final Metric metric = registry.register(hits(1, 0, "route"));
        registry.retire(metric);
        pass(WINDOW_NS);

        final Series first = registry.series(metric, MetricType.COUNTER, "/a");
        final Series second = registry.series(metric, MetricType.COUNTER, "/b");

        assertSame(first, second);
        assertEquals(Arrays.asList(MetricRegistry.OVERFLOW), first.labelValues());
    }

    @Test
    void shouldGiveBackTheRoomOfSeriesThatWereForgotten() {
        final MetricRegistry small = new MetricRegistry(2, new DescriptorRetention(0, 0, 10), () -> nowNs);
        final Metric older = small.register(hits(1, 0, "route"));
        small.series(older, MetricType.COUNTER, "/a");
        small.series(older, MetricType.COUNTER, "/b");
        final Metric newer = small.register(hits(2, 0, "path"));
        small.moveStates(nowNs);

        assertEquals(
                "/a",
                small.series(newer, MetricType.COUNTER, "/a").labelValues().get(0));
        assertEquals(
                "/b",
                small.series(newer, MetricType.COUNTER, "/b").labelValues().get(0));
        assertEquals(
                "overflow",
                small.series(newer, MetricType.COUNTER, "/c").labelValues().get(0));
    }

    /** Who is given a version by one thread's registration may use it at once. */
    @Test
    void shouldGiveNobodyAVersionBeforeItCanBeUsed() throws Exception {
        final int count = 3_000;
        final MetricRegistry raced =
                new MetricRegistry(2 * count, new DescriptorRetention(WINDOW_NS, RETENTION_NS, 2 * count), () -> 0);
        final List<MetricDescriptor> all = new ArrayList<>();
        for (int version = 1; version <= count; version++) {
            all.add(hits(version, 0, "a"));
        }
        final AtomicInteger at = new AtomicInteger();
        final CompletableFuture<Void> other = CompletableFuture.runAsync(
                () -> {
                    for (int i = 0; i < count; i++) {
                        while (at.get() < i) {
                            Thread.onSpinWait();
                        }
                        raced.series(raced.register(all.get(i)), MetricType.COUNTER, "x");
                    }
                },
                task -> new Thread(task).start());
        for (int i = 0; i < count && !other.isDone(); i++) {
            at.set(i);
            raced.register(all.get(i));
        }
        at.set(count);
        other.get();
        assertEquals(count, raced.metrics().length);
    }

    private void pass(final long durationNs) {
        nowNs += durationNs;
        registry.moveStates(nowNs);
    }

    private String refused(final MetricDescriptor descriptor) {
        return assertThrows(IllegalArgumentException.class, () -> registry.register(descriptor))
                .getMessage();
    }

    private static MetricDescriptor hits(final int major, final int minor, final String... labels) {
        return MetricDescriptor.counter("hits_total")
                .help("Hits.")
                .labelNames(labels)
                .version(major, minor)
                .build();
    }

    private static MetricDescriptor words(final int major, final int minor, final String help) {
        return MetricDescriptor.counter("hits_total")
                .help(help)
                .labelNames("route")
                .version(major, minor)
                .build();
    }
}
