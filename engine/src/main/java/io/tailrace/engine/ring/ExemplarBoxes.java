package io.tailrace.engine.ring;

import io.tailrace.engine.aggregate.ExemplarConsumer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The exemplar boxes of one channel, one a series at the most, however many handles offer to it. They live as long as the channel.
 * Opened by any thread, collected by the aggregator's, without an allocation.
 */
final class ExemplarBoxes {
    private final boolean singleWriter;
    private final Map<Integer, ExemplarBox> bySeries = new ConcurrentHashMap<>();

    /** Head of a list that only grows; written under the lock. */
    private volatile ExemplarBox newest;

    ExemplarBoxes(final boolean singleWriter) {
        this.singleWriter = singleWriter;
    }

    ExemplarBox open(final int seriesId) {
        final ExemplarBox known = bySeries.get(seriesId);
        return known != null ? known : add(seriesId);
    }

    private synchronized ExemplarBox add(final int seriesId) {
        final ExemplarBox known = bySeries.get(seriesId);
        if (known != null) {
            return known;
        }
        final ExemplarBox box = new ExemplarBox(seriesId, singleWriter, newest);
        newest = box; // volatile; pairs with the read in collect
        bySeries.put(seriesId, box);
        return box;
    }

    void collect(final ExemplarConsumer consumer) {
        for (ExemplarBox box = newest; box != null; box = box.next) {
            box.collect(consumer);
        }
    }
}
