package io.tailrace.engine.log;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.sbe.JournalGapDecoder;
import io.tailrace.codec.sbe.SnapshotCommitDecoder;
import io.tailrace.codec.sbe.TelemetryEntryDecoder;
import io.tailrace.engine.health.OutageReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;

/**
 * How far the journal is: the last frame that it took, which snapshots are in it whole, and which it says it did not take. Written by
 * the journal agent; the gaps can be read by any thread, all else only by the agent, and by the publisher while the journal returns.
 */
public final class Journaled {
    private final SnapshotCommitDecoder commit = new SnapshotCommitDecoder();
    private final JournalGapDecoder gap = new JournalGapDecoder();
    private final Map<OutageReason, AtomicLong> gaps = new EnumMap<>(OutageReason.class);
    private volatile long missedSnapshots;
    private volatile long missedSamples;
    private volatile long missedEntries;
    private long lastSequence;
    private long snapshotId;
    private long samples;
    private long entries;
    private long cutNs;

    /** Nothing was taken yet. */
    public Journaled() {
        for (final OutageReason reason : OutageReason.values()) {
            gaps.put(reason, new AtomicLong());
        }
    }

    /**
     * The last frame.
     *
     * @return its sequence; 0 before the first.
     */
    public long lastSequence() {
        return lastSequence;
    }

    /**
     * The last snapshot of which the journal knows: it has it whole, or says that it did not take it.
     *
     * @return its id; 0 before the first.
     */
    public long snapshotId() {
        return snapshotId;
    }

    /**
     * Samples in all snapshots up to that one.
     *
     * @return from 0.
     */
    public long samples() {
        return samples;
    }

    /**
     * Telemetry entries of which the journal knows: it has them, or says that it did not take them.
     *
     * @return from 0.
     */
    public long entries() {
        return entries;
    }

    /**
     * When that snapshot was cut.
     *
     * @return wall clock, ns since 1970; 0 before the first.
     */
    public long cutNs() {
        return cutNs;
    }

    /**
     * Gaps that the journal states. Any thread.
     *
     * @param reason why.
     * @return since the start.
     */
    public long gaps(final OutageReason reason) {
        return gaps.get(reason).get();
    }

    /**
     * Snapshots that the journal did not take. Any thread.
     *
     * @return in all gaps.
     */
    public long missedSnapshots() {
        return missedSnapshots;
    }

    /**
     * Samples in those snapshots; the totals behind each gap contain them. Any thread.
     *
     * @return in all gaps.
     */
    public long missedSamples() {
        return missedSamples;
    }

    /**
     * Telemetry entries that the journal did not take. Any thread.
     *
     * @return in all gaps.
     */
    public long missedEntries() {
        return missedEntries;
    }

    /** A frame was taken. */
    void onFrame(final DirectBuffer frame) {
        lastSequence = FrameStamp.sequence(frame, 0);
        switch (FrameStamp.templateId(frame, 0)) {
            case SnapshotCommitDecoder.TEMPLATE_ID -> {
                commit.wrap(
                        frame,
                        FrameLayout.MESSAGE_OFFSET,
                        SnapshotCommitDecoder.BLOCK_LENGTH,
                        SnapshotCommitDecoder.SCHEMA_VERSION);
                snapshotId = commit.snapshotId();
                samples += commit.samples();
                cutNs = commit.toNs();
            }
            case TelemetryEntryDecoder.TEMPLATE_ID -> entries++;
            case JournalGapDecoder.TEMPLATE_ID -> {
                gap.wrap(
                        frame,
                        FrameLayout.MESSAGE_OFFSET,
                        JournalGapDecoder.BLOCK_LENGTH,
                        JournalGapDecoder.SCHEMA_VERSION);
                onGap();
            }
            default -> {}
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    private void onGap() {
        snapshotId += gap.snapshots();
        samples += gap.samples();
        entries += gap.entries();
        cutNs = gap.toNs();
        gaps.get(OutageReason.ofCode(gap.reasonRaw())).incrementAndGet();
        missedSnapshots += gap.snapshots();
        missedSamples += gap.samples();
        missedEntries += gap.entries();
    }
}
