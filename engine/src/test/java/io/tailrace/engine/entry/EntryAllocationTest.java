package io.tailrace.engine.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.codec.entry.RawJson;
import io.tailrace.engine.recording.RecordResult;
import io.tailrace.engine.ring.EntryRing;
import io.tailrace.engine.time.WallMicros;
import io.tailrace.testsupport.Allocations;
import io.tailrace.testsupport.SettableClock;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Each of the eleven forms allocates nothing, whatever becomes of the entry. */
class EntryAllocationTest {
    private static final EventLevel.Known INFO = EventLevel.Known.INFO;
    private static final int CALLS = 10_000;
    private static final String LONG = "ä€😀".repeat(200);

    private final EntryRing ring = new EntryRing(64, 512, 0.8);
    private final EntryRecorder recorder = new EntryRecorder(ring, new WallMicros(new SettableClock()));
    private final EntryDetails details =
            new EntryDetails().correlation(1, 2).cpuUsagePct(3).memoryMb(4);
    private final ComponentEntries kernel =
            recorder.of(new ComponentId.GpuKernel("dense")).with(details);
    private final ComponentEntries[] proposers = {kernel, recorder.of(ComponentId.Plain.ORCHESTRATOR)};
    private final long[] colors = {1, 0xFFFF_FFFFL};
    private final RawJson config = RawJson.of("{\"a\":1}");

    private final List<Supplier<RecordResult>> forms = List.of(
            () -> kernel.adapterStarted(INFO, config),
            () -> kernel.adapterStopped(INFO, LONG),
            () -> kernel.processingStarted(INFO, 1, 2, "strategy"),
            () -> kernel.processingCompleted(INFO, 1, 2.5, 3),
            () -> kernel.processingFailed(INFO, LONG, true),
            () -> kernel.consensusProposed(INFO, 1, 2, 0.5),
            () -> kernel.consensusReached(INFO, 1, 2, 0.5),
            () -> kernel.consensusConflict(INFO, 1, proposers, colors, 2),
            () -> kernel.memoryAllocation(INFO, 1, "purpose"),
            () -> kernel.memoryPressure(INFO, 1, 2),
            () -> kernel.performanceCheckpoint(INFO, LONG, 1, 2));

    @Test
    void shouldAllocateNothingForAcceptedCutAndRefusedEntries() {
        for (final Supplier<RecordResult> form : forms) {
            assertNoAllocation(RecordResult.ACCEPTED, () -> {
                if (ring.claimed() - ring.drained() > 32) {
                    ring.drain((buffer, offset, length) -> {}, Integer.MAX_VALUE);
                }
                return form.get();
            });
        }
        while (kernel.memoryPressure(INFO, 1, 2) == RecordResult.ACCEPTED) {
            // until it is full
        }
        forms.forEach(form -> assertNoAllocation(RecordResult.REFUSED_FULL, form));
        assertNoAllocation(RecordResult.REFUSED_HIGH_WATER, () -> kernel.memoryPressure(EventLevel.Known.DEBUG, 1, 2));
        ring.close();
        forms.forEach(form -> assertNoAllocation(RecordResult.CLOSED, form));
    }

    @Test
    void shouldRecordNothingThatIsNoEntry() {
        assertSame(RecordResult.INVALID, kernel.adapterStarted(INFO, null));
        assertSame(RecordResult.INVALID, kernel.adapterStopped(INFO, null));
        assertSame(RecordResult.INVALID, kernel.adapterStopped(null, "x"));
        assertSame(RecordResult.INVALID, kernel.processingFailed(INFO, null, true));
        assertSame(RecordResult.INVALID, kernel.processingCompleted(INFO, -1, 1, 1));
        assertSame(RecordResult.INVALID, kernel.processingCompleted(INFO, 1, Double.NaN, 1));
        assertSame(RecordResult.INVALID, kernel.consensusProposed(INFO, 1, 1L << 32, 1));
        assertSame(RecordResult.INVALID, kernel.consensusReached(INFO, 1, 1, Double.POSITIVE_INFINITY));
        assertSame(RecordResult.INVALID, kernel.consensusConflict(INFO, 1, proposers, colors, 3));
        assertSame(RecordResult.INVALID, kernel.consensusConflict(INFO, 1, null, colors, 1));
        assertSame(RecordResult.INVALID, kernel.performanceCheckpoint(INFO, "x", 1, Double.NaN));
        assertSame(RecordResult.INVALID, recorder.record(null));
        assertEquals(0, ring.claimed());
    }

    private static void assertNoAllocation(final RecordResult expected, final Supplier<RecordResult> call) {
        final Runnable calls = () -> {
            for (int i = 0; i < CALLS; i++) {
                if (call.get() != expected) {
                    throw new AssertionError("the answer should be " + expected);
                }
            }
        };
        calls.run();
        assertEquals(0, Allocations.bytesPerRun(calls), () -> "bytes for " + CALLS + " calls that answer " + expected);
    }
}
