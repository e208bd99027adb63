package io.tailrace.engine.aggregate;

import io.tailrace.codec.registry.MetricNames;
import io.tailrace.codec.sbe.EntryFlagsDecoder;
import io.tailrace.codec.sbe.TelemetryEntryDecoder;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.snapshot.EntryFrames;
import io.tailrace.engine.status.EngineEvent;
import io.tailrace.engine.status.EngineMetric;
import io.tailrace.engine.status.RefusalReason;
import io.tailrace.engine.time.WallMicros;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes telemetry entries from their ring to their frames, and what they say of their components to gauges. An engine that records none has
 * neither ring nor counters of them. The aggregator's thread, but for {@link #offer}.
 */
final class EntryIntake implements EntryConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(EntryIntake.class);
    private static final long PARK_NS = 100_000;
    private static final long WARNING_PERIOD_NS = 10_000_000_000L;

    /** How often the ring is looked into when it fills evenly. */
    private static final int BATCHES_PER_RING = 64;

    private final OwnMetrics ownMetrics;
    private final EntryFrames frames;
    private final EntryGauges gauges;
    private final TelemetryEntryDecoder decoder = new TelemetryEntryDecoder();
    private volatile Offered offered;
    private Offered taken;
    private long cut;
    private long warnedOf;
    private long nextWarningNs;

    EntryIntake(
            final Aggregator aggregator,
            final MetricRegistry registry,
            final OwnMetrics ownMetrics,
            final EntryFrames frames) {
        this.ownMetrics = ownMetrics;
        this.frames = frames;
        gauges = new EntryGauges(aggregator, registry);
    }

    /** Any thread, once. */
    void offer(final EntrySource source, final WallMicros clock, final LongSupplier unjournaled) {
        offered = new Offered(source, clock, unjournaled);
    }

    /** Before series that go on from an earlier epoch are announced. */
    void takeUp() {
        final Offered now = offered;
        if (now == null || taken != null) {
            return;
        }
        taken = now;
        final EntrySource source = now.source;
        ownMetrics.show(EngineMetric.ENTRIES, frames::written);
        for (final RefusalReason reason : new RefusalReason[] {RefusalReason.FULL, RefusalReason.HIGH_WATER}) {
            ownMetrics.show(EngineMetric.ENTRIES_REFUSED, () -> source.refused(reason), reason.label());
        }
        ownMetrics.show(EngineMetric.ENTRIES_REFUSED, source::tooLong, "too_long");
        ownMetrics.show(EngineMetric.ENTRIES_CUT, () -> cut);
        ownMetrics.show(EngineMetric.UNJOURNALED_ENTRIES, now.unjournaled);
    }

    /** As much as there is room for. */
    int drain() {
        if (taken == null || !frames.hasRoom()) {
            return 0;
        }
        return taken.source.drain(this, taken.source.capacity());
    }

    /** Whether so many entries, found at once, are a part of the ring that is worth looking again for without a pause. */
    boolean isMuch(final int drained) {
        return drained > 0 && drained >= taken.source.capacity() / BATCHES_PER_RING;
    }

    /** Entries that the ring holds; {@link Integer#MAX_VALUE} without one. */
    int ringSlots() {
        return taken == null ? Integer.MAX_VALUE : taken.source.capacity();
    }

    /** Everything, whatever room there is; says whether all that was recorded before this call was taken. */
    boolean drainAll() {
        if (taken == null) {
            return true;
        }
        final long claimed = taken.source.claimed();
        taken.source.drain(this, Integer.MAX_VALUE);
        return taken.source.drained() >= claimed;
    }

    /** Ends recording and takes what is left; a writer in the middle of a call is waited for, so many parks. */
    void close(final int mostParks) {
        takeUp();
        if (taken == null) {
            return;
        }
        taken.source.close();
        int parks = 0;
        while (!taken.source.isQuiet() && parks < mostParks) {
            if (taken.source.drain(this, Integer.MAX_VALUE) == 0 && !taken.source.isQuiet()) {
                LockSupport.parkNanos(this, PARK_NS);
                parks++;
            }
        }
    }

    void refreshClock() {
        if (taken != null) {
            taken.clock.refresh();
        }
    }

    /** At a bounded rate. */
    void warnOfRefusals(final long nowNs) {
        if (taken == null) {
            return;
        }
        final long refused = taken.source.refused(RefusalReason.FULL) + taken.source.refused(RefusalReason.HIGH_WATER);
        if (refused > warnedOf && (warnedOf == 0 || nowNs - nextWarningNs >= 0)) {
            EngineEvent.ENTRIES_REFUSED
                    .at(LOG)
                    .log(
                            "The ring of telemetry entries refused {} of them since it last said so; it holds {}. The counter "
                                    + MetricNames.TAILRACE_ENTRIES_REFUSED_TOTAL
                                    + " says why; entrySlots makes it larger",
                            refused - warnedOf,
                            taken.source.capacity());
            warnedOf = refused;
            nextWarningNs = nowNs + WARNING_PERIOD_NS;
        }
    }

    @Override
    public void onEntry(final DirectBuffer buffer, final int offset, final int lengthInBytes) {
        frames.write(buffer, offset, lengthInBytes);
        decoder.wrap(buffer, offset, TelemetryEntryDecoder.BLOCK_LENGTH, TelemetryEntryDecoder.SCHEMA_VERSION);
        final EntryFlagsDecoder flags = decoder.flags();
        if (flags.textCut() || flags.componentCut() || flags.proposalsCut()) {
            cut++;
        }
        gauges.update(decoder);
    }

    private record Offered(EntrySource source, WallMicros clock, LongSupplier unjournaled) {}
}
