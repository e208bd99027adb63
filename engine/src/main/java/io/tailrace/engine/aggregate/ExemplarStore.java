package io.tailrace.engine.aggregate;

import io.tailrace.engine.bucket.BucketLayout;
import io.tailrace.engine.bucket.LeBucket;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.Series;
import io.tailrace.engine.snapshot.ExemplarCut;
import io.tailrace.engine.snapshot.ExemplarSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps the newest exemplar of each {@code le} bucket of each series, {@value #MOST} in all, and knows which of them are new. The
 * aggregator's thread only; allocates nothing for a bucket that had one before.
 */
final class ExemplarStore implements ExemplarConsumer, ExemplarSource {
    /** About 1.5 MB; what comes for further buckets is dropped. */
    static final int MOST = 16_384;

    /** Written with one cut at the most, 44 kB; the others wait for the next. */
    static final int MOST_A_CUT = 1_000;

    private final MetricRegistry registry;
    private final int most;
    private final List<ExemplarCut> all = new ArrayList<>();
    private final ArrayDeque<Kept> changed = new ArrayDeque<>();
    private final List<ExemplarCut> taken = new ArrayList<>();
    private OfSeries[] bySeries = new OfSeries[0];
    private long nowNs;

    ExemplarStore(final MetricRegistry registry, final int most) {
        this.registry = registry;
        this.most = most;
    }

    /** Takes what the channels offer, before the drain that takes the samples: so these are in the snapshot that is cut behind it. */
    void collect(final ChannelSet channels, final long now) {
        nowNs = now;
        channels.collectExemplars(this);
    }

    @Override
    public void onExemplar(
            final int seriesId, final long recorded, final long traceIdHigh, final long traceIdLow, final long spanId) {
        final OfSeries series = seriesOf(seriesId);
        if (series == null) {
            return;
        }
        final long value = Math.max(0, Math.min(recorded, series.layout.range().highestValue()));
        final int bucket = LeBucket.indexOf(series.layout, series.bounds, value);
        Kept kept = series.byBucket[bucket];
        if (kept == null) {
            if (all.size() == most) {
                return;
            }
            kept = new Kept(new ExemplarCut(seriesId));
            series.byBucket[bucket] = kept;
            all.add(kept.exemplar);
        }
        kept.exemplar.set(value, traceIdHigh, traceIdLow, spanId, nowNs);
        if (!kept.waits) {
            kept.waits = true;
            changed.add(kept);
        }
    }

    private OfSeries seriesOf(final int seriesId) {
        if (seriesId < 0) {
            return null;
        }
        if (seriesId >= bySeries.length || bySeries[seriesId] == null) {
            final Series[] series = registry.series();
            if (seriesId >= series.length) {
                return null;
            }
            if (seriesId >= bySeries.length) {
                bySeries = Arrays.copyOf(bySeries, series.length);
            }
            if (isOver(series[seriesId])) {
                return null;
            }
            bySeries[seriesId] = new OfSeries(series[seriesId].metric().descriptor());
        }
        final MetricDescriptor metric = registry.series()[seriesId].metric().descriptor();
        if (!bySeries[seriesId].metric.equals(metric)) {
            all.removeIf(exemplar -> exemplar.seriesId() == seriesId);
            changed.removeIf(kept -> kept.exemplar.seriesId() == seriesId);
            bySeries[seriesId] = new OfSeries(metric);
        }
        return bySeries[seriesId];
    }

    private static boolean isOver(final Series series) {
        return series.isEnded() || series.metric().isHalted();
    }

    /** Series that have ended, and those of metrics that are halted, are shown no more. */
    void forgetEnded() {
        final Series[] series = registry.series();
        for (int id = 0; id < bySeries.length; id++) {
            if (bySeries[id] != null && isOver(series[id])) {
                bySeries[id] = null;
            }
        }
        all.removeIf(exemplar -> isOver(series[exemplar.seriesId()]));
        changed.removeIf(kept -> isOver(series[kept.exemplar.seriesId()]));
    }

    /** First-party series begin at zero: no bucket of theirs has a sample that could be shown. */
    void forgetFirstParty() {
        final Series[] series = registry.series();
        for (int id = 0; id < bySeries.length; id++) {
            if (bySeries[id] != null && isFirstParty(series[id])) {
                bySeries[id] = null;
            }
        }
        all.removeIf(exemplar -> isFirstParty(series[exemplar.seriesId()]));
        changed.removeIf(kept -> isFirstParty(series[kept.exemplar.seriesId()]));
    }

    private static boolean isFirstParty(final Series series) {
        return series.metric().descriptor().firstParty();
    }

    @Override
    public List<ExemplarCut> takeChanged() {
        taken.clear();
        while (taken.size() < MOST_A_CUT && !changed.isEmpty()) {
            final Kept kept = changed.poll();
            kept.waits = false;
            taken.add(kept.exemplar);
        }
        return taken;
    }

    @Override
    public List<ExemplarCut> all() {
        return all;
    }

    private static final class Kept {
        private final ExemplarCut exemplar;
        private boolean waits;

        Kept(final ExemplarCut exemplar) {
            this.exemplar = exemplar;
        }
    }

    private static final class OfSeries {
        private final MetricDescriptor metric;
        private final BucketLayout layout;
        private final long[] bounds;
        private final Kept[] byBucket;

        OfSeries(final MetricDescriptor metric) {
            this.metric = metric;
            layout = BucketLayout.of(metric.range());
            bounds = metric.bounds().stream().mapToLong(Long::longValue).toArray();
            byBucket = new Kept[bounds.length + 1];
        }
    }
}
