package io.tailrace.engine.reader;

import io.tailrace.engine.bucket.BucketLayout;
import io.tailrace.engine.descriptor.MetricDescriptor;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.IntHashSet;

/**
 * What the frames of one epoch have made known: who records, metrics, series, open channels. Ids are looked up here, never used as
 * array indexes, and all of it together is bounded, because the bytes may be anybody's.
 */
final class EpochDictionary {
    private static final int MAX_OPEN_CHANNELS = 1 << 16;

    private final Int2ObjectHashMap<KnownMetric> metrics = new Int2ObjectHashMap<>();
    private final Int2ObjectHashMap<KnownSeries> series = new Int2ObjectHashMap<>();
    private final Int2ObjectHashMap<String> channels = new Int2ObjectHashMap<>();
    /** Series that were told since the last checkpoint began. */
    private final IntHashSet repeated = new IntHashSet();

    private final long budgetInBytes;
    private EpochInfo epoch;
    private long spentInBytes;
    private boolean whole;
    private boolean wholeSinceCheckpointBegin;

    /** A metric with the layout of its histograms, null for other types. */
    record KnownMetric(MetricInfo info, BucketLayout layout) {
        MetricDescriptor descriptor() {
            return info.metric();
        }
    }

    /** A series with the layout of its histogram, null for other types, and the length of the frame that made it known. */
    record KnownSeries(SeriesInfo info, BucketLayout layout, int frameLength) {}

    EpochDictionary(final long budgetInBytes) {
        this.budgetInBytes = budgetInBytes;
    }

    /**
     * Forgets everything: another epoch begins.
     *
     * @param fromFirstFrame whether the epoch is seen from its first frame on.
     */
    void reset(final boolean fromFirstFrame) {
        metrics.clear();
        series.clear();
        channels.clear();
        epoch = null;
        spentInBytes = 0;
        whole = fromFirstFrame;
        wholeSinceCheckpointBegin = false;
        repeated.clear();
    }

    EpochInfo epoch() {
        return epoch;
    }

    void epoch(final EpochInfo info) {
        epoch = info;
    }

    /** Whether every id that a frame may name is known; if not, unknown ids are passed over without a word. */
    boolean isWhole() {
        return whole;
    }

    /** Frames were lost or could not be read: they may have made something known. */
    void markIncomplete() {
        whole = false;
        wholeSinceCheckpointBegin = false;
    }

    void checkpointBegins() {
        wholeSinceCheckpointBegin = true;
        repeated.clear();
    }

    /** Ends a checkpoint; says, behind a loss, which series it did not repeat: they have ended, and the frame that said so was lost. */
    List<SeriesInfo> checkpointEnds() {
        final List<SeriesInfo> ended = new ArrayList<>();
        if (wholeSinceCheckpointBegin && !whole) {
            series.forEachInt((id, known) -> {
                if (!repeated.contains(id)) {
                    ended.add(known.info());
                }
            });
            ended.forEach(info -> end(info.seriesId()));
            whole = true;
        }
        repeated.clear();
        wholeSinceCheckpointBegin = false;
        return ended;
    }

    KnownMetric metric(final int metricId) {
        return metrics.get(metricId);
    }

    void add(final int metricId, final KnownMetric metric, final int frameLength) {
        spend(frameLength);
        metrics.put(metricId, metric);
    }

    /** Says something new of a metric that is known; its series keep what they were made known with. */
    void change(final int metricId, final KnownMetric metric) {
        metrics.put(metricId, metric);
    }

    KnownSeries series(final int seriesId) {
        return series.get(seriesId);
    }

    void add(final KnownSeries known) {
        spend(known.frameLength());
        series.put(known.info().seriesId(), known);
        repeated.add(known.info().seriesId());
    }

    /** A series that is known was told again. */
    void repeat(final int seriesId) {
        repeated.add(seriesId);
    }

    /** Forgets a series; null if it was not known. */
    KnownSeries end(final int seriesId) {
        final KnownSeries known = series.remove(seriesId);
        if (known != null) {
            spentInBytes -= known.frameLength();
        }
        return known;
    }

    /** Name of an open channel; null if it is not known. */
    String channel(final int channelId) {
        return channels.get(channelId);
    }

    void openChannel(final int channelId, final String name) {
        if (channels.size() == MAX_OPEN_CHANNELS) {
            throw new BadContentException("more than " + MAX_OPEN_CHANNELS + " channels are open");
        }
        channels.put(channelId, name);
    }

    boolean closeChannel(final int channelId) {
        return channels.remove(channelId) != null;
    }

    private void spend(final int frameLength) {
        if (spentInBytes + frameLength > budgetInBytes) {
            throw new BadContentException("descriptors and series of epoch take more than " + budgetInBytes + " bytes");
        }
        spentInBytes += frameLength;
    }
}
