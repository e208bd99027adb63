package io.tailrace.engine.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.descriptor.Series;
import io.tailrace.engine.snapshot.HistogramSource;
import io.tailrace.engine.snapshot.ValueSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Samples become values of series; an interval knows which ones it touched. */
class AggregatorTest {
    private final MetricRegistry registry = new MetricRegistry(1_000);
    private final Metric hits = registry.register(MetricDescriptor.counter("hits_total")
            .help("Hits.")
            .labelNames("route")
            .build());
    private final int a = registry.series(hits, MetricType.COUNTER, "/a").id();
    private final int b = registry.series(hits, MetricType.COUNTER, "/b").id();
    private final int depth =
            series(MetricDescriptor.gauge("depth").help("Depth.").build()).id();
    private final int sizes =
            series(MetricDescriptor.histogram("sizes").help("Sizes.").build()).id();
    private final Aggregator aggregator = new Aggregator(registry, BaseTotals.ZERO);

    @Test
    void shouldAddCountersUpOverAllIntervals() {
        aggregate(a, 5, a, 6, b, 1);
        assertEquals(11, aggregator.changed().counter(a));
        aggregator.endInterval();

        aggregate(a, 0, a, 100);

        assertEquals(111, aggregator.changed().counter(a));
        assertEquals(111, aggregator.everything().counter(a));
        assertEquals(1, aggregator.everything().counter(b));
    }

    @Test
    void shouldShowTheLastValueOfAGauge() {
        for (final double value : new double[] {1.5, Double.NaN, Double.POSITIVE_INFINITY, -0.0}) {
            aggregate(depth, Double.doubleToRawLongBits(7.0), depth, Double.doubleToRawLongBits(value));

            assertEquals(value, aggregator.changed().gauge(depth));
            assertEquals(value, aggregator.everything().gauge(depth));
        }
    }

    @Test
    void shouldShowWhatAnIntervalAddedToAHistogramAndTheTotal() {
        aggregate(sizes, 10, sizes, 30);
        assertHistogram(2, 40, 10, 30, aggregator.changed().histogram(sizes));
        assertHistogram(0, 0, 0, 0, aggregator.everything().histogram(sizes));
        aggregator.endInterval();
        assertHistogram(2, 40, 10, 30, aggregator.everything().histogram(sizes));

        aggregate(sizes, 5);
        assertHistogram(1, 5, 5, 5, aggregator.changed().histogram(sizes));
        aggregator.endInterval();

        assertHistogram(3, 45, 5, 30, aggregator.everything().histogram(sizes));
    }

    @Test
    void shouldKnowWhichSeriesAnIntervalTouched() {
        assertEquals(Set.of(), ids(aggregator.changed()));
        aggregate(a, 1, sizes, 1, a, 1, a, 0);
        assertEquals(Set.of(a, sizes), ids(aggregator.changed()));
        assertEquals(2, aggregator.changed().size());

        aggregator.endInterval();

        assertEquals(Set.of(), ids(aggregator.changed()));
        aggregate(depth, 0, a, 0);
        assertEquals(Set.of(a, depth), ids(aggregator.changed()));
    }

    @Test
    void shouldShowEverySeriesButAGaugeThatNobodySet() {
        aggregator.catchUpWithRegistry();
        assertEquals(Set.of(a, b, sizes), ids(aggregator.everything()));

        aggregate(depth, Double.doubleToRawLongBits(0.0));
        aggregator.endInterval();

        assertEquals(Set.of(a, b, depth, sizes), ids(aggregator.everything()));
    }

    @Test
    void shouldTakeSeriesThatAppearInTheMiddleOfABatch() {
        aggregate(a, 1);
        for (int i = 0; i < 100; i++) {
            final int appeared =
                    registry.series(hits, MetricType.COUNTER, "/" + i).id();
            aggregate(a, 1, appeared, 7, sizes, i);
            assertEquals(7, aggregator.changed().counter(appeared));
        }
        assertEquals(101, aggregator.changed().counter(a));
        assertEquals(100, aggregator.changed().histogram(sizes).count());
    }

    @Test
    void shouldSurviveAndCountASeriesThatNobodyRegistered() {
        aggregate(a, 1, 999, 5, -1, 5, Integer.MAX_VALUE, 5, a, 2);

        assertEquals(3, aggregator.changed().counter(a));
        assertEquals(Set.of(a), ids(aggregator.changed()));
        final Map<String, Long> skew = new HashMap<>();
        aggregator.skew().take(skew::put);
        assertEquals(Map.of("unknown", 3L), skew);
        assertEquals(5, aggregator.samples());
    }

    @Test
    void shouldReadOnlyThePartOfTheArrayThatItIsGiven() {
        aggregator.onSamples(new long[] {a, 1, a, 20, b, 300, a, 4_000}, 2, 6);

        assertEquals(20, aggregator.changed().counter(a));
        assertEquals(300, aggregator.changed().counter(b));
        assertEquals(2, aggregator.samples());
    }

    @Test
    void shouldCountClampedSamplesAtOnceAndOnlyOnce() {
        aggregate(sizes, -1, sizes, 5);
        assertEquals(1, aggregator.clamped());
        aggregator.endInterval();
        assertEquals(1, aggregator.clamped());

        aggregate(sizes, Long.MAX_VALUE, a, 1);
        assertEquals(2, aggregator.clamped());
    }

    @Test
    void shouldTouchACounterThatIsKeptElsewhereOnlyWhenItChanges() {
        aggregator.setCounter(a, 0);
        assertEquals(Set.of(), ids(aggregator.changed()));
        aggregator.setCounter(a, 5);
        aggregator.addToCounter(b, 2);
        assertEquals(Set.of(a, b), ids(aggregator.changed()));
        aggregator.endInterval();

        aggregator.setCounter(a, 5);

        assertEquals(Set.of(), ids(aggregator.changed()));
        assertEquals(5, aggregator.everything().counter(a));
        assertEquals(2, aggregator.everything().counter(b));
    }

    @Test
    void shouldGoOnFromEarlierTotals() {
        final Plain earlier =
                new Plain(registry.series()[sizes].metric().descriptor().range());
        earlier.record(100);
        final Aggregator resumed = new Aggregator(registry, new BaseTotals() {
            @Override
            public long counter(final Series series) {
                return series.labelValues().contains("/a") ? 1_000 : 0;
            }

            @Override
            public HistogramSource histogram(final Series series) {
                return earlier;
            }
        });
        assertTrue(resumed.catchUpWithRegistry(), "readers are to be told");
        assertFalse(resumed.catchUpWithRegistry(), "once");

        resumed.onSamples(new long[] {a, 1, b, 1, sizes, 30}, 0, 6);

        assertEquals(1_001, resumed.changed().counter(a));
        assertEquals(1, resumed.changed().counter(b));
        assertHistogram(1, 30, 30, 30, resumed.changed().histogram(sizes));
        resumed.endInterval();
        assertHistogram(2, 130, 30, 100, resumed.everything().histogram(sizes));
        assertEquals(1_000, resumed.baseOf(registry.series()[a]));
    }

    @Test
    void shouldSayNothingOfSeriesThatBeginAtZero() {
        assertFalse(aggregator.catchUpWithRegistry());
    }

    private Series series(final MetricDescriptor descriptor) {
        return registry.series(registry.register(descriptor), descriptor.type());
    }

    private void aggregate(final long... pairs) {
        aggregator.onSamples(pairs, 0, pairs.length);
    }

    private static void assertHistogram(
            final long count, final long sum, final long min, final long max, final HistogramSource histogram) {
        assertEquals(count, histogram.count());
        assertEquals(sum, histogram.sumLow());
        assertEquals(min, histogram.min());
        assertEquals(max, histogram.max());
        assertEquals(count, Buckets.of(histogram).getTotalCount());
    }

    private static Set<Integer> ids(final ValueSource values) {
        final Set<Integer> ids = new TreeSet<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.seriesId(i) != ValueSource.NONE) {
                ids.add(values.seriesId(i));
            }
        }
        return ids;
    }
}
