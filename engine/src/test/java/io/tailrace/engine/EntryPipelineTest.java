package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EntryMetrics;
import io.tailrace.codec.entry.EntryReader;
import io.tailrace.codec.entry.EventData;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.codec.entry.TelemetryEntry;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.entry.ComponentEntries;
import io.tailrace.engine.entry.EntryDetails;
import io.tailrace.engine.entry.EntryRecorder;
import io.tailrace.engine.reader.RecordedEntry;
import io.tailrace.engine.recording.Counter;
import io.tailrace.engine.recording.RecordResult;
import io.tailrace.engine.ring.EntryRing;
import io.tailrace.testsupport.FaultyFrameLog;
import io.tailrace.testsupport.ListFrameLog;
import io.tailrace.testsupport.SettableClock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The way of a telemetry entry, from its recorder to readers of the journal. */
class EntryPipelineTest {
    private static final EventLevel.Known INFO = EventLevel.Known.INFO;
    private static final int SMALL_LOG = 1 << 18;

    private final ListFrameLog list = new ListFrameLog();
    private final FaultyFrameLog journal = new FaultyFrameLog(list, new Random(1));

    @Test
    void shouldGoOnWithoutAGaugeWhoseNameTheHostHas() {
        try (Pipeline pipeline = Pipeline.inMemory()) {
            pipeline.engine.register(MetricDescriptor.gauge("prism_cpu_usage")
                    .help("A host's.")
                    .firstParty()
                    .build());
            final EntryRecorder entries = pipeline.engine.entries();
            final Counter hits = pipeline.engine.openChannel("worker").counter(pipeline.counter("hits_total"));
            for (int i = 1; i <= 5; i++) {
                hits.increment();
                entries.record(new TelemetryEntry(
                        new UUID(1, i),
                        i,
                        ComponentId.Plain.CONSENSUS_ENGINE,
                        EventLevel.Known.INFO,
                        new EventData.AdapterStopped("done"),
                        Optional.empty(),
                        Optional.of(EntryMetrics.NONE.withCpuUsagePct(50))));
                pipeline.interval();
            }

            assertEquals(0, pipeline.engine.errorCount());
            assertEquals(5, pipeline.received.counter("hits_total"));
        }
    }

    @Test
    void shouldBringEachEntryIntoTheJournalOnceAndInOrder() {
        final List<TelemetryEntry> recorded = new ArrayList<>();
        try (Pipeline pipeline = onSmallLog()) {
            final EntryRecorder entries = pipeline.engine.entries();
            for (int i = 0; i < 5_000; i++) {
                final TelemetryEntry entry = entry(i);
                assertSame(RecordResult.ACCEPTED, entries.record(entry));
                recorded.add(entry);
                if (i % 100 == 0) {
                    pipeline.passMs(1);
                }
            }
        }
        final ReceivedEntries received = ReceivedEntries.of(list);
        assertEquals(
                recorded, received.entries.stream().map(RecordedEntry::entry).toList());
        for (int i = 0; i < recorded.size(); i++) {
            assertEquals(i, received.entries.get(i).sequence());
        }
        assertTrue(received.report().isWhole(), received.report().findings().toString());
        assertEquals(5_000, received.report().epochs().get(0).entries());
        assertEquals(5_000, Pipeline.read(list).counter("tailrace_entries_total"));
        assertEquals(0, Pipeline.read(list).counter("tailrace_entries_refused_total", "full"));
    }

    @Test
    void shouldGiveEntriesAnIdAndTheTime() {
        try (Pipeline pipeline = onSmallLog()) {
            final ComponentEntries orchestrator = pipeline.engine.entries().of(ComponentId.Plain.ORCHESTRATOR);
            for (int i = 0; i < 1_000; i++) {
                orchestrator.memoryPressure(INFO, i, -1);
                pipeline.passMs(1);
            }
        }
        final Set<UUID> ids = new HashSet<>();
        long expectedUs = SettableClock.START_EPOCH_NS / 1_000;
        for (final RecordedEntry recorded : ReceivedEntries.of(list).entries) {
            final UUID id = recorded.entry().id();
            assertTrue(ids.add(id));
            assertEquals(4, id.version());
            assertEquals(2, id.variant());
            assertEquals(expectedUs, recorded.entry().timestampUs());
            expectedUs += 1_000;
        }
        assertEquals(1_000, ids.size());
    }

    @Test
    void shouldTellTheTimeOfAClockThatWasSet() {
        try (Pipeline pipeline = onSmallLog()) {
            final ComponentEntries orchestrator = pipeline.engine.entries().of(ComponentId.Plain.ORCHESTRATOR);
            pipeline.work();
            pipeline.clock.setEpochNanos(1_000_000_000_000L);
            pipeline.passMs(1_000);
            final long now = pipeline.clock.epochNanos() / 1_000;
            orchestrator.adapterStopped(INFO, "the clock was set");
            pipeline.work();
            pipeline.engine.flush(1);
            assertEquals(now, ReceivedEntries.of(list).entries.get(0).entry().timestampUs());
        }
    }

    @Test
    void shouldRefuseAndCountWhatTheRingHasNoRoomFor() {
        try (Pipeline pipeline = Pipeline.of(small().entrySlots(64))) {
            final ComponentEntries orchestrator = pipeline.engine.entries().of(ComponentId.Plain.ORCHESTRATOR);
            for (int i = 0; i < 51; i++) {
                assertSame(RecordResult.ACCEPTED, orchestrator.memoryPressure(EventLevel.Known.DEBUG, i, 0));
            }
            assertSame(RecordResult.REFUSED_HIGH_WATER, orchestrator.memoryPressure(EventLevel.Known.DEBUG, 0, 0));
            for (int i = 51; i < 64; i++) {
                assertSame(RecordResult.ACCEPTED, orchestrator.memoryPressure(INFO, i, 0));
            }
            assertSame(RecordResult.REFUSED_FULL, orchestrator.memoryPressure(INFO, 0, 0));
            assertSame(RecordResult.REFUSED_FULL, pipeline.engine.entries().record(entry(7)));
            pipeline.interval();
            assertSame(RecordResult.ACCEPTED, orchestrator.memoryPressure(EventLevel.Known.DEBUG, 64, 0));
        }
        final ReceivedEntries received = ReceivedEntries.of(list);
        assertEquals(65, received.entries.size());
        assertTrue(received.report().isWhole());
        assertEquals(1, Pipeline.read(list).counter("tailrace_entries_refused_total", "high_water"));
        assertEquals(2, Pipeline.read(list).counter("tailrace_entries_refused_total", "full"));
    }

    @Test
    void shouldCountWhatIsCutAndWhatCannotBe() {
        try (Pipeline pipeline = Pipeline.of(small().entrySlotLengthInBytes(512))) {
            final ComponentEntries orchestrator = pipeline.engine.entries().of(ComponentId.Plain.ORCHESTRATOR);
            assertSame(RecordResult.ACCEPTED, orchestrator.adapterStopped(INFO, "ä".repeat(1_000)));
            final TelemetryEntry later = EntryReader.read(
                    "{\"id\":\"00000000-0000-0001-0000-000000000002\",\"timestamp\":1,\"component\":\"Orchestrator\","
                            + "\"level\":\"Info\",\"event\":{\"type\":\"Later\",\"text\":\"" + "x".repeat(1_000)
                            + "\"},\"correlation_id\":null,\"metrics\":null}");
            assertSame(RecordResult.INVALID, pipeline.engine.entries().record(later));
            assertSame(RecordResult.ACCEPTED, orchestrator.adapterStopped(INFO, "short"));
        }
        final ReceivedEntries received = ReceivedEntries.of(list);
        assertEquals(2, received.entries.size());
        assertTrue(received.entries.get(0).cut());
        assertEquals(1, received.entries.get(1).sequence(), "an empty slot has no number");
        assertEquals(1, received.report().epochs().get(0).cutEntries());
        assertEquals(1, Pipeline.read(list).counter("tailrace_entries_cut_total"));
        assertEquals(1, Pipeline.read(list).counter("tailrace_entries_refused_total", "too_long"));
    }

    @Test
    void shouldShowMetricsAsGaugesOfTheirComponent() {
        try (Pipeline pipeline = onSmallLog()) {
            final EntryDetails details = new EntryDetails();
            final EntryRecorder entries = pipeline.engine.entries();
            entries.of(ComponentId.Plain.CONSENSUS_ENGINE)
                    .with(details.cpuUsagePct(12.5f).memoryMb(3))
                    .memoryPressure(INFO, 1, 2);
            entries.of(new ComponentId.GpuKernel("dense"))
                    .with(details.noMetrics().gpuUsagePct(99).gpuMemoryMb(-1).throughputPerSec(1e6))
                    .consensusConflict(
                            INFO,
                            1,
                            new ComponentEntries[] {entries.of(ComponentId.Plain.ORCHESTRATOR)},
                            new long[] {1},
                            1);
            entries.record(new TelemetryEntry(
                    new UUID(1, 1),
                    1,
                    ComponentId.Plain.CONSENSUS_ENGINE,
                    INFO,
                    new EventData.AdapterStopped(""),
                    Optional.empty(),
                    Optional.of(EntryMetrics.NONE.withCpuUsagePct(50))));
            final Received received = pipeline.interval();
            pipeline.interval();

            assertEquals(
                    50, received.totals("prism_cpu_usage", "ConsensusEngine").gaugeValue());
            assertEquals(
                    3 << 20,
                    received.totals("prism_memory_bytes", "ConsensusEngine").gaugeValue());
            final String kernel = "GPUKernel(\"dense\")";
            assertEquals(99, received.totals("prism_gpu_usage", kernel).gaugeValue());
            assertEquals(
                    0x1p84, received.totals("prism_gpu_memory_bytes", kernel).gaugeValue());
            assertEquals(
                    1e6, received.totals("prism_throughput_per_second", kernel).gaugeValue());
            assertTrue(received.totals("prism_cpu_usage", "ConsensusEngine")
                    .info()
                    .metric()
                    .firstParty());
            assertThrows(AssertionError.class, () -> received.totals("prism_memory_bytes", kernel));
            pipeline.end();
        }
    }

    @Test
    void shouldFoldKernelsBeyondTheLimit() {
        try (Pipeline pipeline = onSmallLog()) {
            final EntryDetails details = new EntryDetails();
            final EntryRecorder entries = pipeline.engine.entries();
            for (int i = 0; i < 500; i++) {
                entries.of(new ComponentId.GpuKernel("kernel-" + i))
                        .with(details.cpuUsagePct(i))
                        .memoryPressure(INFO, 1, 2);
            }
            final Received received = pipeline.interval();
            pipeline.interval();
            assertEquals(499, received.totals("prism_cpu_usage", "overflow").gaugeValue());
            assertEquals(
                    201,
                    received.view().series().stream()
                            .filter(series -> series.info().metric().name().equals("prism_cpu_usage"))
                            .count());
            assertTrue(received.counter("rejected_total", "cardinality") > 0);
            pipeline.end();
        }
    }

    @Test
    void shouldPayNothingForEntriesThatNobodyRecords() {
        try (Pipeline pipeline = onSmallLog()) {
            pipeline.interval();
        }
        assertThrows(AssertionError.class, () -> Pipeline.read(list).counter("tailrace_entries_total"));
        assertEquals(List.of(), ReceivedEntries.of(list).entries);
    }

    @Test
    void shouldCoverEntriesWithAFlush() {
        try (Pipeline pipeline = onSmallLog()) {
            pipeline.engine.entries().record(entry(1));
            assertSame(FlushResult.FLUSHED, pipeline.engine.flush(1));
            assertEquals(1, ReceivedEntries.of(list).entries.size());
        }
    }

    /** What is recorded after the writer's place cannot be taken before it. */
    @Test
    void shouldNotCallAFlushDoneWhileAnEntryBeforeItIsStillBeingWritten() {
        final EntryRing ring = new EntryRing(64, 512, 0.8);
        final long begun = ring.claim(false);
        final long behind = ring.claim(false);
        ring.publish(behind);
        assertEquals(0, ring.drain((buffer, offset, length) -> {}, 64));
        assertTrue(ring.drained() < ring.claimed());
        ring.publish(begun);
        assertEquals(2, ring.drain((buffer, offset, length) -> {}, 64));
        assertEquals(ring.drained(), ring.claimed());
    }

    @Test
    void shouldKeepEntriesInTheirRingWhileTheJournalIsBehind() {
        try (Pipeline pipeline = Pipeline.of(small().entrySlots(64))) {
            journal.stall();
            final ComponentEntries orchestrator = pipeline.engine.entries().of(ComponentId.Plain.ORCHESTRATOR);
            int accepted = 0;
            RecordResult result = RecordResult.ACCEPTED;
            while (result == RecordResult.ACCEPTED) {
                result = orchestrator.adapterStopped(INFO, "x".repeat(500));
                accepted += result == RecordResult.ACCEPTED ? 1 : 0;
                pipeline.passMs(1);
            }
            assertSame(RecordResult.REFUSED_FULL, result);
            journal.heal();
            pipeline.engine.flush(1);
            final ReceivedEntries received = ReceivedEntries.of(list);
            assertEquals(accepted, received.entries.size(), "nothing that was accepted is lost");
            assertTrue(received.report().isWhole());
        }
    }

    @Test
    void shouldTellHowManyEntriesAJournalMissed() {
        long accepted = 0;
        try (Pipeline pipeline = Pipeline.of(small().entrySlots(64))) {
            final ComponentEntries orchestrator = pipeline.engine.entries().of(ComponentId.Plain.ORCHESTRATOR);
            for (int i = 0; i < 600; i++) {
                if (i == 50) {
                    journal.stall();
                } else if (i == 550) {
                    journal.heal();
                }
                // So much that even snapshots find no room, until the journal is left behind.
                for (int n = 0; n < 8; n++) {
                    accepted += orchestrator.adapterStopped(INFO, "x".repeat(500)) == RecordResult.ACCEPTED ? 1 : 0;
                }
                pipeline.engine.openChannel("channel-" + i).close();
                pipeline.interval();
            }
        }
        final ReceivedEntries received = ReceivedEntries.of(list);
        final Received all = Pipeline.read(list);
        assertEquals(List.of(), all.faults);
        assertEquals(1, all.journalGaps.size());
        final long missed = all.journalGaps.get(0).entries();
        assertTrue(missed > 0);
        assertEquals(accepted, received.entries.size() + missed);
        assertEquals(missed, all.counter("tailrace_unjournaled_entries_total"));
        assertTrue(received.report().isWhole(), received.report().findings().toString());
        assertEquals(missed, received.report().epochs().get(0).gapEntries());
    }

    @Test
    void shouldAnswerClosedWhenTheEngineIs() {
        final EntryRecorder entries;
        final ComponentEntries orchestrator;
        try (Pipeline pipeline = onSmallLog()) {
            entries = pipeline.engine.entries();
            assertSame(entries, pipeline.engine.entries());
            orchestrator = entries.of(ComponentId.Plain.ORCHESTRATOR);
            assertSame(RecordResult.ACCEPTED, orchestrator.adapterStopped(INFO, "last"));
            pipeline.engine.close();
            assertSame(RecordResult.CLOSED, orchestrator.adapterStopped(INFO, "too late"));
            assertSame(RecordResult.CLOSED, entries.record(entry(1)));
            assertSame(entries, pipeline.engine.entries());
        }
        assertEquals(1, ReceivedEntries.of(list).entries.size());
        try (Pipeline pipeline = Pipeline.inMemory()) {
            pipeline.engine.close();
            assertThrows(IllegalStateException.class, pipeline.engine::entries);
        }
    }

    @Test
    void shouldGoOnCountingBehindARestart() {
        for (int epoch = 1; epoch <= 3; epoch++) {
            try (Pipeline pipeline = Pipeline.on(list.reopen())) {
                pipeline.engine.entries().record(entry(epoch));
                pipeline.interval();
                pipeline.passMs(70_000);
            }
        }
        final ReceivedEntries received = ReceivedEntries.of(list);
        assertEquals(
                List.of(0L, 0L, 0L),
                received.entries.stream().map(RecordedEntry::sequence).toList());
        assertTrue(received.report().isWhole(), received.report().findings().toString());
        assertEquals(3, Pipeline.read(list).counter("tailrace_entries_total"));
    }

    private EngineContext small() {
        return new EngineContext().memoryLogLengthInBytes(SMALL_LOG).journal((clock, errors) -> journal);
    }

    private Pipeline onSmallLog() {
        return Pipeline.of(small());
    }

    private static TelemetryEntry entry(final int number) {
        return new TelemetryEntry(
                new UUID(4, number),
                number,
                new ComponentId.GpuKernel("kernel-" + number % 3),
                INFO,
                new EventData.ProcessingStarted(number, 2, "strategy"),
                number % 2 == 0 ? Optional.empty() : Optional.of(new UUID(number, 9)),
                Optional.empty());
    }
}
