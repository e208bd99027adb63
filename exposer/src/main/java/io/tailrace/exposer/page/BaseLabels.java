package io.tailrace.exposer.page;

import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.engine.reader.EpochInfo;
import java.util.List;

/** The labels of who records, which stand on every first-party series. */
record BaseLabels(List<String> names, List<String> values) {
    /** Of series that are not our own. */
    static final BaseLabels NONE = new BaseLabels(List.of(), List.of());

    static BaseLabels of(final EpochInfo epoch) {
        return new BaseLabels(
                MetricFamilies.BASE_LABELS,
                List.of(epoch.service(), epoch.instance(), epoch.buildVersion(), epoch.amnesia() ? "on" : "off"));
    }
}
