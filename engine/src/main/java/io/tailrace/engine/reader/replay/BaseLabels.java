package io.tailrace.engine.reader.replay;

import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.SeriesInfo;
import java.util.ArrayList;
import java.util.List;

/** The labels that every first-party series has, from the epoch that recorded it. */
final class BaseLabels {
    static final List<String> NAMES = MetricFamilies.BASE_LABELS;

    private BaseLabels() {}

    static List<String> values(final EpochInfo epoch) {
        return List.of(epoch.service(), epoch.instance(), epoch.buildVersion(), epoch.amnesia() ? "on" : "off");
    }

    /** Names of all labels that a series is shown with. */
    static List<String> allNames(final SeriesInfo series) {
        return join(series, NAMES, series.metric().labelNames());
    }

    /** Their values. */
    static List<String> allValues(final EpochInfo epoch, final SeriesInfo series) {
        return join(series, values(epoch), series.labelValues());
    }

    private static List<String> join(final SeriesInfo series, final List<String> base, final List<String> own) {
        if (!series.metric().firstParty()) {
            return own;
        }
        final List<String> all = new ArrayList<>(base);
        all.addAll(own);
        return all;
    }
}
