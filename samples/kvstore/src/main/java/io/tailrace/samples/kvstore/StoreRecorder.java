package io.tailrace.samples.kvstore;

import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.ChannelCounter;
import io.tailrace.engine.recording.ChannelGauge;
import io.tailrace.samples.kvstore.store.StoreCheck;
import io.tailrace.samples.kvstore.store.StoreEvent;
import io.tailrace.samples.kvstore.store.StoreObserver;
import io.tailrace.samples.kvstore.store.StoreStats;

/** Records what the supervisor sees, on the supervisor's thread and channel. */
final class StoreRecorder implements StoreObserver {
    private final Channel channel;
    private final KvMetrics metrics;
    private final ChannelGauge entries;
    private final ChannelGauge loadFactor;
    private final ChannelGauge tombstoneRatio;
    private final ChannelGauge maxGroupLength;
    private final ChannelCounter growths;
    private StoreStats last;

    StoreRecorder(final Channel channel, final KvMetrics metrics) {
        this.channel = channel;
        this.metrics = metrics;
        entries = channel.gauge(metrics.entries());
        loadFactor = channel.gauge(metrics.loadFactor());
        tombstoneRatio = channel.gauge(metrics.tombstoneRatio());
        maxGroupLength = channel.gauge(metrics.maxGroupLength());
        growths = channel.counter(metrics.growths());
    }

    @Override
    public void checked(final StoreCheck check) {
        final StoreStats stats = check.stats();
        // Only what changed: an interval in which nothing changes then writes nothing.
        if (last == null || last.entries() != stats.entries()) {
            entries.set((double) stats.entries());
        }
        if (last == null || last.loadFactor() != stats.loadFactor()) {
            loadFactor.set(stats.loadFactor());
        }
        if (last == null || last.tombstoneRatio() != stats.tombstoneRatio()) {
            tombstoneRatio.set(stats.tombstoneRatio());
        }
        if (last == null || last.maxGroupLength() != stats.maxGroupLength()) {
            maxGroupLength.set(stats.maxGroupLength());
        }
        final long newGrowths = stats.growths() - (last == null ? 0 : last.growths());
        if (newGrowths > 0) {
            growths.add(newGrowths);
        }
        last = stats;
        check.events().forEach(this::count);
    }

    @Override
    public void closed() {
        channel.close();
    }

    /** Rare, so that a look-up of the series does not matter. */
    private void count(final StoreEvent event) {
        if (event instanceof StoreEvent.Migrated migrated) {
            channel.counter(
                            metrics.migrations(),
                            migrated.from().label(),
                            migrated.to().label())
                    .increment();
        } else if (event instanceof StoreEvent.Compacted compacted) {
            channel.counter(metrics.compactions(), compacted.source()).add(compacted.tables());
        }
    }
}
