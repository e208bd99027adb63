package io.tailrace.engine.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricDescriptorBuilder;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.ring.SampleRing;
import io.tailrace.engine.ring.SharedSampleRing;
import io.tailrace.testsupport.Allocations;
import io.tailrace.testsupport.SettableClock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Handles by label values that only the call knows. */
class FamilyTest {
    private static final int LIMIT = 100;
    private static final int ATTACK = 1_000_000;

    private final MetricRegistry registry = new MetricRegistry(10_000);
    private final Channel channel =
            new Channel(new SampleRing(0, "worker", 1_024, 0.8, true), registry, new SettableClock());
    private final SharedChannel shared =
            new SharedChannel(new SharedSampleRing(1, "shared", 1_024, 0.8), registry, new SettableClock());

    @Test
    void shouldGiveOneHandleALabelSet() {
        final Family<ChannelHistogram> one = channel.histograms(histogram("one", "a"));
        final Family<ChannelHistogram> two = channel.histograms(histogram("two", "a", "b"));
        final Family<ChannelHistogram> three = channel.histograms(histogram("three", "a", "b", "c"));
        final Family<ChannelHistogram> four = channel.histograms(histogram("four", "a", "b", "c", "d"));

        assertSame(one.labels("x"), one.labels(copy("x")));
        assertNotSame(one.labels("x"), one.labels("y"));
        assertSame(two.labels("x", "y"), two.labels(copy("x"), copy("y")));
        assertNotSame(two.labels("x", "y"), two.labels("y", "x"));
        assertSame(three.labels("x", "y", "z"), three.labels(new String[] {"x", "y", "z"}));
        assertNotSame(three.labels("x", "y", "z"), three.labels("x", "y", "w"));
        assertSame(four.labels("x", "y", "z", "w"), four.labels("x", "y", "z", copy("w")));
        assertEquals(List.of(2, 2, 2, 1), List.of(one.size(), two.size(), three.size(), four.size()));
    }

    @Test
    void shouldFindWhatItWasGivenAmongMany() {
        final Family<ChannelCounter> family = channel.counters(registry.register(MetricDescriptor.counter("many_total")
                .help("Many.")
                .labelNames("a", "b")
                .seriesLimit(5_000)
                .build()));
        final List<ChannelCounter> handles = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            handles.add(family.labels("v" + i % 63, "w" + i / 63));
        }

        assertEquals(4_000, new HashSet<>(handles).size());
        for (int i = 0; i < 4_000; i++) {
            assertSame(handles.get(i), family.labels("v" + i % 63, "w" + i / 63));
        }
    }

    @Test
    void shouldTellApartValuesOfOneHashCode() {
        final Family<ChannelGauge> family = channel.gauges(registry.register(
                MetricDescriptor.gauge("g").help("G.").labelNames("a").build()));
        final List<String> alike = List.of("AaAa", "AaBB", "BBAa", "BBBB");
        final Set<ChannelGauge> handles = new HashSet<>();
        alike.forEach(value -> handles.add(family.labels(value)));

        assertEquals(alike.size(), handles.size());
        assertEquals(1, new HashSet<>(alike.stream().map(String::hashCode).toList()).size());
    }

    @Test
    void shouldKeepItsSizeUnderAnAttackOfLabelValues() {
        final Metric metric = registry.register(
                described("attacked", "user").seriesLimit(LIMIT).build());
        final Family<ChannelHistogram> family = channel.histograms(metric);
        final ChannelHistogram known = family.labels("known");
        for (int i = 0; i < ATTACK; i++) {
            family.labels("user-" + i);
        }

        assertEquals(LIMIT + 1, family.size(), "the series up to the limit, and the one that folds the others");
        assertEquals(LIMIT + 1, registry.series().length);
        assertSame(known, family.labels("known"));
        assertSame(family.labels(MetricRegistry.OVERFLOW), family.labels("user-" + ATTACK));
    }

    @Test
    void shouldAskTheRegistryOnceForALabelSetBeyondTheLimit() {
        final Metric metric =
                registry.register(described("few", "user").seriesLimit(1).build());
        final Family<ChannelHistogram> family = channel.histograms(metric);
        family.labels("first");
        for (int i = 0; i < 1_000; i++) {
            assertSame(family.labels("second"), family.labels("second"));
        }

        assertEquals(1, registry.foldedLabelSets());
        assertNoAllocation(() -> family.labels("second"));
    }

    @Test
    void shouldAllocateNothingWhenTheSeriesExists() {
        final Family<ChannelHistogram> one = channel.histograms(histogram("one", "a"));
        final Family<ChannelHistogram> two = channel.histograms(histogram("two", "a", "b"));
        final Family<SharedHistogram> three = shared.histograms(histogram("three", "a", "b", "c"));
        final Family<SharedHistogram> four = shared.histograms(histogram("four", "a", "b", "c", "d"));
        final String[] values = {"x", "y", "z", "w"};

        assertNoAllocation(() -> one.labels("x").record(5));
        assertNoAllocation(() -> two.labels("x", "y").record(5));
        assertNoAllocation(() -> three.labels("x", "y", "z").record(5));
        assertNoAllocation(() -> four.labels(values).record(5));
    }

    @Test
    void shouldNotKeepTheCallersArray() {
        final Family<SharedCounter> family = shared.counters(registry.register(MetricDescriptor.counter("four_total")
                .help("Four.")
                .labelNames("a", "b", "c", "d")
                .build()));
        final String[] values = {"x", "y", "z", "w"};
        final SharedCounter handle = family.labels(values);
        values[0] = "other";

        assertNotSame(handle, family.labels(values));
        assertSame(handle, family.labels("x", "y", "z", "w"));
    }

    @Test
    void shouldRefuseWhatDoesNotFitTheMetric() {
        final Metric metric = histogram("two", "a", "b");
        final Family<ChannelHistogram> family = channel.histograms(metric);
        family.labels("x", "y");

        assertThrows(IllegalArgumentException.class, () -> family.labels("x"));
        assertThrows(IllegalArgumentException.class, () -> family.labels("x", "y", "z"));
        assertThrows(IllegalArgumentException.class, () -> family.labels("x", (String) null));
        assertThrows(IllegalArgumentException.class, () -> family.labels("x", "y", null));
        assertThrows(IllegalArgumentException.class, () -> family.labels(null, "y"));
        assertThrows(IllegalArgumentException.class, () -> family.labels(new String[] {"x", null}));
        assertThrows(IllegalArgumentException.class, family::labels);
        assertThrows(IllegalArgumentException.class, () -> channel.counters(metric));
        assertThrows(IllegalArgumentException.class, () -> shared.gauges(metric));
        assertEquals(1, family.size());
    }

    @Test
    void shouldServeAMetricWithoutLabels() {
        final Family<ChannelHistogram> family = channel.histograms(histogram("plain"));

        assertSame(family.labels(), family.labels());
    }

    @Test
    void shouldGiveAllThreadsTheSameHandles() throws Exception {
        final Family<SharedHistogram> family =
                shared.histograms(registry.register(described("raced", "a").build()));
        final int threads = 4;
        final ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            final Callable<List<SharedHistogram>> lookUps = () -> {
                final List<SharedHistogram> handles = new ArrayList<>();
                for (int i = 0; i < 900; i++) {
                    handles.add(family.labels("v" + i));
                }
                return handles;
            };
            final List<Future<List<SharedHistogram>>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(pool.submit(lookUps));
            }
            for (final Future<List<SharedHistogram>> found : all) {
                assertEquals(all.get(0).get(), found.get());
            }
        } finally {
            pool.shutdownNow();
        }
        assertEquals(900, family.size());
    }

    private static void assertNoAllocation(final Runnable call) {
        final Runnable calls = () -> {
            for (int i = 0; i < 20_000; i++) {
                call.run();
            }
        };
        calls.run();
        assertEquals(0, Allocations.bytesPerRun(calls));
    }

    private Metric histogram(final String name, final String... labels) {
        return registry.register(described(name, labels).build());
    }

    private static MetricDescriptorBuilder described(final String name, final String... labels) {
        return MetricDescriptor.histogram(name).help("Described.").labelNames(labels);
    }

    private static String copy(final String text) {
        return new String(text.toCharArray());
    }
}
