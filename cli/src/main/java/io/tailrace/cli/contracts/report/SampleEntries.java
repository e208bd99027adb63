package io.tailrace.cli.contracts.report;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.ComponentId.Plain;
import io.tailrace.codec.entry.EntryMetrics;
import io.tailrace.codec.entry.EventData;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.codec.entry.Proposal;
import io.tailrace.codec.entry.RawJson;
import io.tailrace.codec.entry.TelemetryEntry;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One entry of each kind from each component, with every level among them and with metrics and correlation ids on and off. */
final class SampleEntries {
    private static final ComponentId KERNEL = new ComponentId.GpuKernel("sample_kernel");
    private static final EntryMetrics METRICS = EntryMetrics.NONE
            .withCpuUsagePct(12.5f)
            .withGpuUsagePct(80)
            .withMemoryMb(512)
            .withGpuMemoryMb(24_576)
            .withThroughputPerSec(1_000);

    private SampleEntries() {}

    static List<TelemetryEntry> at(final long timestampUs) {
        final List<ComponentId> components = new ArrayList<>(List.of(Plain.values()));
        components.add(KERNEL);
        final UUID correlationId = UUID.randomUUID();
        final List<TelemetryEntry> entries = new ArrayList<>();
        Iterator<EventLevel.Known> levels = List.of(EventLevel.Known.values()).iterator();
        for (final ComponentId component : components) {
            for (final EventData event : events()) {
                if (!levels.hasNext()) {
                    levels = List.of(EventLevel.Known.values()).iterator();
                }
                final int number = entries.size();
                entries.add(new TelemetryEntry(
                        UUID.randomUUID(),
                        timestampUs + number,
                        component,
                        levels.next(),
                        event,
                        number % 2 == 0 ? Optional.empty() : Optional.of(correlationId),
                        number % 3 == 0
                                ? Optional.empty()
                                : Optional.of(number % 3 == 1 ? METRICS : EntryMetrics.NONE)));
            }
        }
        return entries;
    }

    private static List<EventData> events() {
        return List.of(
                new EventData.AdapterStarted(RawJson.of("{\"sample\":true}")),
                new EventData.AdapterStopped("requested"),
                new EventData.ProcessingStarted(500, 12_458, "sample"),
                new EventData.ProcessingCompleted(48, 1234.5, 1_000),
                new EventData.ProcessingFailed("out of memory", true),
                new EventData.ConsensusProposed(17, 3, 0.95),
                new EventData.ConsensusReached(17, 3, 0.75),
                new EventData.ConsensusConflict(
                        17, List.of(new Proposal(Plain.THERMODYNAMIC_ADAPTER, 3), new Proposal(KERNEL, 4))),
                new EventData.MemoryAllocation(1 << 20, "sample"),
                new EventData.MemoryPressure(24_000, 576),
                new EventData.PerformanceCheckpoint("sample", 10.5, 50));
    }
}
