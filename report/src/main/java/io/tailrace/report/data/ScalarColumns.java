package io.tailrace.report.data;

import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.replay.SeriesDelta;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The columns of one counter or gauge: increments of the one, last values of the other. One thread. */
final class ScalarColumns {
    private final SeriesInfo info;
    private final boolean isCounter;
    private final TreeMap<Long, Double> columns = new TreeMap<>();

    ScalarColumns(final SeriesInfo info) {
        this.info = info;
        isCounter = info.metric().type() == MetricType.COUNTER;
    }

    SeriesInfo info() {
        return info;
    }

    /** By column, in the exposed unit. */
    NavigableMap<Long, Double> columns() {
        return columns;
    }

    void add(final long column, final SeriesDelta delta) {
        if (isCounter) {
            // Added up as recorded and made the exposed unit at the end: whole numbers below 2^53 are exact.
            columns.merge(column, (double) delta.counterIncrement(), Double::sum);
        } else {
            columns.put(column, delta.gaugeValue());
        }
    }

    void coarsen(final long times) {
        final TreeMap<Long, Double> longer = new TreeMap<>();
        columns.forEach((column, value) ->
                longer.merge(Math.floorDiv(column, times), value, isCounter ? Double::sum : (before, last) -> last));
        columns.clear();
        columns.putAll(longer);
    }
}
