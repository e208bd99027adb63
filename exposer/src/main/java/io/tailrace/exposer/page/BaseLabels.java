package io.tailrace.exposer.page;

import io.tailrace.engine.reader.EpochInfo;
import java.util.List;
import java.util.Map;

/** The labels of who records, which stand on every first-party series. */
public record BaseLabels(List<String> names, List<String> values) {
    /** Of series that are not our own. */
    static final BaseLabels NONE = new BaseLabels(List.of(), List.of());

    static BaseLabels of(final EpochInfo epoch) {
        final Map<String, String> labels = epoch.baseLabels();
        return new BaseLabels(List.copyOf(labels.keySet()), List.copyOf(labels.values()));
    }
}
