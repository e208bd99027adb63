package io.tailrace.engine;

import io.tailrace.engine.reader.SeriesInfo;
import java.util.List;

/** What makes a series the same one in another epoch. */
record SeriesKey(String name, List<String> labelValues) {
    static SeriesKey of(final SeriesInfo series) {
        return new SeriesKey(series.metric().name(), series.labelValues());
    }
}
