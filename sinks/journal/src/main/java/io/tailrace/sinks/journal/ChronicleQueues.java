package io.tailrace.sinks.journal;

import java.nio.file.Path;
import java.util.List;
import net.openhft.chronicle.bytes.SyncMode;
import net.openhft.chronicle.core.values.LongValue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.impl.table.AbstractTSQueueLock;

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

    /** For locks whose holder can only be dead, because the journal's own lock is held. */
    private static final long TIMEOUT_MS = 250;

    private static final String WRITE_LOCK_KEY = "chronicle.write.lock";
    private static final String LOWEST_KEY = "listing.lowestCycle";
    private static final String HIGHEST_KEY = "listing.highestCycle";
    private static final String ENDS_MARKED_KEY = "normalisedEOFsTo";

    static {
        setUnlessSet("chronicle.analytics.disable", "true");
        setUnlessSet("chronicle.announcer.disable", "true");
        setUnlessSet("chronicle.disk.monitor.disable", "true");
        setUnlessSet("background.releaser", "false");
    }

    private ChronicleQueues() {}

    /**
     * A queue to append to one roll file and those behind it. Chronicle opens no older one, for they may be damaged, or many. Only
     * for the holder of the journal's lock.
     */
    static SingleChronicleQueue forAppending(final Path directory, final RollClock clock) {
        final SingleChronicleQueue queue =
                builder(directory).timeProvider(clock).readOnly(false).build();
        try {
            clearLeftLock(queue);
            confine(queue, clock.rollNumber());
            return queue;
        } catch (final RuntimeException | Error e) {
            queue.close();
            throw e;
        }
    }

    /** Whether a roll file can have that length; if not, it was cut off, and reading it through a mapping can end the JVM. */
    static boolean isWhole(final long fileBytes) {
        return fileBytes > OVERLAP_BYTES && (fileBytes - OVERLAP_BYTES) % BLOCK_BYTES == 0;
    }

    private static SingleChronicleQueueBuilder builder(final Path directory) {
        return SingleChronicleQueueBuilder.binary(directory)
                .rollCycle(RollNumbers.INSTANCE)
                .epoch(RollNumbers.EPOCH_MS)
                .blockSize(BLOCK_BYTES)
                .timeoutMS(TIMEOUT_MS)
                .forceDirectoryListingRefreshIntervalMs(Long.MAX_VALUE)
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

    /** Sets the range of roll files that Chronicle's table knows, and up to which older files have their end marked. */
    private static void confine(final SingleChronicleQueue queue, final int rollNumber) {
        for (final String key : List.of(LOWEST_KEY, HIGHEST_KEY, ENDS_MARKED_KEY)) {
            try (LongValue value = queue.metaStore().acquireValueFor(key, rollNumber)) {
                value.setVolatileValue(rollNumber);
            }
        }
    }

    private static void setUnlessSet(final String property, final String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
