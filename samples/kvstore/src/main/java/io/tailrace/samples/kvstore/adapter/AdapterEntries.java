package io.tailrace.samples.kvstore.adapter;

import io.tailrace.codec.entry.EventData;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.codec.entry.EventLevel.Known;
import io.tailrace.codec.entry.RawJson;
import io.tailrace.codec.entry.TelemetryEntry;
import io.tailrace.engine.entry.TelemetryContract;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.samples.kvstore.KvWorkloadConfig;
import io.tailrace.samples.kvstore.store.StoreCheck;
import io.tailrace.samples.kvstore.store.StoreObserver;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells in entries what becomes of a workload: when the generator and the backends start and stop, how migrations go, and when memory is
 * taken or runs short. Rare by nature: none for an operation. {@link #started} comes before the first check and {@link #stopped} after
 * {@link #closed}, each once; what hands them on to other threads is the caller's.
 */
public final class AdapterEntries implements StoreObserver {
    /** Of the heap: told from this share on, and again only after it has been below the other. */
    private static final double PRESSURE_SHARE = 0.9;

    private static final double RELIEF_SHARE = 0.8;

    private final KvWorkloadConfig config;
    private final Consumer<TelemetryEntry> sink;
    private final Supplier<ProcessUse> processUse;
    private final GeneratorAdapter generator;
    private final BackendEntries backends;
    private final OperationRate rate;
    private boolean isUnderPressure;

    /**
     * Adapters of a workload.
     *
     * @param config of the workload.
     * @param clock times the entries.
     * @param sink takes them, on the thread that calls this.
     */
    public AdapterEntries(final KvWorkloadConfig config, final EngineClock clock, final Consumer<TelemetryEntry> sink) {
        this(config, clock, sink, ProcessUse::now);
    }

    AdapterEntries(
            final KvWorkloadConfig config,
            final EngineClock clock,
            final Consumer<TelemetryEntry> sink,
            final Supplier<ProcessUse> processUse) {
        this.config = config;
        this.sink = sink;
        this.processUse = processUse;
        generator = new GeneratorAdapter(clock);
        backends = new BackendEntries(config, clock, sink);
        rate = new OperationRate(clock);
        TelemetryContract.assertValid(generator);
    }

    /** The load begins. */
    public void started() {
        generator.belongsTo(UUID.randomUUID());
        log(
                Known.INFO,
                new EventData.AdapterStarted(RawJson.of("{\"sample\":\"kvstore\",\"threads\":" + config.threads()
                        + ",\"rate_per_second\":" + config.ratePerSecond() + ",\"keys\":" + config.keyCount()
                        + ",\"skew\":" + config.skew() + ",\"value_bytes\":" + config.valueLengthInBytes()
                        + ",\"seed\":" + config.seed() + "}")));
    }

    @Override
    public void checked(final StoreCheck check) {
        rate.checked(check.stats());
        generator.operationsPerSecond(rate.perSecond());
        backends.checked(check, rate.perSecond());
        watchMemory();
    }

    @Override
    public void closed() {
        backends.closed();
    }

    /** The load has ended, and so has the store. */
    public void stopped() {
        log(Known.INFO, new EventData.AdapterStopped("the workload was stopped"));
    }

    private void watchMemory() {
        final ProcessUse use = processUse.get();
        if (use.share() < RELIEF_SHARE) {
            isUnderPressure = false;
        } else if (use.share() >= PRESSURE_SHARE && !isUnderPressure) {
            isUnderPressure = true;
            log(Known.WARNING, new EventData.MemoryPressure(use.usedMb(), use.availableMb()));
        }
    }

    private void log(final EventLevel level, final EventData event) {
        sink.accept(generator.logEvent(level, event));
    }
}
