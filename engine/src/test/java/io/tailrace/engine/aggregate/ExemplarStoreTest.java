package io.tailrace.engine.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.testsupport.Allocations;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The newest exemplar of each bucket, and no more than so many. */
class ExemplarStoreTest {
    private final MetricRegistry registry = new MetricRegistry(10_000);
    private final Metric sizes = registry.register(MetricDescriptor.histogram("sizes")
            .help("Sizes.")
            .labelNames("n")
            .bounds(10, 100)
            .seriesLimit(5_000)
            .build());
    private final ExemplarStore store = new ExemplarStore(registry, 10);

    @Test
    void shouldKeepOneABucket() {
        final int id = series(1);
        for (final long value : new long[] {0, 10, 11, 100, 101, Long.MAX_VALUE, Long.MIN_VALUE}) {
            store.onExemplar(id, value, 1, 1, 1);
        }

        assertEquals(3, store.all().size());
        assertEquals(3, store.takeChanged().size());
        assertEquals(0, store.takeChanged().size());
        store.onExemplar(id, 11, 2, 2, 2);
        store.onExemplar(id, 12, 3, 3, 3);
        assertEquals(1, store.takeChanged().size());
        assertEquals(3, store.all().size());
    }

    @Test
    void shouldKeepNoMoreThanItsBound() {
        for (int n = 0; n < 20; n++) {
            store.onExemplar(series(n), 5, 1, 1, 1);
        }

        assertEquals(10, store.all().size());
        assertEquals(10, store.takeChanged().size());
        store.onExemplar(series(0), 5, 1, 1, 1);
        store.onExemplar(series(19), 5, 1, 1, 1);
        assertEquals(1, store.takeChanged().size(), "one that has its place goes on, one without has none");
    }

    @Test
    void shouldSpreadManyOverSeveralCuts() {
        final ExemplarStore large = new ExemplarStore(registry, ExemplarStore.MOST);
        final int series = 2 * ExemplarStore.MOST_A_CUT + 1;
        for (int n = 0; n < series; n++) {
            large.onExemplar(series(n), 5, 1, 1, 1);
        }
        final HashSet<Object> seen = new HashSet<>();
        int cuts = 0;
        for (List<?> taken = large.takeChanged(); !taken.isEmpty(); taken = large.takeChanged()) {
            assertTrue(taken.size() <= ExemplarStore.MOST_A_CUT);
            seen.addAll(taken);
            cuts++;
        }

        assertEquals(3, cuts);
        assertEquals(series, seen.size());
    }

    @Test
    void shouldPassOverASeriesThatIsNotThere() {
        store.onExemplar(-1, 5, 1, 1, 1);
        store.onExemplar(99, 5, 1, 1, 1);

        assertEquals(0, store.all().size());
    }

    @Test
    void shouldAllocateNothingInSteadyState() {
        final int id = series(1);
        final Runnable cuts = () -> {
            for (int i = 0; i < 10_000; i++) {
                store.onExemplar(id, i, 1, 2, 3);
                store.onExemplar(id, 5, 1, 2, 3);
                store.takeChanged();
            }
        };
        cuts.run();

        assertEquals(0, Allocations.bytesPerRun(cuts));
    }

    private int series(final int n) {
        return registry.series(sizes, MetricType.HISTOGRAM, "n" + n).id();
    }
}
