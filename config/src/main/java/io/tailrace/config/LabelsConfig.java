package io.tailrace.config;

import java.util.Map;

/**
 * Labels of every series.
 *
 * @param service who records.
 * @param instance which of them.
 * @param buildVersion which build of it.
 * @param extra further ones by name.
 */
public record LabelsConfig(String service, String instance, String buildVersion, Map<String, String> extra) {
    /** Keeps the map as it is. */
    public LabelsConfig {
        extra = Map.copyOf(extra);
    }
}
