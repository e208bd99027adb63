package io.tailrace.sinks.journal;

import io.tailrace.engine.log.FrameLogException;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.BitUtil;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Positions that outlive the process, in a mapped file of fixed length that is written whole when it is made, so that a full disk
 * cannot hurt it. Little-endian records of 128 bytes; the first is the header.
 *
 * <pre>
 *   header   0 magic, int64 | 8 newest complete checkpoint, int64, 0 = none
 *   reader   0 last acknowledged position, int64, 0 = none | 8 length of name, int32, 0 = free | 12 name, ASCII
 * </pre>
 *
 * The appender's thread writes the checkpoint, each reader's thread its own position; all of them are read by any thread and
 * process, with volatile reads that pair with ordered writes.
 */
final class JournalPositions implements AutoCloseable {
    static final int LONGEST_NAME = 100;
    static final int READERS_LIMIT = 63;

    private static final long MAGIC = 0x31_53_4F_50_4C_52_4AL;
    private static final int RECORD_LENGTH = 128;
    private static final int FILE_LENGTH = (READERS_LIMIT + 1) * RECORD_LENGTH;
    private static final int CHECKPOINT_OFFSET = BitUtil.SIZE_OF_LONG;
    private static final int NAME_OFFSET = BitUtil.SIZE_OF_LONG;

    /** In the place of a name's length while a process writes the name. Who dies in that moment leaves a record that nobody uses. */
    private static final int CLAIMED = -1;

    private final MappedByteBuffer mapped;
    private final UnsafeBuffer buffer;

    private JournalPositions(final MappedByteBuffer mapped) {
        this.mapped = mapped;
        this.buffer = new UnsafeBuffer(mapped);
    }

    static JournalPositions forAppending(final JournalFolder folder, final JournalFiles files) {
        final Path file = folder.positionsFile();
        try {
            if (!Files.exists(file)) {
                final UnsafeBuffer fresh = new UnsafeBuffer(new byte[FILE_LENGTH]);
                fresh.putLong(0, MAGIC);
                files.write(file, fresh.byteArray());
            }
        } catch (final IOException e) {
            throw new FrameLogException("Journal " + folder.directory() + ": cannot be written: " + e, e);
        }
        return map(folder, false);
    }

    /** Positions to write one reader's own into, also while another process appends. */
    static JournalPositions forHolding(final JournalFolder folder) {
        if (!Files.isWritable(folder.positionsFile())) {
            throw folder.refusal(folder.positionsFile().getFileName()
                    + " in it cannot be written by this process; nothing can be held for a reader");
        }
        return map(folder, false);
    }

    /** Positions to look at; null if the journal has none, or damaged ones, which is told: readers find their way without. */
    static JournalPositions forReading(final JournalFolder folder, final DistinctErrors errors) {
        try {
            return Files.exists(folder.positionsFile()) ? map(folder, true) : null;
        } catch (final RuntimeException e) {
            errors.report(e);
            return null;
        }
    }

    long checkpoint() {
        return buffer.getLongVolatile(CHECKPOINT_OFFSET);
    }

    void checkpoint(final long position) {
        buffer.putLongRelease(CHECKPOINT_OFFSET, position);
    }

    /**
     * The record of a named reader, made if it is new.
     *
     * @return to be given to {@link #acknowledged}; -1 if there is no room for another name.
     */
    synchronized int recordOf(final String name) {
        int unused = -1;
        for (int record = READERS_LIMIT; record > 0; record--) {
            if (isFree(record)) {
                unused = record;
            } else if (isUsed(record) && name.equals(nameOf(record))) {
                return record;
            }
        }
        if (unused > 0 && !claim(unused, name)) {
            return recordOf(name);
        }
        return unused;
    }

    /** Another process may want the same record: a length that no name has keeps it out, and readers of the file from half a name. */
    private boolean claim(final int record, final String name) {
        final int lengthOffset = record * RECORD_LENGTH + NAME_OFFSET;
        final int free = buffer.getInt(lengthOffset);
        if (isName(free) || free == CLAIMED || !buffer.compareAndSetInt(lengthOffset, free, CLAIMED)) {
            return false;
        }
        acknowledged(record, 0);
        buffer.putStringWithoutLengthAscii(lengthOffset + BitUtil.SIZE_OF_INT, name);
        buffer.putIntRelease(lengthOffset, name.length());
        return true;
    }

    /** Forgets a reader, so that nothing is kept for it. */
    synchronized void forget(final String name) {
        for (int record = 1; record <= READERS_LIMIT; record++) {
            if (isUsed(record) && name.equals(nameOf(record))) {
                buffer.putInt(record * RECORD_LENGTH + NAME_OFFSET, 0);
            }
        }
    }

    /** Named readers and what they acknowledged. */
    synchronized Map<String, Long> readers() {
        final Map<String, Long> readers = new TreeMap<>();
        for (int record = 1; record <= READERS_LIMIT; record++) {
            if (isUsed(record)) {
                readers.put(nameOf(record), acknowledged(record));
            }
        }
        return readers;
    }

    private boolean isFree(final int record) {
        return !isUsed(record) && buffer.getIntVolatile(record * RECORD_LENGTH + NAME_OFFSET) != CLAIMED;
    }

    private boolean isUsed(final int record) {
        // A length that no name has is damage: the reader it stood for is not known any more.
        return isName(buffer.getIntVolatile(record * RECORD_LENGTH + NAME_OFFSET));
    }

    private static boolean isName(final int length) {
        return length > 0 && length <= LONGEST_NAME;
    }

    private String nameOf(final int record) {
        return buffer.getStringAscii(record * RECORD_LENGTH + NAME_OFFSET);
    }

    long acknowledged(final int record) {
        return buffer.getLongVolatile(record * RECORD_LENGTH);
    }

    void acknowledged(final int record, final long position) {
        buffer.putLongRelease(record * RECORD_LENGTH, position);
    }

    /** The named reader that acknowledged least, and its position; null if there are no readers. */
    Map.Entry<String, Long> slowest() {
        return readers().entrySet().stream().min(Map.Entry.comparingByValue()).orElse(null);
    }

    @Override
    public void close() {
        IoUtil.unmap(mapped);
    }

    private static JournalPositions map(final JournalFolder folder, final boolean readOnly) {
        final Path file = folder.positionsFile();
        final MappedByteBuffer mapped = readOnly
                ? IoUtil.mapExistingFile(file.toFile(), FileChannel.MapMode.READ_ONLY, file.toString())
                : IoUtil.mapExistingFile(file.toFile(), file.toString());
        final JournalPositions positions = new JournalPositions(mapped);
        if (mapped.capacity() != FILE_LENGTH || positions.buffer.getLong(0) != MAGIC) {
            positions.close();
            throw folder.refusal(file.getFileName()
                    + " in it is damaged; delete that file: the checkpoint is found anew, named readers begin anew");
        }
        return positions;
    }
}
