package io.tailrace.cli.torture.writer;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.sbe.CheckpointBeginDecoder;
import io.tailrace.codec.sbe.CheckpointCommitDecoder;
import io.tailrace.codec.sbe.MessageHeaderDecoder;
import io.tailrace.codec.sbe.SnapshotCommitDecoder;
import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.AppenderState;
import io.tailrace.engine.log.FrameAppender;
import org.agrona.DirectBuffer;

/** Writes down what it appends, before and after, and dies where it is told to. On the thread of the journal's agent. */
final class KillingAppender implements FrameAppender {
    private final SnapshotCommitDecoder commit = new SnapshotCommitDecoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final FrameAppender inner;
    private final Ledger ledger;
    private final KillPlan plan;
    private final KillSpot spot;
    private final RollFiles rollFiles;
    private final Stalls stalls;
    private long refusals;
    private int frames;
    private int checkpoints;
    private int rolls;
    private int framesOfCheckpoint;
    private boolean isInCheckpoint;
    private boolean hasSamples;

    KillingAppender(
            final FrameAppender inner,
            final Ledger ledger,
            final KillPlan plan,
            final KillSpot spot,
            final RollFiles rollFiles,
            final Stalls stalls) {
        this.inner = inner;
        this.ledger = ledger;
        this.plan = plan;
        this.spot = spot;
        this.rollFiles = rollFiles;
        this.stalls = stalls;
    }

    @Override
    public AppendResult append(final DirectBuffer buffer, final int offset, final int lengthInBytes) {
        frames++;
        stalls.pass();
        final int template = FrameStamp.templateId(buffer, offset);
        final long sequence = FrameStamp.sequence(buffer, offset);
        ledger.attempted(FrameStamp.epoch(buffer, offset), sequence);
        final AppendResult result;
        if (plan.isAt(KillPoint.IN_APPEND) && frames == plan.occurrence()) {
            result = inner.append(new OpenEntry(buffer, offset, lengthInBytes, spot::dieHere), 0, lengthInBytes);
        } else if (plan.isAt(KillPoint.ROLL_FILE_BEGUN) && template == CheckpointBeginDecoder.TEMPLATE_ID) {
            final int before = rollFiles.newest();
            result = inner.append(
                    new OpenEntry(buffer, offset, lengthInBytes, () -> onCheckpointCopied(before)), 0, lengthInBytes);
        } else {
            result = inner.append(buffer, offset, lengthInBytes);
        }
        if (result == AppendResult.APPENDED) {
            onAppended(buffer, offset, template, sequence);
        } else if (result == AppendResult.NO_SPACE) {
            ledger.noSpace(++refusals);
        }
        return result;
    }

    @Override
    public boolean isCheckpointDue() {
        return inner.isCheckpointDue();
    }

    @Override
    public AppenderState state() {
        return inner.state();
    }

    @Override
    public boolean sync() {
        return inner.sync();
    }

    private void onCheckpointCopied(final int rollFileBefore) {
        if (rollFileBefore > 0 && rollFiles.newest() > rollFileBefore && ++rolls == plan.occurrence()) {
            spot.dieHere();
        }
    }

    private void onAppended(final DirectBuffer buffer, final int offset, final int template, final long sequence) {
        if (plan.isAt(KillPoint.BEHIND_APPEND) && frames == plan.occurrence()) {
            spot.dieHere();
        }
        if (template == SnapshotCommitDecoder.TEMPLATE_ID) {
            noteCommit(buffer, offset);
        }
        ledger.appended(sequence);
        if (template == CheckpointBeginDecoder.TEMPLATE_ID) {
            checkpoints++;
            framesOfCheckpoint = 0;
            isInCheckpoint = true;
        } else if (template == CheckpointCommitDecoder.TEMPLATE_ID) {
            isInCheckpoint = false;
            if (hasSamples) {
                ledger.totalsTold();
            }
        }
        if (isInCheckpoint
                && plan.isAt(KillPoint.IN_CHECKPOINT)
                && checkpoints == plan.occurrence()
                && framesOfCheckpoint++ == plan.frames()) {
            spot.dieHere();
        }
    }

    private void noteCommit(final DirectBuffer buffer, final int offset) {
        commit.wrapAndApplyHeader(buffer, offset + FrameLayout.MESSAGE_HEADER_OFFSET, header);
        final long id = commit.snapshotId();
        for (final SnapshotCommitDecoder.ChannelsDecoder channel : commit.channels()) {
            // Numbered as they are opened, and the load opens its own before anybody else could.
            if (channel.channelId() < Ledger.CHANNELS) {
                hasSamples |= channel.lastSequence() >= 0;
                ledger.committed((int) channel.channelId(), channel.lastSequence() + 1);
            }
        }
        ledger.snapshots(id);
    }
}
