package io.tailrace.exposer.page;

import io.tailrace.codec.registry.MetricFamily;
import io.tailrace.exposer.metrics.LabelKey;
import java.util.List;
import java.util.Map;

/**
 * What stands on a page and where, as long as no series is added. Who records may be unknown yet; then there are families without
 * series, for a series without its base labels would be another one.
 *
 * @param base labels of who records, null while unknown.
 * @param fromLog families whose values come from the log alone, by name.
 * @param inLive series of the log in families that the exposer counts in too, by name.
 * @param isClassic whether all names are of the classic grammar.
 */
record PagePlan(BaseLabels base, List<FamilyRows> fromLog, Map<String, Map<LabelKey, Row>> inLive, boolean isClassic) {
    /** The log's series of a family that the exposer counts in too. */
    Map<LabelKey, Row> inLive(final MetricFamily family) {
        return inLive.getOrDefault(family.name(), Map.of());
    }
}
