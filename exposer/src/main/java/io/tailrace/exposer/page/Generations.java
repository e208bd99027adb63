package io.tailrace.exposer.page;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest page of a format and those before it that slow clients still read: three at the most, so that while clients hold two old ones the
 * newest stays what it is. Each is counted: we hold all that are here, and a connection holds one until it has sent it. One that nobody reads
 * any more becomes the next, for memory outside the heap is dear to get. Event-loop thread.
 */
final class Generations implements AutoCloseable {
    static final int MOST_ALIVE = 3;

    private final List<ByteBuf> old = new ArrayList<>(MOST_ALIVE);
    private ByteBuf newest;

    /** The newest page, or null. It is ours. */
    ByteBuf newest() {
        return newest;
    }

    /** Whether {@link #begin} would find memory. */
    boolean hasRoom() {
        return unread() >= 0 || alive() < MOST_ALIVE;
    }

    int alive() {
        return old.size() + (newest == null ? 0 : 1);
    }

    /** Memory for the next page, empty. It is the caller's until {@link #become}. */
    ByteBuf begin(final int expectedLengthInBytes) {
        final int unread = unread();
        return unread < 0
                ? ByteBufAllocator.DEFAULT.directBuffer(expectedLengthInBytes)
                : old.remove(unread).clear();
    }

    /** Takes a newer page over. */
    void become(final ByteBuf newer) {
        if (newest != null) {
            old.add(newest);
        }
        newest = newer;
    }

    /** Index of an old page that only we hold, or -1. */
    private int unread() {
        for (int i = 0; i < old.size(); i++) {
            if (old.get(i).refCnt() == 1) {
                return i;
            }
        }
        return -1;
    }

    /** Lets go of all; clients that read one keep it. */
    @Override
    public void close() {
        old.forEach(ByteBuf::release);
        old.clear();
        if (newest != null) {
            newest.release();
            newest = null;
        }
    }
}
