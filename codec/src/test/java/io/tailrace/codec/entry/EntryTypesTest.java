package io.tailrace.codec.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class EntryTypesTest {
    @Test
    void shouldRefuseNumbersOutOfTheirRange() {
        refuses(() -> new Proposal(ComponentId.Plain.ORCHESTRATOR, -1));
        refuses(() -> new EventData.ProcessingCompleted(1L << 32, 0, 0));
        refuses(() -> new EventData.ProcessingCompleted(1, Double.NaN, 0));
        refuses(() -> new EventData.ConsensusProposed(0, -1, 0));
        refuses(() -> new EventData.ConsensusProposed(0, 0, Double.POSITIVE_INFINITY));
        refuses(() -> new EventData.ConsensusReached(0, 1L << 32, 0));
        refuses(() -> new EventData.ConsensusReached(0, 0, Double.NaN));
        refuses(() -> new EventData.PerformanceCheckpoint("", Double.NaN, 0));
        refuses(() -> new EventData.PerformanceCheckpoint("", 0, Double.NEGATIVE_INFINITY));
        refuses(() -> EntryMetrics.NONE.withCpuUsagePct(Float.NaN));
        refuses(() -> EntryMetrics.NONE.withGpuUsagePct(Float.POSITIVE_INFINITY));
        refuses(() -> EntryMetrics.NONE.withThroughputPerSec(Double.NaN));
        refuses(() -> new TelemetryEntry(
                new UUID(1, 1),
                -1,
                ComponentId.Plain.ORCHESTRATOR,
                EventLevel.Known.INFO,
                new EventData.MemoryPressure(1, 1),
                Optional.empty(),
                Optional.empty()));
    }

    @Test
    void shouldKeepJsonWithoutSpacesAndNothingElseChanged() {
        assertEquals(
                "{\"b\":[1.50,-0],\"a\":\"\u00fc\"}",
                RawJson.of(" { \"b\" : [ 1.50 , -0 ], \"a\":\"\\u00fc\" } ").text());
        assertThrows(BadEntryException.class, () -> RawJson.of("{\"a\":1,\"a\":2}"));
        assertThrows(BadEntryException.class, () -> RawJson.of("1 2"));
        assertThrows(BadEntryException.class, () -> RawJson.of(""));
    }

    @Test
    void shouldNameComponentsAsRustDoes() {
        assertEquals("QuantumPIMCAdapter", ComponentId.Plain.QUANTUM_PIMC_ADAPTER.label());
        assertEquals("GPUKernel(\"swap\")", new ComponentId.GpuKernel("swap").label());
    }

    private static void refuses(final Executable making) {
        assertThrows(IllegalArgumentException.class, making);
    }
}
