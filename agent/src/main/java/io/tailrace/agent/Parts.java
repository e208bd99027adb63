package io.tailrace.agent;

import java.util.ArrayDeque;
import java.util.Deque;
import org.agrona.CloseHelper;

/** What was started, to be closed in the order that is the other way round. Any thread. */
final class Parts implements AutoCloseable {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    synchronized void add(final AutoCloseable part) {
        started.push(part);
    }

    @Override
    public synchronized void close() {
        CloseHelper.closeAll(started);
    }
}
