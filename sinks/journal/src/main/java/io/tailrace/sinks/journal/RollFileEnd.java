package io.tailrace.sinks.journal;

import io.tailrace.codec.frame.FrameLayout;
import net.openhft.chronicle.bytes.MappedBytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueStore;
import net.openhft.chronicle.wire.Wires;

/**
 * Where a roll file ends. Chronicle keeps the place of the last entry and searches on from there, trusting the lengths it finds;
 * so this looks first whether they lead to an end within the file.
 */
record RollFileEnd(long usedBytes, boolean isIntact) {
    private static final int HEADER_LENGTH = 4;
    private static final RollFileEnd NO_FILE = new RollFileEnd(0, true);

    /** Opens the file for a moment. */
    static RollFileEnd of(final SingleChronicleQueue queue, final int rollNumber) {
        final SingleChronicleQueueStore store = queue.storeForCycle(rollNumber, queue.epoch(), false, null);
        if (store == null) {
            return NO_FILE;
        }
        final MappedBytes bytes = store.bytes();
        try {
            return from(store.writePosition(), bytes, store.file().length());
        } finally {
            bytes.releaseLast();
            queue.closeStore(store);
        }
    }

    /** Frames in a roll file; -1 if its end is damaged. */
    static long frames(final SingleChronicleQueue queue, final int rollNumber) {
        if (!of(queue, rollNumber).isIntact()) {
            return -1;
        }
        try (ExcerptTailer tailer = queue.createTailer()) {
            return Math.max(0, tailer.excerptsInCycle(rollNumber));
        }
    }

    private static RollFileEnd from(final long lastEntry, final MappedBytes bytes, final long fileBytes) {
        final long limit = fileBytes - FrameLayout.MAX_FRAME_LENGTH;
        long at = lastEntry;
        if (at >= limit) {
            return new RollFileEnd(fileBytes, false);
        }
        int header = bytes.readVolatileInt(at);
        boolean isIntact = at == 0 || Wires.isReadyData(header);
        while (Wires.isReady(header)) {
            final long next = at + HEADER_LENGTH + Wires.lengthOf(header);
            if (next >= limit) {
                return new RollFileEnd(Math.min(next, fileBytes), false);
            }
            at = next + (-next & (HEADER_LENGTH - 1));
            header = bytes.readVolatileInt(at);
        }
        isIntact &= header == Wires.NOT_INITIALIZED || Wires.isEndOfFile(header) || header == Wires.NOT_COMPLETE;
        return new RollFileEnd(at, isIntact);
    }
}
