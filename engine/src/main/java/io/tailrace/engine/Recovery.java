package io.tailrace.engine;

import io.tailrace.engine.aggregate.BaseTotals;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Series;
import io.tailrace.engine.log.FrameLog;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.snapshot.HistogramSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What a journal's earlier epochs left: where totals, epochs and restarts go on. Read once, at launch, from the last checkpoint on.
 *
 * <p>A total goes on for an identical label set. On first-party series the base labels belong to it, so those of another service,
 * instance or build begin at zero.
 */
final class Recovery implements BaseTotals {
    /**
     * A series that an engine did not register within that time of its start has ended. One that died before may just not have come to it:
     * what the epoch before left counts, too.
     */
    private static final long GRACE_NS = TimeUnit.MINUTES.toNanos(1);

    /** As often an earlier piece of the journal, which is a roll file, is read for engines that died early one after the other. */
    private static final int MOST_PIECES = 16;

    private static final String READER = "recovery";

    private final Map<SeriesKey, SeriesTotals> totals;
    private final boolean sameIdentity;
    private final int lastEpoch;
    private final long restarts;

    private Recovery(final PastEpochs newest, final Map<SeriesKey, SeriesTotals> totals, final EngineConfig config) {
        final EpochInfo epoch = newest.newest();
        this.totals = totals;
        lastEpoch = newest.lastEpoch();
        restarts = epoch == null ? lastEpoch : epoch.restarts() + 1 + lastEpoch - epoch.epoch();
        sameIdentity = epoch != null
                && epoch.service().equals(config.service())
                && epoch.instance().equals(config.instance())
                && epoch.buildVersion().equals(config.buildVersion());
    }

    /** Reads a journal; one without frames gives zero totals and epoch 1. */
    static Recovery from(final FrameLog journal, final EngineConfig config) {
        final PastEpochs newest =
                PastEpochs.read(journal.openTailer(READER, StartPosition.LAST_CHECKPOINT), Integer.MAX_VALUE);
        final Deque<PastEpoch> toTake = new ArrayDeque<>(newest.epochs());
        final Map<SeriesKey, SeriesTotals> totals = new HashMap<>();
        final Set<SeriesKey> settled = new HashSet<>();
        final PastEpoch last = toTake.peekLast();
        PastEpoch epoch = null;
        int pieces = 1;
        while (!toTake.isEmpty() && (epoch == null || isUnfinished(epoch))) {
            epoch = toTake.removeLast();
            epoch.complete(totals, settled, last);
            if (toTake.isEmpty() && isUnfinished(epoch) && pieces++ < MOST_PIECES) {
                toTake.addAll(PastEpochs.read(journal.openTailerBefore(READER, epoch.epoch()), epoch.epoch())
                        .epochs());
            }
        }
        return new Recovery(newest, totals, config);
    }

    /** Whether it may just not have come to what the epoch before it counted. */
    private static boolean isUnfinished(final PastEpoch epoch) {
        return epoch.info().resumed() && epoch.livedNs() < GRACE_NS;
    }

    int nextEpoch() {
        return lastEpoch + 1;
    }

    long restarts() {
        return restarts;
    }

    boolean isResumed() {
        return lastEpoch > 0;
    }

    @Override
    public long counter(final Series series) {
        final SeriesTotals earlier = find(series);
        return earlier == null ? 0 : earlier.counterTotal();
    }

    @Override
    public HistogramSource histogram(final Series series) {
        final SeriesTotals earlier = find(series);
        return earlier == null ? null : new RecoveredHistogram(earlier.histogram());
    }

    private SeriesTotals find(final Series series) {
        final MetricDescriptor descriptor = series.metric().descriptor();
        final SeriesTotals earlier = totals.get(new SeriesKey(descriptor.name(), series.labelValues()));
        if (earlier == null || (descriptor.firstParty() && !sameIdentity)) {
            return null;
        }
        return isSame(earlier.info().metric(), descriptor) ? earlier : null;
    }

    static boolean isSame(final MetricDescriptor then, final MetricDescriptor now) {
        return then.type() == now.type()
                && then.unit() == now.unit()
                && then.range().equals(now.range())
                && then.labelNames().equals(now.labelNames());
    }
}
