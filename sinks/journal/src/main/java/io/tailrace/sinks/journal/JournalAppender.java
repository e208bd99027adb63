package io.tailrace.sinks.journal;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.AppenderState;
import io.tailrace.engine.log.FrameAppender;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.time.EngineClock;
import java.io.IOException;
import java.util.function.Supplier;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;

/**
 * Appends to a journal. Before a frame is written through the mapping its place is made on the disk; if the disk has none to
 * spare, it answers NO_SPACE and goes on by itself later. After a failure it lets go of the queue, answers UNAVAILABLE, and opens it anew with a later append: who
 * goes on through a mapping that failed damages what is there. Its monitor keeps a close on another thread from unmapping what is
 * written; nobody else waits for it.
 */
final class JournalAppender implements FrameAppender, AutoCloseable {
    /** {@link #put} did not, because the disk has too little room. */
    private static final long NO_ROOM = 0;

    private final CheckpointFields fields = new CheckpointFields();
    private final EngineClock clock;
    private final JournalSettings settings;
    private final JournalPositions positions;
    private final JournalCounters counters;
    private final DistinctErrors errors;
    private final Supplier<QueueWriter> writers;
    private final Retention retention;
    private final RollPolicy policy;
    private final JournalRoom room;
    private final JournalSync sync;
    /** Null after a failure, until the next append. */
    private QueueWriter writer;

    private long begunCheckpoint;
    private long begunCheckpointId;
    private boolean isFailing;
    private boolean closed;

    JournalAppender(
            final JournalSettings settings,
            final EngineClock clock,
            final JournalPositions positions,
            final JournalCounters counters,
            final DistinctErrors errors,
            final Retention retention,
            final JournalRoom room,
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
        this.room = room;
        this.sync = new JournalSync(settings, clock, errors);
        this.writer = firstWriter;
        policy.onFile(clock.nanoTime() - fileAgeNs);
    }

    @Override
    public synchronized AppendResult append(final DirectBuffer buffer, final int offset, final int lengthInBytes) {
        if (lengthInBytes < FrameLayout.MESSAGE_OFFSET || lengthInBytes > FrameLayout.MAX_FRAME_LENGTH) {
            throw new IllegalArgumentException("a frame of " + lengthInBytes + " bytes");
        }
        if (closed) {
            return AppendResult.CLOSED;
        }
        final long position;
        try {
            final long nowNs = clock.nanoTime();
            position = room.watch(writer, nowNs) ? put(buffer, offset, lengthInBytes, nowNs) : NO_ROOM;
        } catch (final IOException | RuntimeException | VirtualMachineError | AssertionError e) {
            fail(e);
            return AppendResult.UNAVAILABLE;
        }
        if (position == NO_ROOM) {
            counters.increment(JournalCounter.REFUSED_NO_SPACE);
            return AppendResult.NO_SPACE;
        }
        isFailing = false;
        // It is in the journal: nothing that goes wrong from here on may have it appended once more.
        try {
            onAppended(buffer, offset, lengthInBytes, position);
        } catch (final RuntimeException | VirtualMachineError | AssertionError e) {
            counters.increment(JournalCounter.FAULTS_BEHIND_APPEND);
            errors.report(e);
        }
        return AppendResult.APPENDED;
    }

    @Override
    public synchronized boolean isCheckpointDue() {
        return !closed && writer != null && policy.isCheckpointDue(writer.fileBytes(), clock.nanoTime());
    }

    @Override
    public synchronized AppenderState state() {
        if (!closed) {
            room.watch(writer, clock.nanoTime());
        }
        if (room.isFull()) {
            return AppenderState.NO_SPACE;
        }
        if (isFailing || closed) {
            return AppenderState.FAILED;
        }
        return room.isLow() ? AppenderState.SPACE_LOW : AppenderState.GOOD;
    }

    @Override
    public synchronized boolean sync() {
        // Also while there is no writer: what was appended before a failure can be forced all the same.
        return !closed && sync.onFlush();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            try {
                sync();
            } finally {
                closed = true;
                letGoOfAll();
            }
        }
    }

    private void letGoOfAll() {
        try {
            room.close();
        } finally {
            CloseHelper.close(writer);
        }
    }

    private long put(final DirectBuffer buffer, final int offset, final int lengthInBytes, final long nowNs)
            throws IOException {
        if (writer == null) {
            writer = writers.get();
            // What failed may have failed behind the moment at which the frame was in the journal.
            final long position = writer.findLast(buffer, offset, lengthInBytes);
            if (position != QueueWriter.NOT_LAST) {
                return position;
            }
        }
        if (CheckpointFields.isBegin(buffer, offset) && policy.isRollDue(writer.fileBytes(), nowNs)) {
            if (!room.isMadeForFirst(writer.rollNumber() + 1, lengthInBytes, nowNs)) {
                return NO_ROOM;
            }
            writer.roll();
        } else if (!room.isMadeFor(writer, lengthInBytes, nowNs)) {
            return NO_ROOM;
        }
        return writer.append(buffer, offset, lengthInBytes);
    }

    /** First what needs nothing, so that it is right whatever becomes of the rest. */
    private void onAppended(final DirectBuffer buffer, final int offset, final int lengthInBytes, final long position) {
        final int rollNumber = JournalPosition.rollNumber(position);
        final boolean isFirstOfFile = JournalPosition.placeInFile(position) == 0;
        final boolean isCheckpoint = CheckpointFields.isBegin(buffer, offset);
        final boolean isRoll = isCheckpoint && isFirstOfFile && rollNumber > RollNumbers.FIRST;
        counters.increment(JournalCounter.FRAMES_APPENDED);
        counters.add(JournalCounter.BYTES_APPENDED, lengthInBytes);
        counters.add(JournalCounter.ROLLS, isRoll ? 1 : 0);
        policy.onFrame();
        if (isFirstOfFile) {
            policy.onFile(clock.nanoTime());
        }
        if (isCheckpoint) {
            policy.onCheckpoint(isFirstOfFile ? 0 : writer.fileBytes());
            begunCheckpoint = position;
            begunCheckpointId = fields.beginId(buffer, offset);
        } else if (begunCheckpoint != 0
                && CheckpointFields.isCommit(buffer, offset)
                && fields.commitId(buffer, offset) == begunCheckpointId) {
            positions.checkpoint(begunCheckpoint);
        }
        sync.onFrame(rollNumber);
        if (isRoll) {
            retention.apply(writer, fields.timeNs(buffer, offset), sync::isEndedSafe);
        }
        sync.onAppended();
    }

    private void fail(final Throwable cause) {
        counters.increment(JournalCounter.REFUSED_FAILURE);
        isFailing = true;
        final QueueWriter failed = writer;
        writer = null;
        // Before anything is told, which may fail, too, for want of memory: it would stay open, and mapped.
        final Throwable fault = letGoOf(failed);
        try {
            errors.report(new FrameLogException(
                    "Journal " + settings.directory() + ": cannot be written now, tried again later: " + cause, cause));
            if (fault != null) {
                errors.report(fault);
            }
        } catch (final VirtualMachineError full) {
            // It is counted, and the state says it.
            return;
        }
    }

    /** Says what went wrong; null if nothing did. */
    private Throwable letGoOf(final QueueWriter failed) {
        try {
            CloseHelper.close(failed);
            return null;
        } catch (final RuntimeException | VirtualMachineError | AssertionError e) {
            return e;
        } finally {
            room.lookAgain();
        }
    }
}
