package io.tailrace.sinks.journal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Hands everything on; tests override what is to go wrong. */
class JournalFilesDecorator implements JournalFiles {
    private final JournalFiles inner;

    JournalFilesDecorator(final JournalFiles inner) {
        this.inner = inner;
    }

    @Override
    public long usableBytes(final File directory) {
        return inner.usableBytes(directory);
    }

    @Override
    public List<Path> list(final Path directory) throws IOException {
        return inner.list(directory);
    }

    @Override
    public long sizeInBytes(final Path file) throws IOException {
        return inner.sizeInBytes(file);
    }

    @Override
    public void createDirectories(final Path directory) throws IOException {
        inner.createDirectories(directory);
    }

    @Override
    public byte[] read(final Path file, final int limitInBytes) throws IOException {
        return inner.read(file, limitInBytes);
    }

    @Override
    public OpenFile open(final Path file) throws IOException {
        return inner.open(file);
    }

    @Override
    public void rename(final Path file, final String name) throws IOException {
        inner.rename(file, name);
    }

    @Override
    public void write(final Path file, final byte[] content) throws IOException {
        inner.write(file, content);
    }

    @Override
    public void force(final Path file) throws IOException {
        inner.force(file);
    }

    @Override
    public void forceDirectory(final Path directory) throws IOException {
        inner.forceDirectory(directory);
    }

    @Override
    public DiskRoom openRoom(final Path file) throws IOException {
        return inner.openRoom(file);
    }

    @Override
    public void delete(final Path file) throws IOException {
        inner.delete(file);
    }

    @Override
    public List<Path> removableRollFiles(final Path directory) throws IOException {
        return inner.removableRollFiles(directory);
    }

    @Override
    public HeldLock tryLock(final Path file, final String owner) throws IOException {
        return inner.tryLock(file, owner);
    }

    @Override
    public String lockOwner(final Path file) {
        return inner.lockOwner(file);
    }
}
