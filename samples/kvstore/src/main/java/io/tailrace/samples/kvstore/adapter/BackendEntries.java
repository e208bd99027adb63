package io.tailrace.samples.kvstore.adapter;

import io.tailrace.codec.entry.EventData;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.codec.entry.EventLevel.Known;
import io.tailrace.codec.entry.RawJson;
import io.tailrace.codec.entry.TelemetryEntry;
import io.tailrace.engine.entry.TelemetryContract;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.samples.kvstore.KvWorkloadConfig;
import io.tailrace.samples.kvstore.store.Backend;
import io.tailrace.samples.kvstore.store.StoreCheck;
import io.tailrace.samples.kvstore.store.StoreEvent;
import io.tailrace.samples.kvstore.store.StoreStats;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** What the two backends tell. One thread. */
final class BackendEntries {
    /** A key and a reference, of an array each; objects that they lead to come besides. */
    private static final int ROBIN_HOOD_BYTES_A_SLOT = 12;

    private static final int CHAINING_BYTES_A_SLOT = 4;
    private static final double NS_A_MILLISECOND = 1e6;

    private final Map<Backend, SampleAdapter> adapters = new EnumMap<>(Backend.class);
    private final Set<Backend> started = EnumSet.noneOf(Backend.class);
    private final KvWorkloadConfig config;
    private final EngineClock clock;
    private final Consumer<TelemetryEntry> sink;
    private final long beganNs;
    private Migration migration;
    private long slots = -1;

    BackendEntries(final KvWorkloadConfig config, final EngineClock clock, final Consumer<TelemetryEntry> sink) {
        this.config = config;
        this.clock = clock;
        this.sink = sink;
        beganNs = clock.nanoTime();
        adapters.put(Backend.CHAINING, new ChainingAdapter(clock));
        adapters.put(Backend.ROBIN_HOOD, new RobinHoodAdapter(clock));
        adapters.values().forEach(TelemetryContract::assertValid);
    }

    void checked(final StoreCheck check, final double operationsPerSecond) {
        final StoreStats stats = check.stats();
        adapters.values().forEach(adapter -> adapter.operationsPerSecond(operationsPerSecond));
        if (started.isEmpty()) {
            start(stats.backend(), "the store was made", stats);
        }
        tellMemory(stats);
        if (migration != null) {
            tellProgress(stats);
        }
        check.events().forEach(event -> tell(event, stats));
    }

    void closed() {
        if (migration != null) {
            log(
                    migration.to(),
                    Known.WARNING,
                    new EventData.ProcessingFailed(
                            "the store was closed while keys moved from "
                                    + migration.from().label(),
                            true));
        }
        for (final Backend backend : EnumSet.copyOf(started)) {
            stop(backend, "the store was closed");
        }
    }

    private void tell(final StoreEvent event, final StoreStats stats) {
        if (event instanceof StoreEvent.Switched switched) {
            migration = new Migration(switched, stats.entries());
            final UUID id = UUID.randomUUID();
            adapters.values().forEach(adapter -> adapter.belongsTo(id));
            start(switched.to(), "switch because of " + switched.reason(), stats);
            log(
                    switched.to(),
                    Known.INFO,
                    new EventData.ProcessingStarted(
                            stats.entries(),
                            Math.round(stats.meanProbeLength() * stats.entries()),
                            switched.from().label() + " to " + switched.to().label()));
        } else if (event instanceof StoreEvent.Migrated migrated) {
            final int checks = migration == null ? 1 : migration.checks();
            migration = null;
            log(
                    migrated.to(),
                    Known.INFO,
                    new EventData.ProcessingCompleted(
                            config.shards(), migrated.durationNs() / NS_A_MILLISECOND, checks));
            stop(migrated.from(), "all keys moved to " + migrated.to().label());
        } else if (event instanceof StoreEvent.Compacted compacted) {
            log(
                    compacted.backend(),
                    Known.INFO,
                    new EventData.PerformanceCheckpoint(
                            compacted.source() + " compaction of " + compacted.tables() + " tables",
                            (compacted.atNs() - beganNs) / NS_A_MILLISECOND,
                            100));
        }
    }

    /** More slots than at the check before: tables were made. As many bytes at least; a migration has given some back meanwhile. */
    private void tellMemory(final StoreStats stats) {
        if (stats.slots() > slots) {
            final long more = stats.slots() - Math.max(slots, 0);
            final int bytesASlot =
                    stats.backend() == Backend.CHAINING ? CHAINING_BYTES_A_SLOT : ROBIN_HOOD_BYTES_A_SLOT;
            log(
                    stats.backend(),
                    Known.DEBUG,
                    new EventData.MemoryAllocation(
                            more * bytesASlot, "tables of " + more + " more slots, without their entries"));
        }
        slots = stats.slots();
    }

    private void tellProgress(final StoreStats stats) {
        final double percent = migration.nextQuarter(stats.entriesToMove());
        if (percent > 0) {
            log(
                    migration.to(),
                    Known.DEBUG,
                    new EventData.PerformanceCheckpoint(
                            "migration", (clock.nanoTime() - migration.beganNs()) / NS_A_MILLISECOND, percent));
        }
    }

    private void start(final Backend backend, final String reason, final StoreStats stats) {
        if (started.add(backend)) {
            log(
                    backend,
                    Known.INFO,
                    new EventData.AdapterStarted(RawJson.of("{\"sample\":\"kvstore\",\"backend\":\""
                            + backend.label() + "\",\"reason\":\"" + reason + "\",\"shards\":" + config.shards()
                            + ",\"keys\":" + stats.entries() + "}")));
        }
    }

    private void stop(final Backend backend, final String reason) {
        if (started.remove(backend)) {
            log(backend, Known.INFO, new EventData.AdapterStopped(reason));
        }
    }

    private void log(final Backend backend, final EventLevel level, final EventData event) {
        sink.accept(adapters.get(backend).logEvent(level, event));
    }
}
