package io.tailrace.sinks.journal;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.openhft.chronicle.queue.util.FileUtil;

/** The machine's file system. */
enum SystemJournalFiles implements JournalFiles {
    INSTANCE;

    @Override
    public long usableBytes(final File directory) {
        return directory.getUsableSpace();
    }

    @Override
    public List<Path> list(final Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().collect(Collectors.toList());
        }
    }

    @Override
    public long sizeInBytes(final Path file) throws IOException {
        return Files.size(file);
    }

    @Override
    public void createDirectories(final Path directory) throws IOException {
        Files.createDirectories(directory);
    }

    @Override
    public byte[] read(final Path file, final int limitInBytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(limitInBytes);
        }
    }

    @Override
    public OpenFile open(final Path file) throws IOException {
        return new SystemOpenFile(file);
    }

    @Override
    public void rename(final Path file, final String name) throws IOException {
        Files.move(file, file.resolveSibling(name));
    }

    @Override
    public void write(final Path file, final byte[] content) throws IOException {
        final Path next = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            final ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (final IOException failure) {
            Files.deleteIfExists(next);
            throw failure;
        }
        Files.move(next, file, ATOMIC_MOVE, REPLACE_EXISTING);
    }

    @Override
    public void force(final Path file) throws IOException {
        // Not by a channel: that would be closed if the thread is interrupted, as agents are when they are to end.
        // And not for writing: that would make the file if it is gone.
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r")) {
            opened.getFD().sync();
        }
    }

    @Override
    public void forceDirectory(final Path directory) throws IOException {
        // A folder can be forced by a channel only, which must not see that the thread is interrupted.
        final boolean wasInterrupted = Thread.interrupted();
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public DiskRoom openRoom(final Path file) throws IOException {
        return new SystemDiskRoom(file);
    }

    @Override
    public void delete(final Path file) throws IOException {
        Files.delete(file);
    }

    @Override
    public List<Path> removableRollFiles(final Path directory) throws IOException {
        try (Stream<File> files = FileUtil.removableRollFileCandidates(directory.toFile())) {
            return files.map(File::toPath).collect(Collectors.toList());
        } catch (final UnsupportedOperationException noProcFileSystem) {
            return list(directory).stream()
                    .filter(file -> file.toString().endsWith(JournalPosition.ROLL_FILE_SUFFIX))
                    .collect(Collectors.toList());
        }
    }

    @Override
    public HeldLock tryLock(final Path file, final String owner) throws IOException {
        return SystemFileLock.tryLock(file, owner);
    }

    @Override
    public String lockOwner(final Path file) {
        return SystemFileLock.owner(file);
    }
}
