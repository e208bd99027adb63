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

    boolean isReturning() {
        return journal.isReturning();
    }

    /** Takes the journal back and says what it missed; a checkpoint must follow. */
    void takeBack(
            final FrameWriter frames,
            final EngineIdentity identity,
            final long snapshotId,
            final long samples,
            final long entries,
            final long cutWallNs) {
        final Journaled journaled = journal.journaled();
        final OutageReason reason = journal.reason();
        final long firstFrame = journaled.lastSequence() + 1;
        final long lastFrame = frames.sequence();
        final long fromNs = journaled.snapshotId() == 0 ? identity.startedAtNs() : journaled.cutNs();
        final long snapshotsMissed = snapshotId - journaled.snapshotId();
        final long samplesMissed = samples - journaled.samples();
        final long entriesMissed = entries - journaled.entries();
        journal.takeBack();
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
