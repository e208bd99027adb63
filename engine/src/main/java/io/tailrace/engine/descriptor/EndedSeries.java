package io.tailrace.engine.descriptor;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Remembers the label sets of series that have ended, as long as somebody holds a handle of them: a handle holds its series, so when the
 * series is unreachable nothing can be recorded into it any more. Under the registry's lock.
 */
final class EndedSeries {
    private final Map<Integer, Remembered> byId = new HashMap<>();
    private final ReferenceQueue<Series> unreachable = new ReferenceQueue<>();
    private List<Integer> forgettable = new ArrayList<>();

    private static final class Remembered extends WeakReference<Series> {
        private final int id;
        private final Metric metric;
        private final List<String> labelValues;

        Remembered(final Series series, final ReferenceQueue<Series> queue) {
            super(series, queue);
            id = series.id();
            metric = series.metric();
            labelValues = series.labelValues();
        }
    }

    void add(final Series series) {
        byId.put(series.id(), new Remembered(series, unreachable));
    }

    /** Null if nobody can record into it any more. */
    Metric metric(final int id) {
        final Remembered remembered = byId.get(id);
        return remembered == null ? null : remembered.metric;
    }

    List<String> labelValues(final int id) {
        return byId.get(id).labelValues;
    }

    int size() {
        return byId.size();
    }

    /**
     * Forgets those of which nobody held a handle any more at the last call. Between two calls every ring must have been drained: what was
     * recorded with the last handle has been counted then.
     *
     * @param told which were forgotten.
     */
    void forgetUnreachable(final IntConsumer told) {
        for (final int id : forgettable) {
            byId.remove(id);
            told.accept(id);
        }
        forgettable = new ArrayList<>();
        for (Reference<? extends Series> next = unreachable.poll(); next != null; next = unreachable.poll()) {
            forgettable.add(((Remembered) next).id);
        }
    }
}
