package io.tailrace.probes;

import io.tailrace.engine.recording.Family;
import io.tailrace.engine.recording.Histogram;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Joins pauses with the collection that made them: a pause is told when it ends, the collector's name and the cause when the collection ends. Pauses of a collection that goes on
 * for long, beside the program, are recorded without them after a while; so are the oldest when there are many. One thread.
 */
final class GcPauses {
    static final String UNKNOWN = "unknown";
    private static final int MOST_COLLECTIONS = 64;
    private static final int MOST_PAUSES = 64;
    private static final int PATIENCE_IN_FLUSHES = 5;

    private final Family<? extends Histogram> histograms;
    private final Map<Long, Pauses> open = new LinkedHashMap<>();

    GcPauses(final Family<? extends Histogram> histograms) {
        this.histograms = histograms;
    }

    void paused(final long collection, final long durationNs) {
        final Pauses pauses = open.computeIfAbsent(collection, id -> new Pauses());
        if (pauses.count == MOST_PAUSES) {
            record(pauses, UNKNOWN, UNKNOWN);
        }
        pauses.add(durationNs);
        if (open.size() > MOST_COLLECTIONS) {
            final Iterator<Pauses> oldest = open.values().iterator();
            record(oldest.next(), UNKNOWN, UNKNOWN);
            oldest.remove();
        }
    }

    void collected(final long collection, final String collector, final String cause) {
        final Pauses pauses = open.remove(collection);
        if (pauses != null) {
            record(pauses, text(collector), text(cause));
        }
    }

    /** Called about once a second. */
    void flushed() {
        final Iterator<Pauses> all = open.values().iterator();
        while (all.hasNext()) {
            final Pauses pauses = all.next();
            if (++pauses.flushes >= PATIENCE_IN_FLUSHES) {
                record(pauses, UNKNOWN, UNKNOWN);
                all.remove();
            }
        }
    }

    /** Nothing more will be told. */
    void close() {
        open.values().forEach(pauses -> record(pauses, UNKNOWN, UNKNOWN));
        open.clear();
    }

    private void record(final Pauses pauses, final String collector, final String cause) {
        final Histogram histogram = histograms.labels(collector, cause);
        for (int i = 0; i < pauses.count; i++) {
            histogram.record(pauses.durationsNs[i]);
        }
        pauses.count = 0;
    }

    private static String text(final String told) {
        return told == null || told.isEmpty() ? UNKNOWN : told;
    }

    private static final class Pauses {
        private long[] durationsNs = new long[4];
        private int count;
        private int flushes;

        void add(final long durationNs) {
            if (count == durationsNs.length) {
                durationsNs = Arrays.copyOf(durationsNs, 2 * count);
            }
            durationsNs[count++] = durationNs;
        }
    }
}
