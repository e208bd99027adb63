package io.tailrace.sinks.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A lock on a file, against other processes and against this one.
 *
 * <p>On POSIX systems a process loses its lock as soon as it closes any channel of the file, also one that only tried to lock it.
 * So within a JVM a second attempt must be refused, and the owner told, without opening the file. The system properties are the one place that
 * all class loaders of a JVM share.
 */
final class SystemFileLock implements JournalFiles.HeldLock {
    private static final String PROPERTY_PREFIX = "tailrace.journal.locked.";

    private final String property;
    private final FileChannel channel;

    private SystemFileLock(final String property, final FileChannel channel) {
        this.property = property;
        this.channel = channel;
    }

    static JournalFiles.HeldLock tryLock(final Path file, final String owner) throws IOException {
        final String property = property(file);
        if (System.getProperties().putIfAbsent(property, owner) != null) {
            return null;
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                // In this order a full disk is no hindrance: the room is there from the owner before.
                channel.truncate(channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8))));
                return new SystemFileLock(property, channel);
            }
        } catch (final OverlappingFileLockException heldByThisJvm) {
            // Somebody of this JVM who knows nothing of the property: not ours to have.
        } catch (final IOException failure) {
            release(property, channel);
            throw failure;
        }
        release(property, channel);
        return null;
    }

    static String owner(final Path file) {
        try {
            final String ofThisJvm = System.getProperty(property(file));
            return ofThisJvm != null ? ofThisJvm : Files.readString(file).trim();
        } catch (final IOException untold) {
            return "";
        }
    }

    @Override
    public void close() {
        if (channel.isOpen()) {
            release(property, channel);
        }
    }

    private static String property(final Path file) throws IOException {
        final Path directory = file.toAbsolutePath().getParent().toRealPath();
        return PROPERTY_PREFIX + directory.resolve(file.getFileName());
    }

    /** The channel first: while it is open, nobody else of this JVM may take the property. */
    private static void release(final String property, final FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (final IOException alreadyUseless) {
                // The lock goes with the descriptor, which is gone whatever close says.
            }
        }
        System.getProperties().remove(property);
    }
}
