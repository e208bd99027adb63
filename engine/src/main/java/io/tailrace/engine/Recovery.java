package io.tailrace.engine;

import io.tailrace.engine.aggregate.BaseTotals;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Series;
import io.tailrace.engine.log.FrameLog;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.engine.snapshot.HistogramSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a journal's earlier epochs left: where totals, epochs and restarts go on. Read once, at launch, from the last checkpoint on.
 *
 * <p>A total goes on for an identical label set. On first-party series the base labels belong to it, so those of another service,
 * instance or build begin at zero.
 */
final class Recovery implements BaseTotals {
    private static final int FRAMES_PER_POLL = 1_024;

    private final Map<Key, SeriesTotals> totals = new HashMap<>();
    private final boolean sameIdentity;
    private final int lastEpoch;
    private final long restarts;

    private Recovery(final TelemetryView view, final int lastEpoch, final EngineConfig config) {
        final EpochInfo epoch = view.epoch();
        this.lastEpoch = lastEpoch;
        restarts = epoch == null ? lastEpoch : epoch.restarts() + 1 + lastEpoch - epoch.epoch();
        sameIdentity = epoch != null
                && epoch.service().equals(config.service())
                && epoch.instance().equals(config.instance())
                && epoch.buildVersion().equals(config.buildVersion());
        for (final SeriesTotals series : view.lastWholeSeries()) {
            totals.put(new Key(series.info().metric().name(), series.info().labelValues()), series);
        }
    }

    /** Reads a journal; one without frames gives zero totals and epoch 1. */
    static Recovery from(final FrameLog journal, final EngineConfig config) {
        final TelemetryView view = new TelemetryView();
        final int[] lastEpoch = {0};
        final FrameReader epochs = new FrameReader(new FrameListener() {
            @Override
            public void onFrame(
                    final int epoch, final long sequence, final int templateId, final int length, final long position) {
                lastEpoch[0] = Math.max(lastEpoch[0], epoch);
            }
        });
        final FrameReader reader = new FrameReader(view);
        try (FrameTailer tailer = journal.openTailer("recovery", StartPosition.LAST_CHECKPOINT)) {
            int polled;
            do {
                polled = tailer.poll(
                        (buffer, offset, length, position) -> {
                            epochs.onFrame(buffer, offset, length, position);
                            reader.onFrame(buffer, offset, length, position);
                        },
                        FRAMES_PER_POLL);
            } while (polled > 0);
        }
        return new Recovery(view, lastEpoch[0], config);
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
        final SeriesTotals earlier = totals.get(new Key(descriptor.name(), series.labelValues()));
        if (earlier == null || (descriptor.firstParty() && !sameIdentity)) {
            return null;
        }
        final MetricDescriptor then = earlier.info().metric();
        return then.type() == descriptor.type()
                        && then.unit() == descriptor.unit()
                        && then.range().equals(descriptor.range())
                        && then.labelNames().equals(descriptor.labelNames())
                ? earlier
                : null;
    }

    private record Key(String name, List<String> labelValues) {}
}
