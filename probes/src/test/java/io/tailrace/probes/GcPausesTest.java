package io.tailrace.probes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.codec.registry.MetricFamilies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GcPausesTest {
    private static final String FAMILY = "tailrace_jvm_gc_pause_seconds";

    private final ProbedEngine probed = new ProbedEngine();
    private final GcPauses pauses =
            new GcPauses(probed.meters().histograms(MetricFamilies.TAILRACE_JVM_GC_PAUSE_SECONDS));

    @AfterEach
    void close() {
        probed.close();
    }

    @Test
    void shouldNameTheCollectorAndTheCauseOfEachPause() {
        pauses.paused(1, 5_000_000);
        pauses.paused(2, 3_000_000);
        pauses.paused(2, 4_000_000);
        pauses.collected(2, "G1Old", "G1 Humongous Allocation");
        pauses.collected(1, "G1New", "G1 Evacuation Pause");
        pauses.collected(3, "G1New", "without a pause");
        probed.read();
        assertEquals(2, count("G1Old", "G1 Humongous Allocation"));
        assertEquals(1, count("G1New", "G1 Evacuation Pause"));
        assertEquals(2, probed.all(FAMILY).size());
    }

    @Test
    void shouldNotKeepPausesOfALongCollectionForEver() {
        pauses.paused(1, 5_000_000);
        for (int i = 0; i < 5; i++) {
            pauses.flushed();
        }
        probed.read();
        assertEquals(1, count(GcPauses.UNKNOWN, GcPauses.UNKNOWN));
        pauses.collected(1, "G1Old", "late");
        pauses.close();
        probed.read();
        assertEquals(1, probed.all(FAMILY).size(), "each pause is counted once");
    }

    @Test
    void shouldBeBoundedAndLoseNothing() {
        for (int i = 0; i < 300; i++) {
            pauses.paused(i, 1_000_000);
            pauses.paused(0, 1_000_000);
            probed.read();
        }
        pauses.close();
        probed.read();
        assertEquals(600, count(GcPauses.UNKNOWN, GcPauses.UNKNOWN));
    }

    @Test
    void shouldTakeACollectionWithoutACause() {
        pauses.paused(1, 1);
        pauses.collected(1, null, "");
        probed.read();
        assertEquals(1, count(GcPauses.UNKNOWN, GcPauses.UNKNOWN));
    }

    private long count(final String... labels) {
        return probed.one(FAMILY, labels).histogram().count();
    }
}
