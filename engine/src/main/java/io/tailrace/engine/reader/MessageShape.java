package io.tailrace.engine.reader;

import io.tailrace.codec.sbe.ChannelClosedDecoder;
import io.tailrace.codec.sbe.ChannelLimitDecoder;
import io.tailrace.codec.sbe.ChannelOpenedDecoder;
import io.tailrace.codec.sbe.CheckpointBeginDecoder;
import io.tailrace.codec.sbe.CheckpointCommitDecoder;
import io.tailrace.codec.sbe.DescriptorDecoder;
import io.tailrace.codec.sbe.EpochDecoder;
import io.tailrace.codec.sbe.ExemplarsDecoder;
import io.tailrace.codec.sbe.JournalGapDecoder;
import io.tailrace.codec.sbe.SampleBlockDecoder;
import io.tailrace.codec.sbe.SeriesDecoder;
import io.tailrace.codec.sbe.SeriesEndedDecoder;
import io.tailrace.codec.sbe.SnapshotCommitDecoder;
import io.tailrace.codec.sbe.StatusDecoder;
import io.tailrace.codec.sbe.TelemetryEntryDecoder;
import io.tailrace.codec.sbe.ValuePartDecoder;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * What every message consists of, so that all lengths in a frame are checked before one of the generated decoders follows them: the
 * decoders trust them, and would read behind the frame.
 */
enum MessageShape {
    EPOCH(EpochDecoder.TEMPLATE_ID, EpochDecoder.BLOCK_LENGTH, 3),
    DESCRIPTOR(
            DescriptorDecoder.TEMPLATE_ID,
            DescriptorDecoder.retiresAtNsEncodingOffset(), // which the first version ends before
            2,
            new GroupShape(DescriptorDecoder.BoundsDecoder.sbeBlockLength(), 0),
            new GroupShape(DescriptorDecoder.LabelNamesDecoder.sbeBlockLength(), 1)),
    SERIES(
            SeriesDecoder.TEMPLATE_ID,
            SeriesDecoder.BLOCK_LENGTH,
            0,
            new GroupShape(SeriesDecoder.LabelValuesDecoder.sbeBlockLength(), 1)),
    SERIES_ENDED(
            SeriesEndedDecoder.TEMPLATE_ID,
            SeriesEndedDecoder.BLOCK_LENGTH,
            0,
            new GroupShape(SeriesEndedDecoder.EndedDecoder.sbeBlockLength(), 0)),
    CHANNEL_OPENED(ChannelOpenedDecoder.TEMPLATE_ID, ChannelOpenedDecoder.BLOCK_LENGTH, 1),
    CHANNEL_CLOSED(ChannelClosedDecoder.TEMPLATE_ID, ChannelClosedDecoder.BLOCK_LENGTH, 0),
    VALUE_PART(
            ValuePartDecoder.TEMPLATE_ID,
            ValuePartDecoder.BLOCK_LENGTH,
            0,
            new GroupShape(ValuePartDecoder.CountersDecoder.sbeBlockLength(), 0),
            new GroupShape(ValuePartDecoder.GaugesDecoder.sbeBlockLength(), 0),
            new GroupShape(ValuePartDecoder.HistogramsDecoder.sbeBlockLength(), 1)),
    SNAPSHOT_COMMIT(
            SnapshotCommitDecoder.TEMPLATE_ID,
            SnapshotCommitDecoder.BLOCK_LENGTH,
            0,
            new GroupShape(SnapshotCommitDecoder.ChannelsDecoder.sbeBlockLength(), 0)),
    CHECKPOINT_BEGIN(CheckpointBeginDecoder.TEMPLATE_ID, CheckpointBeginDecoder.BLOCK_LENGTH, 0),
    CHECKPOINT_COMMIT(
            CheckpointCommitDecoder.TEMPLATE_ID,
            CheckpointCommitDecoder.BLOCK_LENGTH,
            0,
            new GroupShape(CheckpointCommitDecoder.ChannelsDecoder.sbeBlockLength(), 0)),
    STATUS(StatusDecoder.TEMPLATE_ID, StatusDecoder.BLOCK_LENGTH, 0),
    EXEMPLARS(
            ExemplarsDecoder.TEMPLATE_ID,
            ExemplarsDecoder.BLOCK_LENGTH,
            0,
            new GroupShape(ExemplarsDecoder.ExemplarsGroupDecoder.sbeBlockLength(), 0)),
    CHANNEL_LIMIT(ChannelLimitDecoder.TEMPLATE_ID, ChannelLimitDecoder.BLOCK_LENGTH, 0),
    JOURNAL_GAP(JournalGapDecoder.TEMPLATE_ID, JournalGapDecoder.entriesEncodingOffset(), 0), // entries: since 1.3
    SAMPLE_BLOCK(
            SampleBlockDecoder.TEMPLATE_ID,
            SampleBlockDecoder.BLOCK_LENGTH,
            1,
            new GroupShape(SampleBlockDecoder.GivenUpDecoder.sbeBlockLength(), 0)),
    TELEMETRY_ENTRY(
            TelemetryEntryDecoder.TEMPLATE_ID,
            TelemetryEntryDecoder.BLOCK_LENGTH,
            2,
            new GroupShape(TelemetryEntryDecoder.MetricsDecoder.sbeBlockLength(), 0),
            new GroupShape(TelemetryEntryDecoder.ProposalsDecoder.sbeBlockLength(), 1));

    private static final MessageShape[] ALL = values();

    private final int templateId;
    private final int blockLengthInBytes;
    private final int dataFields;

    /** Made by List.of: as immutable as the enum. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<GroupShape> groups;

    MessageShape(final int templateId, final int blockLengthInBytes, final int dataFields, final GroupShape... groups) {
        this.templateId = templateId;
        this.blockLengthInBytes = blockLengthInBytes;
        this.dataFields = dataFields;
        this.groups = List.of(groups);
    }

    /** The shape of a message; null for one that a later minor version added. */
    static MessageShape of(final int templateId) {
        for (final MessageShape shape : ALL) {
            if (shape.templateId == templateId) {
                return shape;
            }
        }
        return null;
    }

    /**
     * Checks all lengths of a message. Fields that a later version added to a block may be missing.
     *
     * @param actingBlockLength that its header says; a later minor version's may be longer.
     * @param end index behind the frame.
     * @throws BadContentException if the message does not fit its frame.
     */
    void check(final DirectBuffer buffer, final int from, final int actingBlockLength, final int end) {
        if (actingBlockLength < blockLengthInBytes) {
            throw new BadContentException(
                    this + " has a block of " + actingBlockLength + " bytes, not " + blockLengthInBytes);
        }
        long at = (long) from + actingBlockLength;
        for (final GroupShape group : groups) {
            at = group.end(buffer, at, end);
        }
        if (GroupShape.dataEnd(buffer, at, end, dataFields) > end) {
            throw new BadContentException(this + " does not fit its frame");
        }
    }
}
