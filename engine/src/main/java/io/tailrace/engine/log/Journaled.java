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
    private int epoch;
    private long lastSequence;
    private long passed;
    private long snapshotId;
    private long snapshots;
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
     * The last frame's epoch.
     *
     * @return 0 before the first.
     */
    public int epoch() {
        return epoch;
    }

    /**
     * Frames of this engine's that are behind the journal: it has them, or says that it did not take them. Unlike sequences they are
     * counted through all epochs of the engine.
     *
     * @return from 0.
     */
    public long passed() {
        return passed;
    }

    /**
     * The journal goes on behind that many frames. The publisher, while the journal returns.
     *
     * @param frames of this engine's.
     */
    public void passTo(final long frames) {
        passed = frames;
    }

    /**
     * The last frame.
     *
     * @return its sequence in its epoch; 0 before the first.
     */
    public long lastSequence() {
        return lastSequence;
    }

    /**
     * The last snapshot of which the journal knows: it has it whole, or says that it did not take it.
     *
     * @return its id in the epoch; 0 before the first.
     */
    public long snapshotId() {
        return snapshotId;
    }

    /**
     * Snapshots up to that one, in all epochs of this engine.
     *
     * @return from 0.
     */
    public long snapshots() {
        return snapshots;
    }

    /**
     * The journal has not come to the end of an epoch, and another one has begun: what it lacks of the one is told nowhere but in its
     * successor's totals. The publisher, while the journal returns.
     *
     * @param snapshotsUntil the end of that epoch.
     * @param entriesUntil the end of that epoch.
     */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer at a time
    public void missEpochBefore(final long snapshotsUntil, final long entriesUntil) {
        missedSnapshots += snapshotsUntil - snapshots;
        missedEntries += entriesUntil - entries;
        snapshots = snapshotsUntil;
        entries = entriesUntil;
        snapshotId = 0;
    }

    /**
     * Samples in all snapshots up to that one, in all epochs of this engine.
     *
     * @return from 0.
     */
    public long samples() {
        return samples;
    }

    /**
     * Telemetry entries of which the journal knows: it has them, or says that it did not take them; of all epochs of this engine.
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
        if (epoch != FrameStamp.epoch(frame, 0)) {
            epoch = FrameStamp.epoch(frame, 0);
            snapshotId = 0;
        }
        lastSequence = FrameStamp.sequence(frame, 0);
        passed++;
        switch (FrameStamp.templateId(frame, 0)) {
            case SnapshotCommitDecoder.TEMPLATE_ID -> {
                commit.wrap(
                        frame,
                        FrameLayout.MESSAGE_OFFSET,
                        SnapshotCommitDecoder.BLOCK_LENGTH,
                        SnapshotCommitDecoder.SCHEMA_VERSION);
                snapshotId = commit.snapshotId();
                snapshots++;
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
        snapshots += gap.snapshots();
        samples += gap.samples();
        entries += gap.entries();
        cutNs = gap.toNs();
        gaps.get(OutageReason.ofCode(gap.reasonRaw())).incrementAndGet();
        missedSnapshots += gap.snapshots();
        missedSamples += gap.samples();
        missedEntries += gap.entries();
    }
}
