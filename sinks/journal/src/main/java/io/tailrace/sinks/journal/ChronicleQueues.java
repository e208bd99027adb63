package io.tailrace.sinks.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.SyncMode;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.core.values.LongValue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.impl.table.AbstractTSQueueLock;
import net.openhft.chronicle.wire.Wires;

/**
 * Opens Chronicle queues, and sees to it that Chronicle opens nothing else: no report over the network, no banner, no thread
 * that watches disks, no thread that unmaps files. Each of these is decided when Chronicle's classes load, by system properties;
 * a host that uses Chronicle itself can set them otherwise before.
 */
final class ChronicleQueues {
    /** Of a mapping; a fresh file is five quarters of it long and nearly all hole. Belongs to the format: files grow by it. */
    private static final int BLOCK_BYTES = 16 << 20;
    /** What a mapping reaches over its block, so that a frame never lies in two of them. */
    private static final int OVERLAP_BYTES = BLOCK_BYTES / 4;
    /** The first entry of a roll file, Chronicle's own, begins with its length and two flags. */
    static final int FILE_BEGIN_LENGTH = Integer.BYTES;

    /** For locks whose holder can only be dead, because the journal's own lock is held. */
    private static final long TIMEOUT_MS = 250;

    private static final String WRITE_LOCK_KEY = "chronicle.write.lock";

    static {
        setUnlessSet("chronicle.analytics.disable", "true");
        setUnlessSet("chronicle.announcer.disable", "true");
        setUnlessSet("chronicle.disk.monitor.disable", "true");
        setUnlessSet("background.releaser", "false");
    }

    private ChronicleQueues() {}

    /** A queue to append to. Only for the holder of the journal's lock. */
    static SingleChronicleQueue forAppending(final Path directory, final RollClock clock) {
        final SingleChronicleQueue queue =
                builder(directory).timeProvider(clock).readOnly(false).build();
        clearLeftLock(queue);
        return queue;
    }

    /** A queue that writes nothing, whoever appends meanwhile. */
    static SingleChronicleQueue forReading(final Path directory) {
        // Readers take the range of roll files from the appender's table; no time moves them.
        final TimeProvider still = () -> 0L;
        return builder(directory).timeProvider(still).readOnly(true).build();
    }

    /** Whether a roll file can have that length; if not, it was cut off, and reading it through a mapping can end the JVM. */
    static boolean isWhole(final long fileBytes) {
        return fileBytes > OVERLAP_BYTES && (fileBytes - OVERLAP_BYTES) % BLOCK_BYTES == 0;
    }

    /** Whether a roll file's first entry was finished, which Chronicle does before it makes the file known. */
    static boolean isBegun(final byte[] fileBegin) {
        return fileBegin.length == FILE_BEGIN_LENGTH
                && Wires.isReady(ByteBuffer.wrap(fileBegin)
                        .order(ByteOrder.nativeOrder())
                        .getInt());
    }

    private static SingleChronicleQueueBuilder builder(final Path directory) {
        return SingleChronicleQueueBuilder.binary(directory)
                .rollCycle(RollNumbers.INSTANCE)
                .epoch(RollNumbers.EPOCH_MS)
                .blockSize(BLOCK_BYTES)
                .timeoutMS(TIMEOUT_MS)
                .syncMode(SyncMode.NONE);
    }

    /**
     * Chronicle's own write lock holds a pid and survives a killed process. If the new process has the same pid, as the only one
     * of a container has, it would wait for itself.
     */
    private static void clearLeftLock(final SingleChronicleQueue queue) {
        try (LongValue lock = queue.metaStore().acquireValueFor(WRITE_LOCK_KEY, AbstractTSQueueLock.UNLOCKED)) {
            lock.setVolatileValue(AbstractTSQueueLock.UNLOCKED);
        }
    }

    private static void setUnlessSet(final String property, final String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
