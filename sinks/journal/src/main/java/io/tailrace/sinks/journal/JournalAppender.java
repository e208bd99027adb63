package io.tailrace.sinks.journal;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.FrameAppender;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.time.EngineClock;
import java.io.File;
import java.io.IOException;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;

/**
 * Appends to a journal. After a failure it lets go of the queue, answers UNAVAILABLE, and opens it anew with a later append: who
 * goes on through a mapping that failed damages what is there. Its monitor keeps a close on another thread from unmapping what is
 * written; nobody else waits for it.
 */
final class JournalAppender implements FrameAppender, AutoCloseable {
    private final CheckpointFields fields = new CheckpointFields();
    private final EngineClock clock;
    private final JournalSettings settings;
    private final JournalPositions positions;
    private final JournalCounters counters;
    private final DistinctErrors errors;
    private final Supplier<QueueWriter> writers;
    private final Retention retention;
    private final RollPolicy policy;
    private final SpaceGuard space;
    private QueueWriter writer;
    private long begunCheckpoint;
    private long begunCheckpointId;
    private long syncedAtNs;
    private boolean closed;

    JournalAppender(
            final JournalSettings settings,
            final EngineClock clock,
            final JournalPositions positions,
            final JournalCounters counters,
            final DistinctErrors errors,
            final Retention retention,
            final Supplier<QueueWriter> writers,
            final QueueWriter firstWriter,
            final long fileAgeNs) {
        this.settings = settings;
        this.clock = clock;
        this.positions = positions;
        this.counters = counters;
        this.errors = errors;
        this.writers = writers;
        this.retention = retention;
        this.policy = new RollPolicy(settings);
        this.space = new SpaceGuard(settings.files(), settings.directory(), settings.reserveBytes());
        this.writer = firstWriter;
        this.syncedAtNs = clock.nanoTime();
        policy.onFile(syncedAtNs - fileAgeNs);
    }

    @Override
    public synchronized AppendResult append(final DirectBuffer buffer, final int offset, final int lengthInBytes) {
        if (lengthInBytes < FrameLayout.MESSAGE_OFFSET || lengthInBytes > FrameLayout.MAX_FRAME_LENGTH) {
            throw new IllegalArgumentException("a frame of " + lengthInBytes + " bytes");
        }
        if (closed) {
            return AppendResult.CLOSED;
        }
        if (!space.admits(lengthInBytes)) {
            counters.increment(JournalCounter.REFUSED_NO_SPACE);
            return AppendResult.UNAVAILABLE;
        }
        try {
            if (writer == null) {
                writer = writers.get();
            }
            write(buffer, offset, lengthInBytes);
            return AppendResult.APPENDED;
        } catch (final RuntimeException | InternalError | AssertionError e) {
            fail(e);
            return AppendResult.UNAVAILABLE;
        }
    }

    @Override
    public synchronized boolean isCheckpointDue() {
        return !closed && writer != null && policy.isCheckpointDue(writer.fileBytes(), clock.nanoTime());
    }

    @Override
    public synchronized void sync() {
        if (settings.syncPolicy() != SyncPolicy.NONE && !closed && writer != null) {
            force();
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            sync();
            closed = true;
            if (writer != null) {
                writer.close();
            }
        }
    }

    private void write(final DirectBuffer buffer, final int offset, final int lengthInBytes) {
        final boolean begins = CheckpointFields.isBegin(buffer, offset);
        final long atBytes = writer.fileBytes();
        final boolean rolls = begins && policy.isRollDue(atBytes, clock.nanoTime());
        if (rolls) {
            sync();
            writer.roll();
        }
        final long position = writer.append(buffer, offset, lengthInBytes);
        counters.increment(JournalCounter.FRAMES_APPENDED);
        counters.add(JournalCounter.BYTES_APPENDED, lengthInBytes);
        policy.onFrame();
        if (rolls || atBytes == 0) {
            policy.onFile(clock.nanoTime());
        }
        if (begins) {
            policy.onCheckpoint(rolls ? 0 : atBytes);
            begunCheckpoint = position;
            begunCheckpointId = fields.beginId(buffer, offset);
        } else if (begunCheckpoint != 0
                && CheckpointFields.isCommit(buffer, offset)
                && fields.commitId(buffer, offset) == begunCheckpointId) {
            positions.checkpoint(begunCheckpoint);
        }
        if (rolls) {
            onRoll(fields.timeNs(buffer, offset));
        }
        syncIfDue();
    }

    private void onRoll(final long nowEpochNs) {
        counters.increment(JournalCounter.ROLLS);
        if (retention.apply(writer.rollNumber(), nowEpochNs)) {
            writer.onFilesDeleted();
        }
    }

    private void syncIfDue() {
        if (settings.syncPolicy() == SyncPolicy.EVERY_INTERVAL
                && clock.nanoTime() - syncedAtNs >= settings.syncIntervalNs()) {
            force();
        }
    }

    private void force() {
        syncedAtNs = clock.nanoTime();
        final File file = writer.currentFile();
        if (file == null) {
            return;
        }
        try {
            settings.files().force(file.toPath());
        } catch (final IOException e) {
            errors.report(new FrameLogException(
                    "Journal " + settings.directory() + ": frames may not survive the death of the machine: " + e, e));
        }
    }

    private void fail(final Throwable cause) {
        counters.increment(JournalCounter.REFUSED_FAILURE);
        errors.report(new FrameLogException(
                "Journal " + settings.directory() + ": cannot be written now, tried again later: " + cause, cause));
        final QueueWriter failed = writer;
        writer = null;
        try {
            if (failed != null) {
                failed.close();
            }
        } catch (final RuntimeException | InternalError | AssertionError e) {
            errors.report(e);
        }
    }
}
