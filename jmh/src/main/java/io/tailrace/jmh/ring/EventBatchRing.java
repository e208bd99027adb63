package io.tailrace.jmh.ring;

import com.lmax.disruptor.InsufficientCapacityException;

/** One sample an event, but sequences are claimed many at a time; each is published when its sample is there. */
final class EventBatchRing extends EventRing {
    private static final int BATCH = 64;

    private long claimed = -1;
    private long last = -1;

    @Override
    public boolean offer(final int seriesId, final long value) {
        if (last == claimed && !claim()) {
            return false;
        }
        publish(++last, seriesId, value);
        return true;
    }

    private boolean claim() {
        try {
            claimed = events.tryNext(BATCH);
            return true;
        } catch (final InsufficientCapacityException full) {
            return false;
        }
    }
}
