package io.tailrace.engine.reader.replay;

import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.SeriesInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The labels that every first-party series has, from the epoch that recorded it. Of two of a name the series' own is shown. */
final class BaseLabels {
    private BaseLabels() {}

    /** Names of all labels that a series is shown with. */
    static List<String> allNames(final EpochInfo epoch, final SeriesInfo series) {
        return all(epoch, series, true);
    }

    /** Their values. */
    static List<String> allValues(final EpochInfo epoch, final SeriesInfo series) {
        return all(epoch, series, false);
    }

    private static List<String> all(final EpochInfo epoch, final SeriesInfo series, final boolean names) {
        final List<String> ownNames = series.metric().labelNames();
        final List<String> own = names ? ownNames : series.labelValues();
        if (!series.metric().firstParty()) {
            return own;
        }
        final List<String> all = new ArrayList<>();
        for (final Map.Entry<String, String> label : epoch.baseLabels().entrySet()) {
            if (!ownNames.contains(label.getKey())) {
                all.add(names ? label.getKey() : label.getValue());
            }
        }
        all.addAll(own);
        return all;
    }
}
