package io.tailrace.samples.kvstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.samples.kvstore.load.OperationMix;
import io.tailrace.samples.kvstore.store.Backend;
import io.tailrace.samples.kvstore.store.SupervisorConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class KvWorkloadConfigTest {
    @Test
    void shouldHaveTheseDefaults() {
        final KvWorkloadConfig config = KvWorkloadConfig.builder().build();
        assertEquals(2, config.threads());
        assertEquals(0, config.ratePerSecond());
        assertEquals(100_000, config.keyCount());
        assertEquals(0.99, config.skew());
        assertEquals(new OperationMix(469, 1_400, 131), config.mix());
        assertEquals(100, config.valueLengthInBytes());
        assertEquals(42, config.seed());
        assertEquals(8, config.shards());
        assertEquals(256, config.slotsPerShard());
        assertEquals(Backend.CHAINING, config.backend());
        assertEquals(10_000_000, config.supervisor().checkIntervalNs());
        assertEquals(1_000_000_000, config.supervisor().minDwellNs());
    }

    @Test
    void shouldTakeEveryOption() {
        final SupervisorConfig supervisor = new SupervisorConfig(List.of(), 1, 0);
        final OperationMix mix = new OperationMix(1, 2, 3);
        final KvWorkloadConfig config = KvWorkloadConfig.builder()
                .threads(3)
                .ratePerSecond(50_000)
                .keyCount(1_000)
                .skew(0.5)
                .mix(mix)
                .valueLengthInBytes(8)
                .seed(7)
                .shards(1)
                .slotsPerShard(16)
                .backend(Backend.ROBIN_HOOD)
                .supervisor(supervisor)
                .retainSamples(true)
                .build();
        assertEquals(
                new KvWorkloadConfig(3, 50_000, 1_000, 0.5, mix, 8, 7, 1, 16, Backend.ROBIN_HOOD, supervisor, true),
                config);
    }

    @Test
    void shouldNameEveryFaultAtOnce() {
        final KvWorkloadConfigBuilder builder = KvWorkloadConfig.builder()
                .threads(0)
                .ratePerSecond(Double.NaN)
                .keyCount(1)
                .skew(1)
                .mix(null)
                .valueLengthInBytes(7)
                .shards(3)
                .slotsPerShard(0);
        final String message =
                assertThrows(IllegalArgumentException.class, builder::build).getMessage();
        for (final String option : List.of(
                "threads",
                "ratePerSecond",
                "keyCount",
                "skew",
                "mix",
                "valueLengthInBytes",
                "shards",
                "slotsPerShard")) {
            assertTrue(message.contains(option), message);
        }
    }
}
