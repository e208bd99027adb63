package io.tailrace.engine.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A label set is remembered as long as a series of it can be recorded into, and not longer. */
class EndedSeriesTest {
    private final MetricRegistry registry = new MetricRegistry(100);
    private final Metric hits = registry.register(MetricDescriptor.counter("hits_total")
            .help("Hits.")
            .labelNames("pod")
            .build());

    @Test
    void shouldNameTheSeriesThatHasTheLabelsNow() {
        final Series kept = registry.series(hits, MetricType.COUNTER, "a");
        registry.end(List.of(kept));

        assertTrue(kept.isEnded());
        assertTrue(registry.series()[kept.id()].isEnded());
        assertSame(hits, registry.series()[kept.id()].metric());
        final Series successor = registry.successor(kept.id());
        assertEquals(1, successor.id());
        assertEquals(List.of("a"), successor.labelValues());
        assertSame(successor, registry.series(hits, MetricType.COUNTER, "a"));
        assertSame(successor, registry.successor(kept.id()));
    }

    /** What is unreachable is found out by a collection, which can be asked for; it may take more than one. */
    @Test
    void shouldForgetWhatNobodyHoldsOnceTheRingsWereDrained() {
        final Series held = registry.series(hits, MetricType.COUNTER, "held");
        final int dropped = registry.series(hits, MetricType.COUNTER, "dropped").id();
        registry.end(List.of(held, registry.series()[dropped]));
        final List<Integer> forgotten = new ArrayList<>();
        for (int i = 0; i < 50 && forgotten.isEmpty(); i++) {
            System.gc();
            registry.forgetUnreachable(forgotten::add);
        }

        assertEquals(List.of(dropped), forgotten);
        assertNull(registry.successor(dropped));
        assertEquals(1, registry.endedRemembered());
        assertEquals(List.of("held"), registry.successor(held.id()).labelValues());
    }
}
