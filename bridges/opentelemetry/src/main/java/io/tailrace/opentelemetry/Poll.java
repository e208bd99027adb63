package io.tailrace.opentelemetry;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is asked for its value again and again: callbacks, and sums that the engine does not count. Any thread adds; one polls. */
final class Poll {
    private final List<Callback> callbacks = new CopyOnWriteArrayList<>();
    private final Queue<PolledSum> sums = new ConcurrentLinkedQueue<>();

    void add(final Callback callback) {
        callbacks.add(callback);
    }

    void remove(final Callback callback) {
        callbacks.remove(callback);
    }

    PolledSum add(final PolledSum sum) {
        sums.add(sum);
        return sum;
    }

    void run(final long nowNs) {
        for (final Callback callback : callbacks) {
            callback.run(nowNs);
        }
        for (final PolledSum sum : sums) {
            sum.poll(nowNs);
        }
    }
}
