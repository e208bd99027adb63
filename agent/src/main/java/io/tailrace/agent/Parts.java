package io.tailrace.agent;

import java.util.ArrayDeque;
import java.util.Deque;
import org.agrona.CloseHelper;

/** What was started, to be closed in the order that is the other way round; what comes later is closed at once. Any thread. */
final class Parts implements AutoCloseable {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean isClosed;

    synchronized void add(final AutoCloseable part) {
        if (isClosed) {
            CloseHelper.close(part);
        } else {
            started.push(part);
        }
    }

    @Override
    public synchronized void close() {
        if (!isClosed) {
            isClosed = true;
            CloseHelper.closeAll(started);
        }
    }
}
