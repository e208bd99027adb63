package io.tailrace.engine.reader;

import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.codec.frame.FrameVersion;
import io.tailrace.codec.sbe.JournalGapDecoder;
import io.tailrace.codec.sbe.PartOf;
import io.tailrace.codec.sbe.ValuePartDecoder;
import io.tailrace.engine.log.FrameHandler;
import java.util.Objects;
import org.agrona.DirectBuffer;

/**
 * Makes sense of a log's frames: checks each one, follows epochs and frame sequences, puts parts together, and tells a {@link
 * FrameListener} what is whole. A reader can start anywhere; it tells values once an epoch's first frame or a checkpoint
 * made the epoch known.
 *
 * <p>Nothing in a frame is trusted. One that is damaged or contradicts itself is reported to {@link FrameListener#onBadFrame} and
 * skipped; no frame makes the reader throw, and its memory is bounded by {@link #DICTIONARY_BUDGET_IN_BYTES} and {@link
 * #PARTS_BUDGET_IN_BYTES}. What the listener throws reaches the caller. One thread at a time.
 */
public final class FrameReader implements FrameHandler {
    /** Descriptors and series of one epoch take no more than this, measured in their frames. */
    public static final long DICTIONARY_BUDGET_IN_BYTES = 256L << 20;

    /** The parts of one snapshot or checkpoint take no more than this, measured in their frames. */
    public static final long PARTS_BUDGET_IN_BYTES = 512L << 20;

    private FrameListener listener;
    private final FrameStamp stamp = new FrameStamp();
    private final FrameOrder order = new FrameOrder();
    private final FrameBody body = new FrameBody();
    private final ValuePartDecoder part = new ValuePartDecoder();
    private final EpochDictionary dictionary;
    private final ValueAssembler snapshotParts;
    private final ValueAssembler checkpointParts;
    private final EpochFrames epochs;
    private final DescriptorFrames descriptors;
    private final SeriesFrames series;
    private final SeriesEndedFrames seriesEnded;
    private final ChannelFrames channels;
    private final SnapshotFrames snapshots;
    private final CheckpointFrames checkpoints;
    private final StatusFrames statuses = new StatusFrames();
    private final ExemplarFrames exemplars;
    private final JournalGapFrames journalGaps = new JournalGapFrames();
    private long missedInGap;
    private final SampleFrames samples;
    private final EntryFrames entries;

    /**
     * A reader that has seen nothing.
     *
     * @param listener is told what the frames mean.
     */
    public FrameReader(final FrameListener listener) {
        this(listener, DICTIONARY_BUDGET_IN_BYTES, PARTS_BUDGET_IN_BYTES);
    }

    FrameReader(final FrameListener listener, final long dictionaryBudgetInBytes, final long partsBudgetInBytes) {
        this.listener = Objects.requireNonNull(listener, "listener");
        dictionary = new EpochDictionary(dictionaryBudgetInBytes);
        snapshotParts = new ValueAssembler("snapshot", dictionary, partsBudgetInBytes);
        checkpointParts = new ValueAssembler("checkpoint", dictionary, partsBudgetInBytes);
        epochs = new EpochFrames(dictionary);
        descriptors = new DescriptorFrames(dictionary);
        series = new SeriesFrames(dictionary);
        seriesEnded = new SeriesEndedFrames(dictionary);
        channels = new ChannelFrames(dictionary);
        snapshots = new SnapshotFrames(dictionary, snapshotParts);
        checkpoints = new CheckpointFrames(dictionary, checkpointParts);
        exemplars = new ExemplarFrames(dictionary);
        samples = new SampleFrames(dictionary, listener.readsSamples());
        entries = new EntryFrames(listener.readsEntries());
    }

    /**
     * Tells somebody else from the next frame on: for those who read earlier frames only to know what later ones are about.
     *
     * @param other is told in the place of the listener so far.
     */
    public void tell(final FrameListener other) {
        listener = Objects.requireNonNull(other, "other");
    }

    @Override
    public void onFrame(final DirectBuffer buffer, final int offset, final int lengthInBytes, final long position) {
        final FrameVerdict verdict = stamp.verify(buffer, offset, lengthInBytes);
        if (verdict != FrameVerdict.GOOD) {
            dictionary.markIncomplete();
            listener.onBadFrame(verdict, describe(verdict, buffer, offset, lengthInBytes), position);
            return;
        }
        final int epoch = FrameStamp.epoch(buffer, offset);
        final long sequence = FrameStamp.sequence(buffer, offset);
        final JournalGap gap = statedGap(buffer, offset, lengthInBytes, sequence);
        if (!isNext(epoch, sequence, gap, position)) {
            return;
        }
        listener.onFrame(epoch, sequence, FrameStamp.templateId(buffer, offset), lengthInBytes, position);
        FrameEvent event;
        try {
            event = decode(body.wrap(buffer, offset, lengthInBytes), epoch, sequence);
        } catch (final RuntimeException fault) {
            dictionary.markIncomplete();
            event = bad(fault);
        }
        event.tell(listener, position);
    }

    /** What a frame says is missing before it; null if it is not of that kind. One that contradicts itself is told when it is decoded. */
    private JournalGap statedGap(
            final DirectBuffer buffer, final int offset, final int lengthInBytes, final long sequence) {
        if (FrameStamp.templateId(buffer, offset) != JournalGapDecoder.TEMPLATE_ID) {
            return null;
        }
        try {
            body.wrap(buffer, offset, lengthInBytes).check(MessageShape.JOURNAL_GAP);
            return journalGaps.decode(body, sequence);
        } catch (final RuntimeException fault) {
            return null;
        }
    }

    /** Whether the frame is to be read; gaps and duplicates are told. */
    private boolean isNext(final int epoch, final long sequence, final JournalGap gap, final long position) {
        try {
            order.check(epoch, sequence);
        } catch (final BadContentException fault) {
            bad(fault).tell(listener, position);
            return false;
        }
        if (epoch != order.epoch()) {
            order.beginEpoch(epoch, sequence);
            dictionary.reset(sequence == 1);
            tear();
            if (sequence == 1) {
                snapshotParts.restart();
            }
        }
        final long expected = order.expectedSequence();
        if (sequence < expected) {
            listener.onGap(epoch, expected, sequence, position);
            return false;
        }
        order.passed(sequence);
        missedInGap = 0;
        if (sequence > expected) {
            dictionary.markIncomplete();
            tear();
            final long unstatedUntil = gap == null ? sequence : Math.max(expected, gap.firstFrame());
            missedInGap = sequence - unstatedUntil;
            if (unstatedUntil > expected) {
                listener.onGap(epoch, expected, unstatedUntil, position);
            }
        }
        return true;
    }

    private void tear() {
        snapshotParts.tear();
        checkpoints.tear();
    }

    private FrameEvent decode(final FrameBody frame, final int epoch, final long sequence) {
        final MessageShape shape = frame.shape();
        if (shape == null) {
            return FrameEvent.NONE;
        }
        frame.check(shape);
        return switch (shape) {
            case EPOCH -> epochs.epoch(frame, epoch);
            case CHECKPOINT_BEGIN -> checkpoints.begin(frame);
            case STATUS -> statuses.status(frame);
            case JOURNAL_GAP -> journalGap(journalGaps.decode(frame, sequence));
            default -> dictionary.epoch() == null ? FrameEvent.NONE : decodeOfEpoch(shape, frame);
        };
    }

    private FrameEvent journalGap(final JournalGap gap) {
        final long missed = missedInGap;
        return (told, position) -> told.onJournalGap(gap, missed, position);
    }

    /** What can be told only when it is known who recorded it; a checkpoint repeats it. */
    private FrameEvent decodeOfEpoch(final MessageShape shape, final FrameBody frame) {
        return switch (shape) {
            case DESCRIPTOR -> descriptors.descriptor(frame);
            case SERIES -> series.series(frame);
            case SERIES_ENDED -> seriesEnded(frame);
            case CHANNEL_OPENED -> channels.opened(frame);
            case CHANNEL_CLOSED -> channels.closed(frame);
            case CHANNEL_LIMIT -> channels.limit(frame);
            case VALUE_PART -> values(frame);
            case SNAPSHOT_COMMIT -> snapshots.commit(frame);
            case CHECKPOINT_COMMIT -> checkpoints.commit(frame);
            case EXEMPLARS -> exemplars.exemplars(frame);
            case SAMPLE_BLOCK -> samples.block(frame);
            case TELEMETRY_ENTRY -> entries.entry(frame);
            default -> FrameEvent.NONE;
        };
    }

    /** No value may wait for a commit that names a series which is not there any more: a publisher ends series behind a commit only. */
    private FrameEvent seriesEnded(final FrameBody frame) {
        tear();
        return seriesEnded.ended(frame);
    }

    private FrameEvent values(final FrameBody frame) {
        part.wrap(frame.buffer(), frame.offset(), frame.blockLength(), frame.version());
        final ValueAssembler parts = part.partOf() == PartOf.CHECKPOINT ? checkpointParts : snapshotParts;
        parts.add(part, frame.lengthInBytes());
        return FrameEvent.NONE;
    }

    private static FrameEvent bad(final RuntimeException fault) {
        final String reason = fault instanceof BadContentException ? fault.getMessage() : fault.toString();
        return (listener, position) -> listener.onBadFrame(FrameVerdict.GOOD, reason, position);
    }

    private static String describe(
            final FrameVerdict verdict, final DirectBuffer buffer, final int offset, final int lengthInBytes) {
        return switch (verdict) {
            case BAD_LENGTH -> lengthInBytes + " bytes are no frame";
            case BAD_CHECKSUM -> "the checksum does not fit the " + lengthInBytes + " bytes";
            case NEWER_MAJOR ->
                "written in frame version " + FrameStamp.majorVersion(buffer, offset) + ", this build reads "
                        + FrameVersion.MAJOR + ": use a newer tailrace";
            case FOREIGN -> "not a frame that this build reads";
            case GOOD -> "good";
        };
    }
}
