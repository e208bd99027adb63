package io.tailrace.cli.stat;

import io.tailrace.engine.reader.SeriesInfo;
import java.util.ArrayList;
import java.util.List;

/** How series are called. */
final class SeriesName {
    private SeriesName() {}

    /** {@code name{label=value,...}}, as it was recorded: to be cleaned before a person sees it. */
    static String of(final SeriesInfo series) {
        final List<String> names = series.metric().labelNames();
        final List<String> values = series.labelValues();
        final List<String> labels = new ArrayList<>();
        for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
            labels.add(names.get(i) + "=" + values.get(i));
        }
        return series.metric().name() + (labels.isEmpty() ? "" : "{" + String.join(",", labels) + "}");
    }
}
