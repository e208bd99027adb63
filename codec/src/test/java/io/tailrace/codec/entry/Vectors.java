package io.tailrace.codec.entry;

import static java.util.Optional.empty;

import io.tailrace.codec.entry.ComponentId.GpuKernel;
import io.tailrace.codec.entry.ComponentId.Plain;
import io.tailrace.codec.entry.EventLevel.Known;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Entries and their lines in {@code entries.jsonl}, which were written by hand after the seed's types, in the same order. */
final class Vectors {
    private static final UUID HIGHEST = new UUID(-1, -1);
    private static final UUID NIL = new UUID(0, 0);

    private Vectors() {}

    static List<String> lines() {
        try (InputStream file = Vectors.class.getResourceAsStream("entries.jsonl")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<TelemetryEntry> entries() {
        return List.of(
                plain(1, Plain.THERMODYNAMIC_ADAPTER, Known.DEBUG, started("{ \"test\" : true }")),
                new TelemetryEntry(
                        id(2),
                        1763661600000002L,
                        Plain.QUANTUM_PIMC_ADAPTER,
                        Known.INFO,
                        new EventData.AdapterStarted(RawJson.NULL),
                        Optional.of(UUID.fromString("F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6")),
                        empty()),
                measured(3, Plain.NEUROMORPHIC_ADAPTER, Known.WARNING, stopped("requested"), EntryMetrics.NONE),
                measured(
                        4,
                        Plain.CMA_GEODESIC_ADAPTER,
                        Known.ERROR,
                        stopped(""),
                        EntryMetrics.NONE
                                .withCpuUsagePct(12.5f)
                                .withGpuUsagePct(99.9f)
                                .withMemoryMb(512)
                                .withGpuMemoryMb(24_576)
                                .withThroughputPerSec(1e6)),
                measured(
                        5,
                        Plain.INFO_GEOMETRY_ADAPTER,
                        Known.CRITICAL,
                        new EventData.ProcessingStarted(500, 12_458, "ensemble"),
                        EntryMetrics.NONE.withCpuUsagePct(1)),
                measured(
                        6,
                        Plain.CONSENSUS_ENGINE,
                        Known.INFO,
                        new EventData.ProcessingStarted(-1, 0, "\"all\" of \\ them"),
                        EntryMetrics.NONE.withGpuUsagePct(0.1f)),
                measured(
                        7,
                        Plain.ORCHESTRATOR,
                        Known.INFO,
                        new EventData.ProcessingCompleted(48, 1234.5, 100_000),
                        EntryMetrics.NONE.withMemoryMb(-1)),
                measured(
                        8,
                        new GpuKernel("dense_path"),
                        Known.INFO,
                        new EventData.ProcessingCompleted(0xFFFF_FFFFL, 0, 0),
                        EntryMetrics.NONE.withGpuMemoryMb(0)),
                measured(
                        9,
                        new GpuKernel(""),
                        Known.ERROR,
                        new EventData.ProcessingFailed("out of memory", true),
                        EntryMetrics.NONE.withThroughputPerSec(0.1 + 0.2)),
                plain(
                        10,
                        Plain.ORCHESTRATOR,
                        Known.CRITICAL,
                        new EventData.ProcessingFailed("line\nfeed, tab\t, bell \u0007, Zürich, 😀", false)),
                plain(11, Plain.CONSENSUS_ENGINE, Known.DEBUG, new EventData.ConsensusProposed(17, 3, 0.95)),
                plain(12, Plain.CONSENSUS_ENGINE, Known.DEBUG, new EventData.ConsensusProposed(0, 0, 1)),
                plain(13, Plain.CONSENSUS_ENGINE, Known.INFO, new EventData.ConsensusReached(17, 3, 2.0 / 3)),
                plain(
                        14,
                        Plain.CONSENSUS_ENGINE,
                        Known.WARNING,
                        new EventData.ConsensusConflict(
                                17,
                                List.of(
                                        new Proposal(Plain.THERMODYNAMIC_ADAPTER, 3),
                                        new Proposal(new GpuKernel("swap"), 0xFFFF_FFFFL)))),
                plain(15, Plain.CONSENSUS_ENGINE, Known.WARNING, new EventData.ConsensusConflict(18, List.of())),
                plain(
                        16,
                        new GpuKernel("replica \"exchange\""),
                        Known.DEBUG,
                        new EventData.MemoryAllocation(1 << 30, "distance matrix")),
                plain(17, Plain.ORCHESTRATOR, Known.WARNING, new EventData.MemoryPressure(24_000, 576)),
                plain(
                        18,
                        Plain.THERMODYNAMIC_ADAPTER,
                        Known.DEBUG,
                        new EventData.PerformanceCheckpoint("annealing_T_0.50", 1e16, -0.0)),
                measured(
                        19,
                        Plain.THERMODYNAMIC_ADAPTER,
                        Known.DEBUG,
                        new EventData.PerformanceCheckpoint("annealing_T_0.00", Double.MAX_VALUE, 1.5e-7),
                        EntryMetrics.NONE
                                .withCpuUsagePct(Float.MAX_VALUE)
                                .withGpuUsagePct(Float.MIN_VALUE)
                                .withMemoryMb(0)
                                .withThroughputPerSec(Double.MIN_VALUE)),
                new TelemetryEntry(
                        HIGHEST,
                        Long.MAX_VALUE,
                        Plain.ORCHESTRATOR,
                        Known.INFO,
                        started("{\"z\":1,\"a\":[1.50,1e400,-0,\"x\\u0000y\",{}],\"\\u00FC\":null}"),
                        Optional.of(HIGHEST),
                        Optional.of(EntryMetrics.NONE
                                .withCpuUsagePct(100)
                                .withGpuUsagePct(0)
                                .withMemoryMb(1)
                                .withGpuMemoryMb(1)
                                .withThroughputPerSec(1))),
                new TelemetryEntry(
                        NIL, 0, Plain.ORCHESTRATOR, Known.INFO, started("\"text\""), Optional.of(NIL), empty()),
                new TelemetryEntry(
                        id(22),
                        22,
                        new ComponentId.Unknown(RawJson.of("\"FluidAdapter\"")),
                        new EventLevel.Unknown(RawJson.of("\"Fatal\"")),
                        new EventData.Unknown(
                                "KernelLaunched", RawJson.of("{\"type\":\"KernelLaunched\",\"grid\":[1,2,3]}")),
                        empty(),
                        empty()),
                new TelemetryEntry(
                        id(23),
                        23,
                        new ComponentId.Unknown(RawJson.of("{\"TPUKernel\":{\"core\":7}}")),
                        new EventLevel.Unknown(RawJson.of("{\"Custom\":9}")),
                        new EventData.ConsensusConflict(
                                1,
                                List.of(
                                        new Proposal(new ComponentId.Unknown(RawJson.of("\"FluidAdapter\"")), 2),
                                        new Proposal(
                                                new ComponentId.Unknown(RawJson.of("{\"TPUKernel\":{\"core\":7}}")),
                                                3))),
                        empty(),
                        empty()));
    }

    private static TelemetryEntry plain(
            final int number, final ComponentId component, final EventLevel level, final EventData event) {
        return new TelemetryEntry(id(number), 1763661600000000L + number, component, level, event, empty(), empty());
    }

    private static TelemetryEntry measured(
            final int number,
            final ComponentId component,
            final EventLevel level,
            final EventData event,
            final EntryMetrics metrics) {
        return new TelemetryEntry(
                id(number), 1763661600000000L + number, component, level, event, empty(), Optional.of(metrics));
    }

    private static EventData started(final String config) {
        return new EventData.AdapterStarted(RawJson.of(config));
    }

    private static EventData stopped(final String reason) {
        return new EventData.AdapterStopped(reason);
    }

    private static UUID id(final int number) {
        return new UUID(0x4000L, 0x8000_0000_0000_0000L | number);
    }
}
