package io.tailrace.jmh.entry;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EventData;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.codec.entry.RawJson;
import io.tailrace.codec.entry.TelemetryEntry;
import io.tailrace.engine.entry.ComponentEntries;
import io.tailrace.engine.entry.EntryDetails;
import io.tailrace.engine.entry.EntryRecorder;
import io.tailrace.engine.ring.EntryRing;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.engine.time.WallMicros;
import java.util.Optional;
import java.util.UUID;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Rings of entries that are drained by the measured thread itself, between bursts, and one that is full. */
@State(Scope.Thread)
public class EntryState {
    static final int BURST = 512;
    static final String LONG_TEXT = "a text that is far too long for its slot, ä€😀 ".repeat(40);

    final RawJson config = RawJson.of("{\"sample\":\"kvstore\",\"threads\":2}");
    final long[] colors = {1, 2};
    final EntryDetails details =
            new EntryDetails().correlation(1, 2).cpuUsagePct(50).memoryMb(1_000);
    final TelemetryEntry entry = new TelemetryEntry(
            UUID.randomUUID(),
            1,
            ComponentId.Plain.ORCHESTRATOR,
            EventLevel.Known.INFO,
            new EventData.ProcessingCompleted(3, 1.5, 9),
            Optional.empty(),
            Optional.empty());
    private final EntryRing ring = new EntryRing(1_024, 1_024, 1);
    private final EntryRing fullRing = new EntryRing(64, 1_024, 1);
    final EntryRecorder recorder = recorder(ring);
    final ComponentEntries entries = recorder.of(ComponentId.Plain.ORCHESTRATOR);
    final ComponentEntries detailed = entries.with(details);
    final ComponentEntries[] proposers = {entries, recorder.of(new ComponentId.GpuKernel("dense"))};
    final ComponentEntries full = recorder(fullRing).of(ComponentId.Plain.ORCHESTRATOR);

    /** Fills the one that is to be full. */
    public EntryState() {
        while (!full.memoryPressure(EventLevel.Known.INFO, 1, 2).isRefused()) {
            // one more
        }
    }

    private static EntryRecorder recorder(final EntryRing ring) {
        return new EntryRecorder(ring, new WallMicros(EngineClock.system()));
    }

    void drain() {
        ring.drain((buffer, offset, length) -> {}, Integer.MAX_VALUE);
    }
}
