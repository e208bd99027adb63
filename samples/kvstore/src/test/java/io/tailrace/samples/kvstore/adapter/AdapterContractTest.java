package io.tailrace.samples.kvstore.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.ComponentId.Plain;
import io.tailrace.engine.entry.TelemetryEnforcer;
import io.tailrace.engine.entry.TelemetryProvider;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AdapterContractTest {
    private static final List<TelemetryProvider> ADAPTERS = ServiceLoader.load(TelemetryProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    @Test
    void shouldBeFoundAsServices() {
        assertEquals(
                Set.of(Plain.ORCHESTRATOR, Plain.NEUROMORPHIC_ADAPTER, Plain.THERMODYNAMIC_ADAPTER),
                ADAPTERS.stream().map(TelemetryProvider::componentId).collect(Collectors.<ComponentId>toSet()));
    }

    @Test
    void shouldKeepTheContractWithoutAWarning() {
        for (final TelemetryProvider adapter : ADAPTERS) {
            assertEquals(List.of(), new TelemetryEnforcer().validate(adapter), adapter::toString);
        }
    }
}
