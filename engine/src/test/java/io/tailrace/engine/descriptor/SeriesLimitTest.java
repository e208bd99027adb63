package io.tailrace.engine.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Label sets past a limit fold into one overflow series and are counted; those that are there stay. */
class SeriesLimitTest {
    private static final int LIMIT = 3;

    private final MetricRegistry registry = new MetricRegistry(100);
    private final Metric hits = registry.register(hits("hits_total"));

    @Test
    void shouldKeepLabelSetsApartUpToTheLimit() {
        for (int i = 0; i < LIMIT; i++) {
            assertEquals(List.of("/" + i, "get"), series(hits, "/" + i).labelValues());
        }
        assertEquals(0, registry.foldedLabelSets());
    }

    @Test
    void shouldFoldNewLabelSetsPastTheLimitIntoOneSeriesAndCountThem() {
        fill(hits);

        final Series folded = series(hits, "/new");

        assertEquals(List.of("overflow", "overflow"), folded.labelValues());
        assertSame(folded, series(hits, "/newer"));
        assertSame(folded, series(hits, "overflow", "overflow"));
        assertEquals(2, registry.foldedLabelSets());
        assertEquals(LIMIT + 1, registry.series().length);
    }

    @Test
    void shouldFindWhatWasThereBeforeTheLimitWasReached() {
        final Series first = series(hits, "/0");
        fill(hits);
        series(hits, "/new");

        assertSame(first, series(hits, "/0"));
        assertEquals(1, registry.foldedLabelSets());
    }

    @Test
    void shouldLimitEachMetricByItself() {
        fill(hits);
        final Metric others = registry.register(hits("others_total"));

        assertEquals(List.of("/0", "get"), series(others, "/0").labelValues());
        assertNotSame(series(hits, "/x"), series(others, "overflow", "overflow"));
    }

    @Test
    void shouldFoldWhenTheEngineHasAllTheSeriesThatItMayHave() {
        final MetricRegistry small = new MetricRegistry(2);
        final Metric metric = small.register(hits("hits_total"));
        small.series(metric, MetricType.COUNTER, "/0", "get");
        small.series(metric, MetricType.COUNTER, "/1", "get");

        assertEquals(
                List.of("overflow", "overflow"),
                small.series(metric, MetricType.COUNTER, "/2", "get").labelValues());
        assertEquals(1, small.foldedLabelSets());
    }

    @Test
    void shouldGiveAMetricWithoutLabelsItsOneSeriesWhateverTheLimit() {
        final MetricRegistry small = new MetricRegistry(1);
        final Metric first =
                small.register(MetricDescriptor.gauge("first").help("First.").build());
        final Metric second =
                small.register(MetricDescriptor.gauge("second").help("Second.").build());

        assertEquals(0, small.series(first, MetricType.GAUGE).id());
        assertEquals(1, small.series(second, MetricType.GAUGE).id());
        assertEquals(0, small.foldedLabelSets());
    }

    private void fill(final Metric metric) {
        for (int i = 0; i < LIMIT; i++) {
            series(metric, "/" + i);
        }
    }

    private Series series(final Metric metric, final String route) {
        return series(metric, route, "get");
    }

    private Series series(final Metric metric, final String route, final String method) {
        return registry.series(metric, MetricType.COUNTER, route, method);
    }

    private static MetricDescriptor hits(final String name) {
        return MetricDescriptor.counter(name)
                .help("Hits.")
                .labelNames("route", "method")
                .seriesLimit(LIMIT)
                .build();
    }
}
