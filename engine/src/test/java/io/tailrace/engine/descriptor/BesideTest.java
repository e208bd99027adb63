package io.tailrace.engine.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Metrics of one name that have other labels stand beside each other, and none ends another. */
class BesideTest {
    private final MetricRegistry registry = new MetricRegistry(100);

    @Test
    void shouldKeepAllOfThemActive() {
        final Metric plain = registry.registerBeside(hits().build());
        final Metric routed = registry.registerBeside(hits().labelNames("route").build());
        final Metric coded =
                registry.registerBeside(hits().labelNames("route", "code").build());

        assertNotSame(plain, routed);
        assertSame(routed, registry.registerBeside(hits().labelNames("route").build()));
        for (final Metric metric : List.of(plain, routed, coded)) {
            assertEquals(MetricState.ACTIVE, metric.state());
        }
        assertEquals(3, registry.metrics().length);
    }

    @Test
    void shouldStandBesideOneThatIsRegisteredAsEver() {
        final Metric own = registry.register(hits().labelNames("route").build());
        final Metric beside = registry.registerBeside(hits().labelNames("code").build());

        assertEquals(MetricState.ACTIVE, own.state());
        registry.retire(beside);

        assertEquals(MetricState.DEPRECATED, beside.state());
        assertEquals(MetricState.ACTIVE, own.state());
    }

    @Test
    void shouldRefuseWhatIsOfAnotherTypeOrUnit() {
        registry.registerBeside(MetricDescriptor.gauge("size").help("Size.").build());

        assertRefused(() -> registry.registerBeside(MetricDescriptor.gauge("size")
                .help("Size.")
                .labelNames("of")
                .unit(Unit.BYTES)
                .build()));
        assertRefused(() -> registry.register(MetricDescriptor.histogram("size")
                .help("Size.")
                .labelNames("of")
                .build()));
        assertEquals(1, registry.metrics().length);
    }

    @Test
    void shouldGiveOtherBoundsToAllOfAName() {
        final Metric plain = registry.registerBeside(
                MetricDescriptor.histogram("size").help("Size.").build());
        final Metric labelled = registry.registerBeside(MetricDescriptor.histogram("size")
                .help("Size.")
                .labelNames("of")
                .build());

        assertTrue(registry.rebound("size", List.of(3.0, 4.0)));

        assertEquals(List.of(3L, 4L), plain.descriptor().bounds());
        assertEquals(List.of(3L, 4L), labelled.descriptor().bounds());
    }

    private static void assertRefused(final Runnable registration) {
        final String message =
                assertThrows(IllegalArgumentException.class, registration::run).getMessage();
        assertTrue(message.contains("of the same name: give one of them another name"), message);
    }

    private static MetricDescriptorBuilder hits() {
        return MetricDescriptor.counter("hits_total").help("Hits.");
    }
}
