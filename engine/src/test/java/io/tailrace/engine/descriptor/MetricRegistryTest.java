package io.tailrace.engine.descriptor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.prometheus.FamilyType;
import io.tailrace.codec.registry.FamilySource;
import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.codec.registry.MetricFamily;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A family is registered once; what differs is refused; numbers are dense. */
class MetricRegistryTest {
    private static final int THREADS = 8;

    private final MetricRegistry registry = new MetricRegistry(100);

    @Test
    void shouldGiveTheSameMetricForAnEqualDescriptor() {
        final Metric first = registry.register(hits().build());

        assertSame(first, registry.register(hits().build()));
        assertArrayEquals(new Metric[] {first}, registry.metrics());
    }

    @Test
    void shouldRefuseADescriptorThatDiffers() {
        registry.register(hits().build());

        final String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> registry.register(hits().help("Other.").build()))
                .getMessage();

        assertEquals(
                "metric \"hits_total\" version 1.0 is already registered with help \"Hits.\", now \"Other.\": register it once, give it"
                        + " a higher version, or give one of the two another name",
                message);
        assertEquals(1, registry.metrics().length);
    }

    @Test
    void shouldSayInAllOfWhatItDiffersAndCutWhatIsLong() {
        registry.register(sizes().build());

        final String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> registry.register(MetricDescriptor.gauge("sizes")
                                .unit(Unit.BYTES)
                                .help("B".repeat(1_000))
                                .labelNames("route", "code")
                                .priority(Priority.CRITICAL)
                                .seriesLimit(7)
                                .form(MetricForm.TOTAL)
                                .retainSamples()
                                .firstParty()
                                .build()))
                .getMessage();

        for (final String difference : List.of(
                "type HISTOGRAM, now GAUGE; ",
                "form OF_TYPE, now TOTAL; ",
                "unit NONE, now BYTES; ",
                "help \"Sizes.\", now \"" + "B".repeat(79) + "...; ",
                "labels [], now [route, code]; ",
                "priority NORMAL, now CRITICAL; ",
                "range HistogramRange",
                "recorded bounds [1, 2, 3], now []; ",
                "series limit 1000, now 7; ",
                "first-party false, now true; ",
                "retain-samples false, now true: ")) {
            assertTrue(message.contains(difference), () -> message + " should say " + difference);
        }
        assertTrue(message.length() < 1_000, message);
    }

    /** But for what the engine registers itself nothing would tell; the page would mix both. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldRefuseTheNameOfAFamilyOfTailracesOwn(final boolean isBeside) {
        int refused = 0;
        for (final MetricFamily family : MetricFamilies.ALL) {
            final boolean isTheHosts = family.source() == FamilySource.HOST && family.isGolden();
            final MetricDescriptor ofHost = like(family).build();
            if (isTheHosts) {
                assertNotNull(register(ofHost, isBeside), family.name());
            } else {
                refused++;
                final String message = assertThrows(
                                IllegalArgumentException.class, () -> register(ofHost, isBeside), family.name())
                        .getMessage();
                assertEquals(
                        "metric \"" + family.name()
                                + "\": the name is that of a family of Tailrace's own, with which it would be mixed"
                                + " on /metrics: give yours another name, for example with your service's name in front",
                        message);
                assertNotNull(register(like(family).firstParty().build(), isBeside), "first-party code may");
                assertThrows(IllegalArgumentException.class, () -> register(ofHost, isBeside), "nor later");
            }
        }
        assertTrue(refused > 80, "families: " + refused);
    }

    private Metric register(final MetricDescriptor descriptor, final boolean isBeside) {
        return isBeside ? registry.registerBeside(descriptor) : registry.register(descriptor);
    }

    private static MetricDescriptorBuilder like(final MetricFamily family) {
        final MetricDescriptorBuilder builder = family.type() == FamilyType.COUNTER
                ? MetricDescriptor.counter(family.name())
                : MetricDescriptor.gauge(family.name());
        return builder.help("A host's.");
    }

    private static MetricDescriptorBuilder sizes() {
        return MetricDescriptor.histogram("sizes").help("Sizes.").bounds(1, 2, 3);
    }

    @Test
    void shouldRefuseADescriptorThatWasNotBuiltByTheRules() {
        final MetricDescriptor bad = new MetricDescriptor(
                "",
                MetricType.HISTOGRAM,
                null,
                "Help.",
                List.of(),
                null,
                HistogramRange.TIMES,
                List.of(5L, 5L),
                0,
                1,
                0,
                false,
                false,
                MetricForm.OF_TYPE,
                List.of());

        final String message = assertThrows(IllegalArgumentException.class, () -> registry.register(bad))
                .getMessage();

        for (final String fault : List.of("unit", "priority", "the name must be", "series limit", "does not rise")) {
            assertTrue(message.contains(fault), () -> message + " should name " + fault);
        }
        assertEquals(0, registry.metrics().length);
    }

    @Test
    void shouldNumberMetricsAndSeriesDensely() {
        final Metric hits = registry.register(hits().build());
        final Metric depth =
                registry.register(MetricDescriptor.gauge("depth").help("Depth.").build());

        assertEquals(0, hits.id());
        assertEquals(1, depth.id());
        assertEquals(0, registry.series(hits, MetricType.COUNTER, "/a").id());
        assertEquals(1, registry.series(depth, MetricType.GAUGE).id());
        assertEquals(2, registry.series(hits, MetricType.COUNTER, "/b").id());
        assertEquals(3, registry.series().length);
        assertSame(hits, registry.series()[2].metric());
        assertEquals(List.of("/b"), registry.series()[2].labelValues());
    }

    @Test
    void shouldGiveTheSameSeriesForTheSameLabelSet() {
        final Metric hits = registry.register(hits().build());

        assertSame(registry.series(hits, MetricType.COUNTER, "/a"), registry.series(hits, MetricType.COUNTER, "/a"));
        assertEquals(1, registry.series().length);
    }

    @Test
    void shouldKeepNoArrayOfItsCaller() {
        final Metric hits = registry.register(hits().build());
        final String[] labels = {"/a"};
        final Series series = registry.series(hits, MetricType.COUNTER, labels);
        labels[0] = "/b";

        assertEquals(List.of("/a"), series.labelValues());
        assertSame(series, registry.series(hits, MetricType.COUNTER, "/a"));
    }

    @Test
    void shouldRefuseTheWrongNumberOfLabelValues() {
        final Metric hits = registry.register(hits().build());
        final String fault = "metric \"hits_total\" has labels [route]: give 1 values, not ";

        assertEquals(fault + 0, refused(hits, MetricType.COUNTER));
        assertEquals(fault + 2, refused(hits, MetricType.COUNTER, "a", "b"));
        assertEquals(0, registry.series().length);
    }

    @Test
    void shouldRefuseLabelValuesThatNoFormatCanCarry() {
        final Metric hits = registry.register(hits().build());
        final String fault =
                "metric \"hits_total\", label \"route\": the value must be well-formed text of at most 512";

        assertTrue(refused(hits, MetricType.COUNTER, (String) null).startsWith(fault));
        assertTrue(refused(hits, MetricType.COUNTER, "a".repeat(513)).startsWith(fault));
        assertTrue(refused(hits, MetricType.COUNTER, "\ud83d").startsWith(fault));
        assertTrue(refused(hits, MetricType.COUNTER, "\ude00\ud83d").startsWith(fault));
        assertEquals(
                List.of("\ud83d\ude00\n\""),
                registry.series(hits, MetricType.COUNTER, "\ud83d\ude00\n\"").labelValues());
    }

    @Test
    void shouldRefuseAMetricOfAnotherTypeOrOfAnotherEngine() {
        final Metric hits = registry.register(hits().build());
        final Metric foreign = new MetricRegistry(100).register(hits().build());

        assertEquals("metric \"hits_total\" is a COUNTER, not a GAUGE", refused(hits, MetricType.GAUGE, "/a"));
        assertEquals(
                "metric \"hits_total\" was registered with another engine: register it with this one",
                refused(foreign, MetricType.COUNTER, "/a"));
        assertEquals(0, registry.series().length);
    }

    @Test
    void shouldGiveOneMetricAndOneSeriesToManyThreads() throws Exception {
        final CyclicBarrier together = new CyclicBarrier(THREADS);
        final ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            for (int round = 0; round < 50; round++) {
                final String name = "hits_" + round + "_total";
                final List<Future<Series>> results = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    results.add(executor.submit(() -> {
                        together.await();
                        final Metric metric = registry.register(
                                MetricDescriptor.counter(name).help("Hits.").build());
                        return registry.series(metric, MetricType.COUNTER);
                    }));
                }
                final Set<Series> found = new HashSet<>();
                for (final Future<Series> result : results) {
                    found.add(result.get());
                }
                assertEquals(1, found.size());
                assertEquals(round + 1, registry.metrics().length);
                assertEquals(round + 1, registry.series().length);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private String refused(final Metric metric, final MetricType type, final String... labelValues) {
        return assertThrows(IllegalArgumentException.class, () -> registry.series(metric, type, labelValues))
                .getMessage();
    }

    private static MetricDescriptorBuilder hits() {
        return MetricDescriptor.counter("hits_total").help("Hits.").labelNames("route");
    }
}
