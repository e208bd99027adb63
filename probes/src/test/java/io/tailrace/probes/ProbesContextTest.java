package io.tailrace.probes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.codec.registry.MetricFamily;
import io.tailrace.engine.descriptor.MetricDescriptor;
import org.junit.jupiter.api.Test;

class ProbesContextTest {
    @Test
    void shouldHaveTheDefaultsThatAreDocumented() {
        final ProbesConfig config = new ProbesContext().conclude();
        assertEquals(1_000_000, config.hiccupIntervalNs());
        assertEquals(1_000_000_000, config.pollIntervalNs());
        assertTrue(config.flightRecorder());
        assertEquals(0, config.flightRecorderDelayMs());
        assertTrue(config.threadFactory().newThread(() -> {}).isDaemon());
    }

    @Test
    void shouldNameEveryFaultAtOnce() {
        final ProbesContext context = new ProbesContext()
                .clock(null)
                .hiccupIntervalNs(1)
                .pollIntervalNs(1)
                .flightRecorderDelayMs(-1)
                .threadFactory(null);
        assertEquals(
                "probes context: clock must be given; hiccupIntervalNs must be 100 us to 1 s, or 0 for none, was 1 ns;"
                        + " pollIntervalNs must be 10 ms to 1 h, was 1 ns; flightRecorderDelayMs must be 0 to 3600000, was -1; threadFactory must be given",
                assertThrows(IllegalArgumentException.class, context::conclude).getMessage());
    }

    @Test
    void shouldDescribeFamiliesAsTheRegistryDoes() {
        int count = 0;
        for (final MetricFamily family : MetricFamilies.ALL) {
            if (family.name().startsWith("tailrace_jvm_") || family.name().startsWith("tailrace_host_")) {
                final MetricDescriptor descriptor = ProbeFamilies.of(family);
                assertEquals(family.help(), descriptor.help());
                assertEquals(family.labelNames(), descriptor.labelNames());
                assertEquals(family.unit().name(), descriptor.unit().name());
                assertEquals(family.type().name(), descriptor.type().name());
                assertTrue(descriptor.firstParty());
                count++;
            }
        }
        assertTrue(count > 20);
    }
}
