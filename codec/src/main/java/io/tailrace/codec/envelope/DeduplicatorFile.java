package io.tailrace.codec.envelope;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The state of a {@link Deduplicator} in a file, so that duplicates are known over restarts. The file is replaced as a whole: after a crash
 * during a save it holds the state before. What was done after the last save is processed again after a crash, if it was not acknowledged.
 * One thread at a time for a file.
 *
 * <pre>
 *   8 bytes     TRDEDUP1
 *   4 bytes     count of facts
 *   24 bytes    each fact, oldest first: digest (16), milliseconds since 1970 at which it was done (8)
 *   4 bytes     CRC32C of all before
 * </pre>
 *
 * Numbers are big-endian. A file has at most 16 bytes and 24 for each fact of its writer's capacity.
 */
public final class DeduplicatorFile {
    /** Of a fact in memory. */
    static final int LONGS = 3;

    private static final long MAGIC = 0x5452_4445_4455_5031L; // TRDEDUP1
    private static final int FRAME_BYTES = Long.BYTES + Integer.BYTES + Integer.BYTES;
    private static final int FACT_BYTES = LONGS * Long.BYTES;
    private static final int BUFFER_BYTES = 1 << 16;

    private DeduplicatorFile() {}

    /**
     * Writes the state and forces it to the disk.
     *
     * @param file that is replaced; {@code .new} is added to its name while it is written.
     * @param deduplicator whose done facts are kept; it can be used meanwhile, but for the moment in which they are copied.
     * @throws IOException if it cannot be written; the file is as it was before then.
     */
    public static void save(final Path file, final Deduplicator deduplicator) throws IOException {
        final long[] state = deduplicator.state();
        final Path written = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(written, CREATE, TRUNCATE_EXISTING, WRITE)) {
            final CheckedOutputStream sum = new CheckedOutputStream(Channels.newOutputStream(channel), new CRC32C());
            final DataOutputStream out = new DataOutputStream(new BufferedOutputStream(sum, BUFFER_BYTES));
            out.writeLong(MAGIC);
            out.writeInt(state.length / LONGS);
            for (final long part : state) {
                out.writeLong(part);
            }
            out.flush();
            out.writeInt((int) sum.getChecksum().getValue());
            out.flush();
            channel.force(true);
        }
        Files.move(written, file, ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), READ)) {
            folder.force(true);
        }
    }

    /**
     * Makes a deduplicator of what was saved; one that knows nothing if there is no file. Of more facts than it may remember the newest are kept.
     *
     * @param file that {@link #save} wrote.
     * @param config how much it remembers.
     * @param clock that ages facts.
     * @return the deduplicator.
     * @throws DamagedStateException if the file is torn or something else; nothing of it is used.
     * @throws IOException if it cannot be read.
     */
    public static Deduplicator load(final Path file, final DeduplicatorConfig config, final InstantSource clock)
            throws IOException {
        final Deduplicator deduplicator = new Deduplicator(config, clock);
        try (FileChannel channel = FileChannel.open(file, READ)) {
            deduplicator.restore(read(file, channel, config.capacity()));
        } catch (final NoSuchFileException none) {
            return deduplicator;
        }
        return deduplicator;
    }

    private static long[] read(final Path file, final FileChannel channel, final int capacity) throws IOException {
        final long lengthInBytes = channel.size();
        if (lengthInBytes < FRAME_BYTES) {
            throw new DamagedStateException(file, "it has " + lengthInBytes + " bytes");
        }
        final CheckedInputStream sum = new CheckedInputStream(
                new BufferedInputStream(Channels.newInputStream(channel), BUFFER_BYTES), new CRC32C());
        final DataInputStream in = new DataInputStream(sum);
        if (in.readLong() != MAGIC) {
            throw new DamagedStateException(file, "it does not begin with TRDEDUP1");
        }
        final int count = in.readInt();
        if (count < 0 || count > DeduplicatorConfig.MOST || lengthInBytes != FRAME_BYTES + (long) count * FACT_BYTES) {
            throw new DamagedStateException(file, "it has " + lengthInBytes + " bytes and says " + count + " facts");
        }
        final long[] state = readFacts(in, count, Math.min(count, capacity));
        final int expected = (int) sum.getChecksum().getValue();
        if (in.readInt() != expected) {
            throw new DamagedStateException(file, "its checksum differs");
        }
        return checked(file, state);
    }

    /** The newest facts; what is older has to be read for the checksum. */
    private static long[] readFacts(final DataInputStream in, final int count, final int kept) throws IOException {
        final long[] state = new long[kept * LONGS];
        final long skipped = (long) (count - kept) * LONGS;
        for (long i = 0; i < skipped; i++) {
            in.readLong();
        }
        for (int i = 0; i < state.length; i++) {
            state[i] = in.readLong();
        }
        return state;
    }

    private static long[] checked(final Path file, final long[] state) throws DamagedStateException {
        long before = 0;
        for (int i = LONGS - 1; i < state.length; i += LONGS) {
            if (state[i] < before) {
                throw new DamagedStateException(file, "its times do not rise");
            }
            before = state[i];
        }
        return state;
    }
}
