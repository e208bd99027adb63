package io.tailrace.sinks.grpc.delivery;

import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.reader.Checkpoint;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.JournalGap;
import io.tailrace.engine.reader.MetricInfo;
import io.tailrace.engine.reader.SampleBlock;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.Values;
import io.tailrace.stream.v1.CounterValue;
import io.tailrace.stream.v1.Delivery;
import io.tailrace.stream.v1.Filter;
import io.tailrace.stream.v1.Gap;
import io.tailrace.stream.v1.GaugeValue;
import io.tailrace.stream.v1.SeriesEnded;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes deliveries of what frames say, without sequences. Until {@link #tell} it only learns what later frames are about. What it makes depends on
 * nothing but the frames since the roll file began and on the frame at which it was told to begin. One thread.
 */
public final class DeliveryMapper implements FrameListener {
    private final SeriesFilter filter;
    private final KnownSeries known;
    private final ReadingPlace place;
    private final List<Delivery.Builder> restated = new ArrayList<>();
    private List<Delivery.Builder> made = new ArrayList<>();
    private boolean isTelling;
    private long oldestNs;

    /**
     * Learns.
     *
     * @param filter what is wanted; was checked.
     * @param place is told where frames lie.
     */
    public DeliveryMapper(final Filter filter, final ReadingPlace place) {
        this.filter = new SeriesFilter(filter);
        this.place = place;
        known = new KnownSeries(this.filter);
    }

    /**
     * From the next thing on, deliveries are made of it.
     *
     * @param gap what is said to be lost before; null for nothing.
     * @param states whether all that is known by now is delivered first.
     */
    public void tell(final Gap gap, final boolean states) {
        isTelling = true;
        if (gap != null) {
            made.add(Delivery.newBuilder().setGap(gap));
        }
        if (states) {
            known.state(made::add);
        }
    }

    /** Says anew all that is known by now, besides what is delivered. */
    public void restate() {
        known.state(restated::add);
    }

    /**
     * What is said anew, to be told before anything else.
     *
     * @return without sequence, position and flag; the caller's own.
     */
    public List<Delivery.Builder> takeRestated() {
        final List<Delivery.Builder> taken = List.copyOf(restated);
        restated.clear();
        return taken;
    }

    /**
     * Deliveries of what was read since the last call, in order.
     *
     * @return without sequence, position and flag; the caller's own.
     */
    public List<Delivery.Builder> take() {
        final List<Delivery.Builder> taken = made;
        made = new ArrayList<>();
        return taken;
    }

    /** Whether there is something to take. */
    public boolean isEmpty() {
        return made.isEmpty();
    }

    /** When the oldest sample of the last snapshot was recorded, at the earliest; ns since 1970, and forgotten with this call; 0 for none. */
    public long takeOldestNs() {
        final long taken = oldestNs;
        oldestNs = 0;
        return taken;
    }

    /**
     * Says that something was lost before what was made of the last frame.
     *
     * @param gap what is known of it.
     */
    public void lost(final Gap gap) {
        made.add(0, Delivery.newBuilder().setGap(gap));
    }

    private void make(final Consumer<Delivery.Builder> content) {
        if (isTelling) {
            final Delivery.Builder delivery = Delivery.newBuilder();
            content.accept(delivery);
            made.add(delivery);
        }
    }

    @Override
    public void onFrame(
            final int epoch, final long sequence, final int templateId, final int lengthInBytes, final long position) {
        place.onFrame(epoch, sequence, templateId, position);
    }

    @Override
    public void onGap(final int epoch, final long expectedSequence, final long foundSequence, final long position) {
        if (foundSequence > expectedSequence) {
            place.onMissing(foundSequence - expectedSequence);
        }
    }

    @Override
    public void onBadFrame(final FrameVerdict verdict, final String reason, final long position) {
        // One whose checksum is wrong is missing in the next one's sequence.
        if (verdict == FrameVerdict.GOOD) {
            place.onMissing(1);
        }
    }

    @Override
    public void onEpoch(final EpochInfo epoch, final long position) {
        known.begin(epoch);
        make(delivery -> delivery.setEpoch(Messages.epoch(epoch)));
    }

    @Override
    public void onMetric(final MetricInfo metric) {
        if (known.add(metric)) {
            make(delivery -> delivery.setMetric(Messages.metric(metric)));
        }
    }

    @Override
    public void onSeries(final SeriesInfo series) {
        if (known.add(series)) {
            make(delivery -> delivery.setSeries(known.message(series)));
        }
    }

    @Override
    public void onSeriesEnded(final SeriesInfo series) {
        if (known.end(series)) {
            make(delivery -> delivery.setEnded(SeriesEnded.newBuilder().addSeriesIds(series.seriesId())));
        }
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        if (isTelling && filter.wantsSnapshots()) {
            // Where nothing had changed before, the interval may be long; its samples are of its end.
            oldestNs = Math.max(
                    snapshot.fromNs(), snapshot.toNs() - snapshot.epoch().snapshotIntervalNs());
            final SnapshotParts parts = new SnapshotParts(snapshot.snapshotId(), snapshot.fromNs(), snapshot.toNs());
            add(snapshot.values(), parts);
            parts.end(snapshot.channels()).forEach(part -> make(delivery -> delivery.setSnapshot(part)));
        }
    }

    @Override
    public void onCheckpoint(final Checkpoint checkpoint, final long position) {
        if (isTelling && filter.wantsSnapshots()) {
            final SnapshotParts parts =
                    new SnapshotParts(checkpoint.snapshotId(), checkpoint.atNs(), checkpoint.atNs());
            add(checkpoint.values(), parts);
            parts.end(checkpoint.channels()).forEach(part -> make(delivery -> delivery.setCheckpoint(part)));
        }
    }

    private void add(final Values values, final SnapshotParts parts) {
        values.counters().stream()
                .filter(value -> known.wants(value.series()))
                .map(value -> CounterValue.newBuilder()
                        .setSeriesId(value.series().seriesId())
                        .setTotal(value.total())
                        .build())
                .forEach(parts::add);
        values.gauges().stream()
                .filter(value -> known.wants(value.series()))
                .map(value -> GaugeValue.newBuilder()
                        .setSeriesId(value.series().seriesId())
                        .setValue(value.value())
                        .build())
                .forEach(parts::add);
        values.histograms().stream()
                .filter(value -> known.wants(value.series()))
                .map(Messages::histogram)
                .forEach(parts::add);
    }

    @Override
    public boolean readsSamples() {
        return filter.wantsSamples();
    }

    @Override
    public void onSampleBlock(final SampleBlock block, final long position) {
        if (isTelling && filter.wantsSamples()) {
            final var message = SampleMessages.of(block, known);
            if (message != null) {
                make(delivery -> delivery.setSamples(message));
            }
        }
    }

    @Override
    public void onJournalGap(final JournalGap gap, final long missed, final long position) {
        make(delivery -> delivery.setGap(Messages.gap(gap)));
    }
}
