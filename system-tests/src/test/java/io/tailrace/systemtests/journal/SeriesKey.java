package io.tailrace.systemtests.journal;

import io.tailrace.engine.reader.SeriesInfo;
import java.util.Comparator;
import java.util.List;

/** A series of any epoch: a metric's name and the values of its labels. */
record SeriesKey(String metric, List<String> labelValues) implements Comparable<SeriesKey> {
    private static final Comparator<SeriesKey> ORDER = Comparator.comparing(SeriesKey::metric)
            .thenComparing(key -> key.labelValues().toString());

    static SeriesKey of(final SeriesInfo series) {
        return new SeriesKey(series.metric().name(), series.labelValues());
    }

    @Override
    public int compareTo(final SeriesKey other) {
        return ORDER.compare(this, other);
    }
}
