package io.tailrace.sinks.ndjson;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.CloseHelper;

/**
 * The file system, of which each step can be the one at which the process dies, or which fails. Nothing is forced: what is tested is the death of a process, and not of a
 * machine.
 */
final class FaultyFolder implements LineFolder {
    /** The process is dead. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private final LineFolder real = LineFolder.system();
    private final List<LineChannel> open = new ArrayList<>();
    private final Random random;
    private long steps;
    private long forces;
    private long killAt;
    private long failAt;
    private boolean isKilled;
    private boolean isFull;

    FaultyFolder(final Random random) {
        this.random = random;
    }

    /** Dies at a step from now on: 1 for the next; 0 for never. */
    void killAt(final long step) {
        killAt = step == 0 ? 0 : steps + step;
    }

    /** Fails once at a step from now on. */
    void failAt(final long step) {
        failAt = steps + step;
    }

    /** Nothing that takes room works. */
    void full(final boolean full) {
        isFull = full;
    }

    /** How often a file was brought to the disk. */
    long forces() {
        return forces;
    }

    /** What the system does with the files of a process that died. */
    void bury() {
        CloseHelper.quietCloseAll(open);
        open.clear();
        isKilled = false;
        killAt = 0;
    }

    private void step() throws IOException {
        if (isKilled) {
            throw new Killed();
        }
        steps++;
        if (steps == killAt) {
            isKilled = true;
            throw new Killed();
        }
        if (steps == failAt) {
            throw new IOException("Input/output error");
        }
    }

    @Override
    public LineChannel open(final Path path) throws IOException {
        step();
        if (isFull && real.identity(path) == null) {
            throw new IOException("No space left on device");
        }
        final LineChannel channel = real.open(path);
        open.add(channel);
        return new Channel(channel);
    }

    @Override
    public Object identity(final Path path) throws IOException {
        step();
        return real.identity(path);
    }

    @Override
    public List<Path> list(final Path folder) throws IOException {
        step();
        return real.list(folder);
    }

    @Override
    public void move(final Path from, final Path to) throws IOException {
        step();
        real.move(from, to);
    }

    @Override
    public void deleteIfExists(final Path path) throws IOException {
        step();
        real.deleteIfExists(path);
    }

    @Override
    public void force(final Path folder) throws IOException {
        step();
    }

    private final class Channel implements LineChannel {
        private final LineChannel channel;

        Channel(final LineChannel channel) {
            this.channel = channel;
        }

        @Override
        public boolean lock() throws IOException {
            step();
            return channel.lock();
        }

        @Override
        public long sizeInBytes() throws IOException {
            step();
            return channel.sizeInBytes();
        }

        @Override
        public int read(final ByteBuffer bytes, final long at) throws IOException {
            step();
            return channel.read(bytes, at);
        }

        /** Some of it may have been written before the fault. */
        @Override
        public int write(final ByteBuffer bytes, final long at) throws IOException {
            try {
                step();
                if (isFull) {
                    throw new IOException("No space left on device");
                }
            } catch (final IOException | Killed fault) {
                final ByteBuffer some = bytes.duplicate();
                some.limit(some.position() + random.nextInt(some.remaining() + 1));
                channel.write(some, at);
                throw fault;
            }
            return channel.write(bytes, at);
        }

        @Override
        public void truncate(final long sizeInBytes) throws IOException {
            step();
            channel.truncate(sizeInBytes);
        }

        @Override
        public void force() throws IOException {
            step();
            forces++;
        }

        @Override
        public void close() throws IOException {
            open.remove(channel);
            channel.close();
        }
    }
}
