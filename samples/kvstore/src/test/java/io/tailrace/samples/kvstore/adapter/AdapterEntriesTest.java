package io.tailrace.samples.kvstore.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.entry.ComponentId.Plain;
import io.tailrace.codec.entry.EventData;
import io.tailrace.codec.entry.EventLevel.Known;
import io.tailrace.codec.entry.TelemetryEntry;
import io.tailrace.engine.entry.TelemetryEnforcer;
import io.tailrace.samples.kvstore.KvWorkloadConfig;
import io.tailrace.samples.kvstore.SteppingClock;
import io.tailrace.samples.kvstore.store.Backend;
import io.tailrace.samples.kvstore.store.KvStore;
import io.tailrace.samples.kvstore.store.StoreSupervisor;
import io.tailrace.samples.kvstore.store.SupervisorConfig;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A real store and its real supervisor, on a clock of the test's. */
class AdapterEntriesTest {
    private static final SupervisorConfig RULES = SupervisorConfig.defaults();
    private static final KvWorkloadConfig CONFIG =
            KvWorkloadConfig.builder().shards(1).slotsPerShard(1_024).build();
    private static final int KEYS = 2_560;

    private final SteppingClock clock = new SteppingClock(1, 100);
    private final List<TelemetryEntry> told = new ArrayList<>();
    private final KvStore store = new KvStore(CONFIG.shards(), CONFIG.slotsPerShard(), CONFIG.backend());
    private ProcessUse use = new ProcessUse(10, 100);
    private final AdapterEntries entries = new AdapterEntries(CONFIG, clock, told::add, () -> use);
    private final StoreSupervisor supervisor = new StoreSupervisor(store, RULES, clock, entries);

    @AfterEach
    void shouldHaveToldNothingThatBreaksTheContract() {
        for (final TelemetryEntry entry : told) {
            assertEquals(List.of(), new TelemetryEnforcer().check(entry), entry::toString);
        }
    }

    @Test
    void shouldTellAWholeLife() {
        entries.started();
        check();
        fill();
        check();
        supervisor.requestSwitch(Backend.ROBIN_HOOD);
        checkUntil(EventData.ProcessingCompleted.class);
        supervisor.onClose();
        entries.stopped();

        assertEquals(
                List.of(
                        "Orchestrator AdapterStarted",
                        "NeuromorphicAdapter AdapterStarted",
                        "NeuromorphicAdapter MemoryAllocation",
                        "ThermodynamicAdapter AdapterStarted",
                        "ThermodynamicAdapter ProcessingStarted",
                        "ThermodynamicAdapter MemoryAllocation",
                        "ThermodynamicAdapter PerformanceCheckpoint",
                        "ThermodynamicAdapter ProcessingCompleted",
                        "NeuromorphicAdapter AdapterStopped",
                        "ThermodynamicAdapter AdapterStopped",
                        "Orchestrator AdapterStopped"),
                told.stream()
                        .map(entry ->
                                entry.component().label() + " " + entry.event().type())
                        .distinct()
                        .toList());
        final EventData.ProcessingStarted started = only(EventData.ProcessingStarted.class);
        assertEquals(KEYS, started.graphSize());
        assertEquals("chaining to robinhood", started.strategy());
        final EventData.ProcessingCompleted completed = only(EventData.ProcessingCompleted.class);
        assertEquals(1, completed.colorsUsed());
        assertTrue(completed.durationMs() > 0 && completed.iterations() > 0, completed::toString);
    }

    @Test
    void shouldNameTheBackendWhateverTheComponentIsCalled() {
        check();

        assertEquals(Plain.NEUROMORPHIC_ADAPTER, told.get(0).component());
        assertEquals(
                "{\"sample\":\"kvstore\",\"backend\":\"chaining\",\"reason\":\"the store was made\",\"shards\":1,\"keys\":0}",
                ((EventData.AdapterStarted) told.get(0).event()).config().text());
    }

    @Test
    void shouldGiveWhatBelongsToAMigrationOneCorrelationId() {
        check();
        fill();
        supervisor.requestSwitch(Backend.ROBIN_HOOD);
        checkUntil(EventData.ProcessingCompleted.class);

        final List<TelemetryEntry> ofMigration =
                told.stream().filter(entry -> entry.correlationId().isPresent()).toList();
        assertEquals(
                1,
                ofMigration.stream()
                        .map(TelemetryEntry::correlationId)
                        .distinct()
                        .count());
        assertTrue(ofMigration.size() >= 4, ofMigration::toString);
    }

    @Test
    void shouldTellOfAMigrationThatWasNotFinished() {
        check();
        fill();
        supervisor.requestSwitch(Backend.ROBIN_HOOD);
        check();
        supervisor.onClose();

        final EventData.ProcessingFailed failed = only(EventData.ProcessingFailed.class);
        assertEquals("the store was closed while keys moved from chaining", failed.error());
        assertTrue(failed.recoverable());
        assertEquals(
                2,
                told.stream()
                        .filter(entry -> entry.event() instanceof EventData.AdapterStopped)
                        .count());
    }

    @Test
    void shouldTellOnceThatMemoryRunsShort() {
        for (final int usedMb : new int[] {50, 90, 95, 85, 91, 79, 90}) {
            use = new ProcessUse(usedMb << 20, 100 << 20);
            check();
        }

        assertEquals(
                List.of(new EventData.MemoryPressure(90, 10), new EventData.MemoryPressure(90, 10)),
                told.stream()
                        .filter(entry -> entry.level() == Known.WARNING)
                        .map(TelemetryEntry::event)
                        .toList());
    }

    @Test
    void shouldTellOfCompactions() {
        check();
        fill();
        supervisor.requestSwitch(Backend.ROBIN_HOOD);
        checkUntil(EventData.ProcessingCompleted.class);
        told.clear();
        for (long key = 0; key < KEYS; key += 2) {
            store.remove(key);
        }
        check();
        for (long key = 0; key < KEYS; key++) {
            store.get(key); // each moves some slots
        }
        check();

        assertEquals(
                "proactive compaction of 1 tables",
                last(EventData.PerformanceCheckpoint.class).phase());
    }

    @Test
    void shouldSayHowManyOperationsASecondThereWere() {
        check();
        fill();
        clock.stall(1_000_000_000L);
        check();
        supervisor.requestSwitch(Backend.ROBIN_HOOD);
        check();

        final TelemetryEntry entry = told.get(told.size() - 1);
        assertEquals(KEYS, entry.metrics().orElseThrow().throughputPerSec().orElseThrow(), KEYS * 0.05);
    }

    private void fill() {
        for (long key = 0; key < KEYS; key++) {
            store.put(key, new byte[0]);
        }
    }

    private void check() {
        clock.stall(RULES.checkIntervalNs());
        assertEquals(1, supervisor.doWork());
    }

    private void checkUntil(final Class<? extends EventData> kind) {
        for (int i = 0; i < 1_000 && last(kind) == null; i++) {
            check();
        }
    }

    private <E extends EventData> E only(final Class<E> kind) {
        assertEquals(
                1, told.stream().filter(entry -> kind.isInstance(entry.event())).count());
        return last(kind);
    }

    private <E extends EventData> E last(final Class<E> kind) {
        return told.stream()
                .map(TelemetryEntry::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .reduce((first, second) -> second)
                .orElse(null);
    }
}
