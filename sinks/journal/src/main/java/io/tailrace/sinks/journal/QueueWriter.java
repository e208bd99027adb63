package io.tailrace.sinks.journal;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.log.FrameLogNotice;
import java.io.IOException;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes frames as raw entries of a Chronicle queue. Belongs to the appender's thread; copies once and allocates nothing. */
class QueueWriter implements AutoCloseable {
    /** {@link #findLast} did not find it. */
    static final long NOT_LAST = 0;

    private final RollClock clock = new RollClock();
    private final UnsafeBuffer entry = new UnsafeBuffer(0, 0);
    private final RollFiles files;
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;

    QueueWriter(final JournalFolder folder, final DistinctErrors errors) {
        files = new RollFiles(folder, errors);
        folder.setForeignFilesAside()
                .forEach(name -> errors.report(new FrameLogNotice(
                        folder.text(name + " in it is no roll file; it was renamed to " + name
                                + JournalFolder.FOREIGN_SUFFIX
                                + ", because Chronicle cannot append beside such a name"),
                        null)));
        clock.moveTo(rollNumberToGoOnWith());
        queue = ChronicleQueues.forAppending(folder.directory(), clock);
        try {
            appender = queue.createAppender();
            appender.singleThreadedCheckDisabled(true);
        } catch (final RuntimeException | Error e) {
            queue.close();
            throw e;
        }
    }

    int rollNumber() {
        return clock.rollNumber();
    }

    void roll() {
        clock.moveTo(clock.rollNumber() + 1);
    }

    /**
     * Appends a frame.
     *
     * @return its position.
     */
    long append(final DirectBuffer buffer, final int offset, final int lengthInBytes) {
        final long position;
        try (DocumentContext context = appender.writingDocument()) {
            try {
                final Bytes<?> bytes = context.wire().bytes();
                // A mapping reaches a quarter block over its block's end, so a whole frame always lies in one.
                entry.wrap(bytes.addressForWrite(bytes.writePosition()), lengthInBytes);
                entry.putBytes(0, buffer, offset, lengthInBytes);
                bytes.writeSkip(lengthInBytes);
                position = context.index();
            } catch (final RuntimeException | Error e) {
                // Without this, closing would publish what is there so far.
                context.rollbackOnClose();
                throw e;
            }
        }
        return position;
    }

    /** The position of a frame if that is the last one in the journal, else NOT_LAST. */
    long findLast(final DirectBuffer buffer, final int offset, final int lengthInBytes) {
        int rollNumber = files.last();
        long frames = RollFileEnd.of(files, rollNumber).frames();
        if (frames == 0) {
            // Begun and left empty by what failed.
            rollNumber--;
            frames = RollFileEnd.of(files, rollNumber).frames();
        }
        if (frames <= 0) {
            return NOT_LAST;
        }
        final long last = JournalPosition.firstOf(rollNumber) + frames - 1;
        final UnsafeBuffer found = new UnsafeBuffer(new byte[FrameLayout.MAX_FRAME_LENGTH]);
        try (EntryCursor cursor = new EntryCursor(files)) {
            final int length = cursor.to(last, found) ? cursor.read(found) : EntryCursor.NOTHING;
            final boolean isSame = length == lengthInBytes
                    && new UnsafeBuffer(found, 0, length).equals(new UnsafeBuffer(buffer, offset, length));
            return isSame ? last : NOT_LAST;
        }
    }

    /** Bytes in the roll file that is written; 0 before the first. */
    long fileBytes() {
        return appender.wire() == null || appender.cycle() != clock.rollNumber()
                ? 0
                : appender.wire().bytes().writePosition();
    }

    /**
     * Bytes that are used in the roll file that is gone on with; 0 if it is not there yet. Opens it for a moment.
     *
     * @throws IOException if it is there and does not say: what is taken for unused is overwritten.
     */
    long usedBytes() throws IOException {
        return RollFileEnd.usedBytes(files.folder(), clock.rollNumber());
    }

    @Override
    public void close() {
        try {
            appender.close();
        } finally {
            queue.close();
        }
    }

    /**
     * The last roll file; or the next one if that was ended by a process which died before it could begin another, or if a writer
     * would not have left it so: behind damage nobody would find what is appended, and Chronicle trusts what it finds.
     */
    private int rollNumberToGoOnWith() {
        final int last = files.last();
        if (last == RollFiles.NONE) {
            return RollNumbers.FIRST;
        }
        try (RollFile file = files.open(last, RollFile.newWindow())) {
            return file != null && isToGoOnWith(file) ? last : last + 1;
        } catch (final FrameLogException e) {
            files.errors().report(e);
            return last + 1;
        }
    }

    private static boolean isToGoOnWith(final RollFile file) {
        final RollFileEnd end = RollFileEnd.of(file);
        return end.isIntact()
                && !end.isEnded()
                && !file.isCutOff()
                && EntryHeader.isMetaData(file.headerNow(0))
                && new RollFileIndex(file).isSound(end.frames());
    }
}
