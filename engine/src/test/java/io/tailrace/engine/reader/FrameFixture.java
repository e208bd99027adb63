package io.tailrace.engine.reader;

import io.tailrace.codec.entry.TelemetryEntry;
import io.tailrace.codec.entry.frame.EntryEncoder;
import io.tailrace.codec.entry.frame.EntrySlot;
import io.tailrace.codec.flight.SamplePacker;
import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.sbe.ChannelClosedEncoder;
import io.tailrace.codec.sbe.ChannelOpenedEncoder;
import io.tailrace.codec.sbe.CheckpointBeginEncoder;
import io.tailrace.codec.sbe.CheckpointCommitEncoder;
import io.tailrace.codec.sbe.CloseReason;
import io.tailrace.codec.sbe.DescriptorEncoder;
import io.tailrace.codec.sbe.EpochEncoder;
import io.tailrace.codec.sbe.ExemplarsEncoder;
import io.tailrace.codec.sbe.JournalGapEncoder;
import io.tailrace.codec.sbe.MessageHeaderEncoder;
import io.tailrace.codec.sbe.MetricForm;
import io.tailrace.codec.sbe.MetricKind;
import io.tailrace.codec.sbe.MetricUnit;
import io.tailrace.codec.sbe.OutageReason;
import io.tailrace.codec.sbe.PartOf;
import io.tailrace.codec.sbe.SampleBlockEncoder;
import io.tailrace.codec.sbe.SeriesEncoder;
import io.tailrace.codec.sbe.SeriesEndedEncoder;
import io.tailrace.codec.sbe.SnapshotCommitEncoder;
import io.tailrace.codec.sbe.StatusEncoder;
import io.tailrace.codec.sbe.TelemetryEntryEncoder;
import io.tailrace.codec.sbe.ValuePartEncoder;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.log.FrameHandler;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;

/** Writes the frames of epochs one by one, as a publisher would or would never: what a test says, it writes. */
public final class FrameFixture {
    /** When every epoch here starts. */
    public static final long STARTED_AT_NS = 1_700_000_000_000_000_000L;

    /** Distance of two frames' positions. */
    public static final long POSITION_STEP = 100;

    private final List<byte[]> frames = new ArrayList<>();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[FrameLayout.MAX_FRAME_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final FrameStamp stamp = new FrameStamp();
    private long startedAtNs = STARTED_AT_NS;
    private int epoch;
    private long sequence;

    /** A range of a channel in a commit. */
    public record Range(int channelId, long firstSequence, long lastSequence, long refused) {}

    /** Moves the start of the epochs that follow: so many seconds behind the first one's. */
    public FrameFixture startingAt(final long seconds) {
        startedAtNs = STARTED_AT_NS + seconds * 1_000_000_000;
        return this;
    }

    /** Begins an epoch with its first frame. */
    public FrameFixture epoch(final int number) {
        return epoch(number, false);
    }

    public FrameFixture epoch(final int number, final boolean resumed) {
        epoch = number;
        sequence = 0;
        return epochFrame(resumed, false);
    }

    public FrameFixture epochFrame(final boolean resumed, final boolean repeated) {
        return write(new EpochEncoder(), encoder -> {
            encoder.startedAtNs(startedAtNs)
                    .monotonicAtStartNs(77)
                    .pid(4711)
                    .restarts(epoch - 1)
                    .snapshotIntervalNs(100_000_000);
            encoder.flags().clear().resumed(resumed).repeated(repeated);
            encoder.service("shop").instance("shop-1").buildVersion("1.2.3");
        });
    }

    public FrameFixture epochWithLabels(final String lines) {
        epoch = 1;
        return write(new EpochEncoder(), encoder -> {
            encoder.startedAtNs(startedAtNs)
                    .monotonicAtStartNs(77)
                    .pid(4711)
                    .restarts(0)
                    .snapshotIntervalNs(1);
            encoder.flags().clear();
            encoder.service("shop").instance("shop-1").buildVersion("1.2.3").extraLabels(lines);
        });
    }

    public FrameFixture journalGap(final long firstFrame, final long lastFrame, final long samples) {
        return write(
                new JournalGapEncoder(),
                encoder -> encoder.firstFrame(firstFrame)
                        .lastFrame(lastFrame)
                        .fromNs(startedAtNs)
                        .toNs(startedAtNs + 1)
                        .snapshots(1)
                        .samples(samples)
                        .entries(0)
                        .reason(OutageReason.NO_SPACE));
    }

    public FrameFixture descriptor(final int metricId, final MetricDescriptor metric) {
        return descriptorOfUnit(
                metricId, metric, MetricUnit.valueOf(metric.unit().name()).value());
    }

    /** A summary of quantiles that may be none. */
    public FrameFixture descriptorOfQuantiles(final int metricId, final String name, final double... quantiles) {
        return write(new DescriptorEncoder(), encoder -> {
            encoder.metricId(metricId)
                    .kind(MetricKind.HISTOGRAM)
                    .unit(MetricUnit.NONE)
                    .priority((short) 0)
                    .versionMajor(1)
                    .versionMinor(0)
                    .lowestValue(1)
                    .highestValue(1_000)
                    .significantDigits((short) 3)
                    .seriesLimit(1)
                    .form(MetricForm.SUMMARY);
            encoder.flags().clear();
            encoder.boundsCount(0);
            encoder.labelNamesCount(0);
            encoder.name(name).help("Help.").putShownBounds(new byte[0], 0, 0);
            final ByteBuffer bytes =
                    ByteBuffer.allocate(quantiles.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            Arrays.stream(quantiles).forEach(bytes::putDouble);
            encoder.putQuantiles(bytes.array(), 0, bytes.capacity());
        });
    }

    /** With a unit that may be unknown. */
    public FrameFixture descriptorOfUnit(final int metricId, final MetricDescriptor metric, final int unit) {
        return write(new DescriptorEncoder(), encoder -> {
            encoder.metricId(metricId)
                    .kind(MetricKind.valueOf(metric.type().name()))
                    .priority((short) Arrays.asList(Priority.values()).indexOf(metric.priority()))
                    .versionMajor(metric.versionMajor())
                    .versionMinor(metric.versionMinor())
                    .lowestValue(metric.range().lowestValue())
                    .highestValue(metric.range().highestValue())
                    .significantDigits((short) metric.range().significantDigits())
                    .seriesLimit(metric.seriesLimit());
            encoder.buffer().putByte(encoder.offset() + DescriptorEncoder.unitEncodingOffset(), (byte) unit);
            encoder.flags().clear().firstParty(metric.firstParty()).retainSamples(metric.retainSamples());
            final DescriptorEncoder.BoundsEncoder bounds =
                    encoder.boundsCount(metric.bounds().size());
            metric.bounds().forEach(bound -> bounds.next().bound(bound));
            final DescriptorEncoder.LabelNamesEncoder labels =
                    encoder.labelNamesCount(metric.labelNames().size());
            metric.labelNames().forEach(label -> labels.next().labelName(label));
            encoder.name(metric.name()).help(metric.help());
        });
    }

    public FrameFixture series(final int seriesId, final int metricId, final String... labelValues) {
        return write(new SeriesEncoder(), encoder -> {
            encoder.seriesId(seriesId).metricId(metricId);
            final SeriesEncoder.LabelValuesEncoder values = encoder.labelValuesCount(labelValues.length);
            Arrays.stream(labelValues).forEach(value -> values.next().labelValue(value));
        });
    }

    public FrameFixture seriesEnded(final int... seriesIds) {
        return write(new SeriesEndedEncoder(), encoder -> {
            final SeriesEndedEncoder.EndedEncoder ended = encoder.endedCount(seriesIds.length);
            Arrays.stream(seriesIds).forEach(id -> ended.next().seriesId(id));
        });
    }

    /** An entry as a recorder writes it into its slot. */
    public FrameFixture entry(final long number, final TelemetryEntry entry) {
        final EntrySlot slot =
                new EntrySlot(new UnsafeBuffer(new byte[EntrySlot.GREATEST_LENGTH]), 0, EntrySlot.GREATEST_LENGTH);
        EntryEncoder.encode(entry, slot);
        return write(new TelemetryEntryEncoder(), encoder -> {
            encoder.buffer().putBytes(encoder.offset(), slot.buffer(), slot.offset(), slot.lengthInBytes());
            encoder.sequence(number);
            encoder.limit(encoder.offset() + slot.lengthInBytes());
        });
    }

    public FrameFixture exemplar(final int seriesId, final long value) {
        return write(
                new ExemplarsEncoder(),
                encoder -> encoder.exemplarsGroupCount(1)
                        .next()
                        .seriesId(seriesId)
                        .value(value)
                        .traceIdHigh(1)
                        .traceIdLow(2)
                        .spanId(3)
                        .atNs(startedAtNs));
    }

    /** A block of plain samples of one series, without a gap; the values are 0, 1, 2, ... */
    public FrameFixture sampleBlock(
            final int channelId, final int seriesId, final long from, final long to, final int samples) {
        final SamplePacker packer = new SamplePacker();
        packer.begin(from, startedAtNs);
        for (int i = 0; i < samples; i++) {
            packer.add(from + i, seriesId, i);
        }
        return sampleBlock(channelId, from, to, samples, packer.bytes(), packer.length());
    }

    public FrameFixture sampleBlock(
            final int channelId,
            final long from,
            final long to,
            final int samples,
            final byte[] packed,
            final int packedLength) {
        return write(new SampleBlockEncoder(), encoder -> {
            encoder.channelId(channelId)
                    .fromSequence(from)
                    .toSequence(to)
                    .fromNs(startedAtNs)
                    .samples(samples)
                    .givenUpCount(0);
            encoder.putPacked(packed, 0, packedLength);
        });
    }

    /** A block without samples that says how many were given up. */
    public FrameFixture givenUp(
            final int channelId, final long from, final long to, final int priority, final long samples) {
        return write(new SampleBlockEncoder(), encoder -> {
            encoder.channelId(channelId)
                    .fromSequence(from)
                    .toSequence(to)
                    .fromNs(startedAtNs)
                    .samples(0)
                    .givenUpCount(1)
                    .next()
                    .priority((short) priority)
                    .givenUpSamples(samples)
                    .firstSequence(from)
                    .lastSequence(to);
            encoder.putPacked(new byte[0], 0, 0);
        });
    }

    public FrameFixture channelOpened(final int channelId, final String name) {
        return write(
                new ChannelOpenedEncoder(),
                encoder -> encoder.channelId(channelId)
                        .ringSamples(1_024)
                        .writers((short) 1)
                        .name(name));
    }

    public FrameFixture channelClosed(final int channelId, final long lastSequence, final long refused) {
        return write(
                new ChannelClosedEncoder(),
                encoder -> encoder.channelId(channelId)
                        .lastSequence(lastSequence)
                        .refused(refused)
                        .reason(CloseReason.CLOSED));
    }

    public FrameFixture snapshotPart(final long snapshotId, final int index, final PartFixture part) {
        return part(PartOf.SNAPSHOT, snapshotId, index, part);
    }

    public FrameFixture checkpointPart(final long checkpointId, final int index, final PartFixture part) {
        return part(PartOf.CHECKPOINT, checkpointId, index, part);
    }

    private FrameFixture part(final PartOf partOf, final long ownerId, final int index, final PartFixture part) {
        return write(new ValuePartEncoder(), encoder -> {
            encoder.ownerId(ownerId).partIndex(index).partOf(partOf);
            part.encode(encoder);
        });
    }

    public FrameFixture snapshotCommit(final long snapshotId, final int parts, final Range... ranges) {
        final long samples = Arrays.stream(ranges)
                .mapToLong(range -> range.lastSequence() - range.firstSequence() + 1)
                .sum();
        return snapshotCommit(snapshotId, parts, samples, ranges);
    }

    /** Snapshot n covers second n of the epoch. */
    public FrameFixture snapshotCommit(
            final long snapshotId, final int parts, final long samples, final Range... ranges) {
        return write(new SnapshotCommitEncoder(), encoder -> {
            encoder.snapshotId(snapshotId)
                    .parts(parts)
                    .fromNs(startedAtNs + (snapshotId - 1) * 1_000_000_000)
                    .toNs(startedAtNs + snapshotId * 1_000_000_000)
                    .samples(samples);
            final SnapshotCommitEncoder.ChannelsEncoder channels = encoder.channelsCount(ranges.length);
            for (final Range range : ranges) {
                channels.next()
                        .channelId(range.channelId())
                        .firstSequence(range.firstSequence())
                        .lastSequence(range.lastSequence())
                        .refused(range.refused());
            }
        });
    }

    public FrameFixture checkpointBegin(final long checkpointId, final long snapshotId) {
        return write(
                new CheckpointBeginEncoder(),
                encoder -> encoder.checkpointId(checkpointId)
                        .atNs(startedAtNs + snapshotId * 1_000_000_000)
                        .snapshotId(snapshotId));
    }

    public FrameFixture checkpointCommit(final long checkpointId, final int parts, final Range... ranges) {
        return write(new CheckpointCommitEncoder(), encoder -> {
            encoder.checkpointId(checkpointId).parts(parts);
            final CheckpointCommitEncoder.ChannelsEncoder channels = encoder.channelsCount(ranges.length);
            for (final Range range : ranges) {
                channels.next()
                        .channelId(range.channelId())
                        .lastSequence(range.lastSequence())
                        .refused(range.refused());
            }
        });
    }

    public FrameFixture status(final long nowNs) {
        return write(new StatusEncoder(), encoder -> {
            encoder.nowNs(nowNs).journalLagMs(12).occupancyPermille(345).openChannels(2);
            encoder.causes().clear().ringHighWater(true).shutdown(true);
        });
    }

    /** Goes on in the middle of an epoch. */
    public FrameFixture from(final int number, final long firstSequence) {
        epoch = number;
        sequence = firstSequence - 1;
        return this;
    }

    /** Leaves frames out that were numbered. */
    public FrameFixture skip(final int missing) {
        sequence += missing;
        return this;
    }

    /** Takes the last frame away again: it was numbered and never arrived. */
    public FrameFixture dropLast() {
        frames.remove(frames.size() - 1);
        return this;
    }

    /** Writes the last frame again, as it is. */
    public FrameFixture repeatLast() {
        frames.add(frames.get(frames.size() - 1).clone());
        return this;
    }

    /** Damages a byte of the last frame. */
    public FrameFixture damageLast(final int index) {
        frames.get(frames.size() - 1)[index] ^= 0x10;
        return this;
    }

    public List<byte[]> frames() {
        return frames;
    }

    /** Hands all frames over; the position is that in the list, in steps. */
    public void writeTo(final FrameHandler handler) {
        writeTo(handler, 0);
    }

    public void writeTo(final FrameHandler handler, final int from) {
        for (int i = from; i < frames.size(); i++) {
            final byte[] frame = frames.get(i);
            handler.onFrame(new UnsafeBuffer(frame), 0, frame.length, i * POSITION_STEP);
        }
    }

    public <E extends MessageEncoderFlyweight> FrameFixture write(final E encoder, final Consumer<E> content) {
        header.wrap(buffer, FrameLayout.MESSAGE_HEADER_OFFSET)
                .blockLength(encoder.sbeBlockLength())
                .templateId(encoder.sbeTemplateId())
                .schemaId(encoder.sbeSchemaId())
                .version(encoder.sbeSchemaVersion());
        encoder.wrap(buffer, FrameLayout.MESSAGE_OFFSET);
        content.accept(encoder);
        stamp.seal(buffer, 0, encoder.limit(), epoch, ++sequence);
        final byte[] frame = new byte[encoder.limit()];
        buffer.getBytes(0, frame);
        frames.add(frame);
        return this;
    }
}
