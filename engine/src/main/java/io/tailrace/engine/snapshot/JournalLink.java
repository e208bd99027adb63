package io.tailrace.engine.snapshot;

import io.tailrace.codec.sbe.JournalGapEncoder;
import io.tailrace.engine.health.OutageReason;
import io.tailrace.engine.log.Journaled;
import io.tailrace.engine.log.ReliableTailer;

/**
 * The publisher's end of the way to the journal. One that stands still is left behind, so that readers in memory get their snapshots
 * whatever the disk does; when it would take frames again, it is told what it missed, and a checkpoint follows. The aggregator's thread.
 */
public final class JournalLink {
    private final ReliableTailer journal;
    private final long patienceNs;
    private final JournalGapEncoder encoder = new JournalGapEncoder();
    private boolean waiting;
    private long waitingSinceNs;
    private long positionThen;
    private long positionSeen;

    /**
     * Makes the link.
     *
     * @param journal hands frames to the journal.
     * @param patienceNs how long the journal may stand still while a snapshot waits for it.
     */
    public JournalLink(final ReliableTailer journal, final long patienceNs) {
        this.journal = journal;
        this.patienceNs = patienceNs;
    }

    /** A snapshot need not wait. */
    void onRoom() {
        waiting = false;
    }

    /** A snapshot waits for the journal. One that is slow but goes on is waited for: the snapshot covers a longer interval. */
    boolean leavesBehind(final long nowNs) {
        final long position = journal.position();
        if (!waiting || position != positionThen) {
            waiting = true;
            waitingSinceNs = nowNs;
            positionThen = position;
            return false;
        }
        if (nowNs - waitingSinceNs < patienceNs) {
            return false;
        }
        waiting = false;
        journal.leaveBehind();
        return true;
    }

    boolean isAttached() {
        return journal.isAttached();
    }

    /** Whether it has everything, or took something since the last call: it does not stand still. */
    boolean isTaking() {
        final long position = journal.position();
        final boolean hasMoved = position != positionSeen;
        positionSeen = position;
        return journal.isAttached() && (hasMoved || journal.isCaughtUp());
    }

    boolean isReturning() {
        return journal.isReturning();
    }

    /**
     * Takes the journal back and says what it missed; a checkpoint must follow. If it did not come to the end of the epoch before this one, the
     * samples that it lacks of that one are among those that it missed: the totals contain them as well.
     */
    void takeBack(
            final FrameWriter frames,
            final EngineIdentity identity,
            final CutTotals cut,
            final EntryFrames entries,
            final long cutWallNs) {
        final Journaled journaled = journal.journaled();
        final OutageReason reason = journal.reason();
        final boolean isSameEpoch = journaled.epoch() == identity.epoch();
        final long firstFrame = isSameEpoch ? journaled.lastSequence() + 1 : 1;
        final long lastFrame = frames.sequence();
        final long fromNs = journaled.cutNs() == 0 ? identity.startedAtNs() : journaled.cutNs();
        final long snapshotsMissed = isSameEpoch ? cut.snapshots() - journaled.snapshots() : cut.snapshotId();
        final long samplesMissed = cut.samples() - journaled.samples();
        final long entriesMissed = isSameEpoch ? entries.written() - journaled.entries() : entries.inEpoch();
        if (!isSameEpoch) {
            journaled.missEpochBefore(cut.snapshots() - cut.snapshotId(), entries.written() - entries.inEpoch());
        }
        journaled.passTo(frames.written());
        journal.takeBack();
        positionSeen = journal.position();
        if (lastFrame < firstFrame) {
            return; // it took the last one after all
        }
        frames.begin(encoder);
        encoder.firstFrame(firstFrame)
                .lastFrame(lastFrame)
                .fromNs(fromNs)
                .toNs(cutWallNs)
                .snapshots(snapshotsMissed)
                .samples(samplesMissed)
                .entries(entriesMissed)
                .reason(io.tailrace.codec.sbe.OutageReason.get(reason.code()));
        frames.end(encoder);
    }
}
