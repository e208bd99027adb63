package io.tailrace.engine.reader.audit;

import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.reader.ChannelRange;
import io.tailrace.engine.reader.CounterValue;
import io.tailrace.engine.reader.GivenUpSamples;
import io.tailrace.engine.reader.HistogramValue;
import io.tailrace.engine.reader.RetainedSamples;
import io.tailrace.engine.reader.SampleBlock;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.Snapshot;
import java.util.Arrays;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * Checks the blocks of flight recorders: each channel's blocks cover its sequences one behind the other, and what a snapshot counts of
 * metrics that retain their samples is in the blocks before it, or was given up and told of.
 *
 * <p>Histograms are reconciled sample by sample, counters by their sums; a gauge says only its last value, which proves nothing.
 */
final class FlightAudit {
    private static final long UNKNOWN = -1;

    private final Int2ObjectHashMap<Channel> channels = new Int2ObjectHashMap<>();
    private final Int2ObjectHashMap<Series> series = new Int2ObjectHashMap<>();
    private final long[] givenUpSinceCut = new long[Priority.COUNT];
    private boolean known;
    private long samples;
    private long givenUp;

    private static final class Channel {
        private long next;
        private long firstSinceCut = UNKNOWN;
        private long lastSinceCut;

        Channel(final long next) {
            this.next = next;
        }
    }

    private static final class Series {
        private final SeriesInfo info;
        private long countSinceCut;
        private long sumSinceCut;
        private long total = UNKNOWN;

        Series(final SeriesInfo info) {
            this.info = info;
        }
    }

    /** An epoch from its first frame on: nothing was missed. */
    void beginWhole() {
        known = true;
    }

    void openChannel(final int channelId) {
        if (known && !channels.containsKey(channelId)) {
            channels.put(channelId, new Channel(0));
        }
    }

    void closeChannel(final int channelId) {
        channels.remove(channelId);
    }

    /** Frames are missing: until the next cut nothing can be said, and blocks may begin anywhere. */
    void lose() {
        known = false;
        channels.clear();
        series.values().forEach(one -> one.total = UNKNOWN);
    }

    void add(final SampleBlock block, final Place place) {
        Channel channel = channels.get(block.channelId());
        if (channel == null) {
            channel = new Channel(block.fromSequence());
            channels.put(block.channelId(), channel);
        }
        if (block.fromSequence() != channel.next) {
            final boolean isGap = block.fromSequence() > channel.next;
            place.report(
                    isGap ? FindingKind.SAMPLE_GAP : FindingKind.SAMPLE_DUPLICATE,
                    "channel " + block.channelId() + " \"" + block.channel() + "\": a block of samples should cover its"
                            + " sequences from " + channel.next + " on, but begins with " + block.fromSequence());
        }
        channel.next = Math.max(channel.next, block.toSequence() + 1);
        for (final GivenUpSamples one : block.givenUp()) {
            givenUpSinceCut[one.priority().rank()] += one.samples();
            givenUp += one.samples();
        }
        final RetainedSamples all = block.samples();
        while (all.next()) {
            final Series one = find(all.series());
            one.countSinceCut++;
            one.sumSinceCut += all.value();
            samples++;
            channel.firstSinceCut = channel.firstSinceCut == UNKNOWN ? all.sequence() : channel.firstSinceCut;
            channel.lastSinceCut = all.sequence();
        }
    }

    private Series find(final SeriesInfo info) {
        Series one = series.get(info.seriesId());
        if (one == null) {
            one = new Series(info);
            series.put(info.seriesId(), one);
        }
        return one;
    }

    void check(final Snapshot snapshot, final Place place) {
        final String where = "snapshot " + snapshot.snapshotId();
        if (known) {
            checkRanges(snapshot, where, place);
            checkValues(snapshot, where, place);
        }
        for (final CounterValue counter : snapshot.values().counters()) {
            if (counter.series().metric().retainSamples()) {
                find(counter.series()).total = counter.total();
            }
        }
        series.values().forEach(one -> {
            one.countSinceCut = 0;
            one.sumSinceCut = 0;
        });
        channels.values().forEach(channel -> channel.firstSinceCut = UNKNOWN);
        Arrays.fill(givenUpSinceCut, 0);
        known = true;
    }

    private void checkRanges(final Snapshot snapshot, final String where, final Place place) {
        for (final ChannelRange range : snapshot.channels()) {
            final Channel channel = channels.get(range.channelId());
            if (channel != null && channel.firstSinceCut != UNKNOWN) {
                if (channel.firstSinceCut < range.firstSequence() || channel.lastSinceCut > range.lastSequence()) {
                    place.report(
                            FindingKind.SUM_DIFFERS,
                            "channel " + range.channelId() + " \"" + range.channel() + "\": " + where + " counts "
                                    + range.firstSequence() + " to " + range.lastSequence()
                                    + ", but the blocks before it hold samples from " + channel.firstSinceCut + " to "
                                    + channel.lastSinceCut);
                }
            }
        }
    }

    private void checkValues(final Snapshot snapshot, final String where, final Place place) {
        final long[] missing = new long[Priority.COUNT];
        for (final HistogramValue histogram : snapshot.values().histograms()) {
            if (histogram.series().metric().retainSamples()) {
                final Series one = find(histogram.series());
                missing[rank(one)] += Math.max(0, histogram.count() - one.countSinceCut);
                if (one.countSinceCut > histogram.count()) {
                    report(one, histogram.count(), where, place);
                }
                one.countSinceCut = 0;
            }
        }
        for (final Series one : series.values()) {
            if (one.countSinceCut > 0 && one.info.metric().type() == MetricType.HISTOGRAM) {
                report(one, 0, where, place);
            }
        }
        for (final Priority priority : Priority.values()) {
            final long told = givenUpSinceCut[priority.rank()];
            if (missing[priority.rank()] > told) {
                place.report(
                        FindingKind.SAMPLE_GAP,
                        where + " counts " + missing[priority.rank()] + " samples of priority " + priority
                                + " that are in no block, and " + told + " are said to be given up");
            }
        }
        for (final CounterValue counter : snapshot.values().counters()) {
            if (counter.series().metric().retainSamples()) {
                checkCounter(find(counter.series()), counter.total(), where, place);
            }
        }
    }

    private void checkCounter(final Series one, final long total, final String where, final Place place) {
        final boolean isComparable = one.total != UNKNOWN && givenUpSinceCut[rank(one)] == 0;
        if (isComparable && total - one.total != one.sumSinceCut) {
            place.report(
                    FindingKind.SAMPLE_GAP,
                    "counter " + one.info.metric().name() + one.info.labelValues() + " rises by "
                            + (total - one.total) + " in " + where + ", but the blocks before it add up to "
                            + one.sumSinceCut);
        }
    }

    private static int rank(final Series one) {
        return one.info.metric().priority().rank();
    }

    private static void report(final Series one, final long counted, final String where, final Place place) {
        place.report(
                FindingKind.SAMPLE_DUPLICATE,
                where + " counts " + counted + " samples of "
                        + one.info.metric().name() + one.info.labelValues() + ", but the blocks before it hold "
                        + one.countSinceCut);
    }

    long samples() {
        return samples;
    }

    long givenUp() {
        return givenUp;
    }
}
