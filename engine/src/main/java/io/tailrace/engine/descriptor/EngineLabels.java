package io.tailrace.engine.descriptor;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who records: the labels that every first-party series is shown with, besides {@code amnesia}, which tells the truth and cannot be set.
 * Immutable, valid.
 *
 * @param service 1 to 200 characters.
 * @param instance 1 to 200 characters; to be the same across restarts.
 * @param buildVersion 1 to 200 characters.
 * @param extra further labels, at most {@value EngineLabelRules#MOST_EXTRA}, such as {@code region} or {@code tier}: names in the classic
 *     Prometheus grammar, none of them a base label, {@code le} or {@code quantile}; values of 1 to 200 characters on one line. Of few
 *     values, and no secrets: they stand on every page. By rising name.
 */
public record EngineLabels(String service, String instance, String buildVersion, Map<String, String> extra) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException naming every fault at once.
     */
    public EngineLabels {
        EngineLabelRules.checkOrThrow(service, instance, buildVersion, extra);
        extra = Collections.unmodifiableMap(new TreeMap<>(extra));
    }

    /**
     * Without further labels.
     *
     * @param service 1 to 200 characters.
     * @param instance 1 to 200 characters.
     * @param buildVersion 1 to 200 characters.
     * @throws IllegalArgumentException naming every fault at once.
     */
    public EngineLabels(final String service, final String instance, final String buildVersion) {
        this(service, instance, buildVersion, Map.of());
    }
}
