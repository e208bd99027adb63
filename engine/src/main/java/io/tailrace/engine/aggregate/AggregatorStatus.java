package io.tailrace.engine.aggregate;

import io.tailrace.engine.health.ReadinessCause;
import io.tailrace.engine.snapshot.StatusSource;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongUnaryOperator;

/** Collects what status frames say. The aggregator's thread, except where stated. */
public final class AggregatorStatus implements StatusSource {
    private static final long NS_PER_MS = 1_000_000;

    private final int highWaterPermille;
    private final long journalLagBoundMs;
    private final LongUnaryOperator journalLagNs;
    private final IntSupplier journalCauses;
    private final BooleanSupplier isHostMissingAny;
    private volatile boolean closing;
    private long lagMs;
    private int occupancyNow;
    private int occupancyMax;
    private int openChannels;

    /**
     * Makes the collector.
     *
     * @param highWaterRatio above which a ring counts as nearly full.
     * @param journalLagBoundNs above which the journal counts as lagging.
     * @param journalLagNs tells the lag at a monotonic time; 0 without a journal.
     * @param journalCauses tells what the journal lacks, as masks; 0 without a journal.
     * @param isHostMissingAny tells whether a dependency of the host is not ready.
     */
    public AggregatorStatus(
            final double highWaterRatio,
            final long journalLagBoundNs,
            final LongUnaryOperator journalLagNs,
            final IntSupplier journalCauses,
            final BooleanSupplier isHostMissingAny) {
        highWaterPermille = (int) (highWaterRatio * 1_000);
        journalLagBoundMs = journalLagBoundNs / NS_PER_MS;
        this.journalLagNs = journalLagNs;
        this.journalCauses = journalCauses;
        this.isHostMissingAny = isHostMissingAny;
    }

    /** The engine is closing. Any thread. */
    public void close() {
        closing = true;
    }

    void observe(final ChannelSet channels, final long nowNs) {
        occupancyNow = channels.maxOccupancyPermille();
        occupancyMax = Math.max(occupancyMax, occupancyNow);
        openChannels = channels.open();
        lagMs = journalLagNs.applyAsLong(nowNs) / NS_PER_MS;
    }

    void reset() {
        occupancyMax = occupancyNow;
    }

    @Override
    public int causes() {
        return (occupancyNow > highWaterPermille ? ReadinessCause.RING_HIGH_WATER.mask() : 0)
                | (lagMs > journalLagBoundMs ? ReadinessCause.JOURNAL_LAGGING.mask() : 0)
                | journalCauses.getAsInt()
                | (isHostMissingAny.getAsBoolean() ? ReadinessCause.HOST_DEPENDENCY.mask() : 0)
                | (closing ? ReadinessCause.SHUTDOWN.mask() : 0);
    }

    @Override
    public long journalLagMs() {
        return lagMs;
    }

    @Override
    public int occupancyPermille() {
        return Math.min(1_000, occupancyMax);
    }

    @Override
    public int openChannels() {
        return openChannels;
    }
}
