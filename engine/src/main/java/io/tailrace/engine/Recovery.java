package io.tailrace.engine;

import io.tailrace.engine.aggregate.BaseTotals;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Series;
import io.tailrace.engine.log.FrameLog;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.SeriesKey;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.snapshot.HistogramSource;
import java.util.Map;

/**
 * What a journal's earlier epochs left: where totals, epochs and restarts go on. Read once, at launch, from the last checkpoint on.
 *
 * <p>A total goes on for an identical label set. On first-party series the base labels belong to it, so those of another service,
 * instance, build or further label begin at zero.
 */
final class Recovery implements BaseTotals {
    /** As often an earlier piece of the journal, which is a roll file, is read for engines that died early one after the other. */
    private static final int MOST_PIECES = 16;

    private static final String READER = "recovery";

    private final Map<SeriesKey, SeriesTotals> totals;
    private final boolean sameIdentity;
    private final int lastEpoch;
    private final long restarts;

    private Recovery(final PastEpochs past, final EngineConfig config) {
        final EpochInfo epoch = past.newest();
        totals = past.totals();
        lastEpoch = past.lastEpoch();
        restarts = epoch == null ? lastEpoch : epoch.restarts() + 1 + lastEpoch - epoch.epoch();
        sameIdentity = epoch != null && epoch.isOfService(config.labels());
    }

    /** Reads a journal; one without frames gives zero totals and epoch 1. */
    static Recovery from(final FrameLog journal, final EngineConfig config) {
        final PastEpochs past =
                PastEpochs.read(journal.openTailer(READER, StartPosition.LAST_CHECKPOINT), Integer.MAX_VALUE);
        PastEpochs first = past;
        for (int pieces = 1; pieces < MOST_PIECES && first.needsEarlier(); pieces++) {
            first = PastEpochs.read(journal.openTailerBefore(READER, first.firstEpoch()), first.firstEpoch());
            if (first.newest() != null) {
                past.completeWith(first);
            }
        }
        return new Recovery(past, config);
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
        final SeriesTotals earlier = totals.get(SeriesKey.of(descriptor, series.labelValues()));
        if (earlier == null || (descriptor.firstParty() && !sameIdentity)) {
            return null;
        }
        return PastEpochs.isSame(earlier.info().metric(), descriptor) ? earlier : null;
    }
}
