package io.tailrace.exposer.page;

import io.tailrace.codec.registry.MetricFamily;
import io.tailrace.exposer.fault.DistinctWarnings;
import io.tailrace.exposer.metrics.ExposerFamilies;
import io.tailrace.exposer.metrics.ExposerMetrics;
import io.tailrace.exposer.metrics.LabelKey;
import io.tailrace.exposer.metrics.LocalFamily;
import io.tailrace.exposer.metrics.LocalSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The plan of all pages as it is now: made anew when series come or go, not when values change. Event-loop thread. */
final class LivePlan {
    private final PageSource source;
    private final ExposerMetrics metrics;
    private final PagePlanner planner;
    private long plannedVersion;
    private PagePlan plan;
    private int localSeries;
    private List<FamilyRows> local = List.of();
    private long logRevision;
    private long localRevision;

    LivePlan(final PageSource source, final ExposerMetrics metrics, final DistinctWarnings warnings) {
        this.source = source;
        this.metrics = metrics;
        this.planner = new PagePlanner(warnings);
    }

    ExposerMetrics metrics() {
        return metrics;
    }

    /** Looks whether series came or went. */
    void update() {
        final long version = source.layoutVersion();
        if (plan == null || plannedVersion != version) {
            plan = planner.plan(source.parts());
            plannedVersion = version;
            logRevision++;
            localSeries = -1;
        }
        final int count = metrics.seriesCount();
        if (count != localSeries) {
            local = ExposerFamilies.LIVE.stream().map(this::local).toList();
            localSeries = count;
            localRevision++;
        }
    }

    /** Families whose values come from the log alone. */
    List<FamilyRows> log() {
        return plan.fromLog();
    }

    /** Grows with each change of {@link #log()}. */
    long logRevision() {
        return logRevision;
    }

    /** Families that the exposer counts in. */
    List<FamilyRows> local() {
        return local;
    }

    /** Grows with each change of {@link #local()}. */
    long localRevision() {
        return localRevision;
    }

    /** Whether all names are of the classic grammar. */
    boolean isClassic() {
        return plan.isClassic();
    }

    private FamilyRows local(final MetricFamily family) {
        final List<Row> rows = new ArrayList<>();
        if (plan.base() != null) {
            final LocalFamily counted = metrics.family(family);
            final Map<LabelKey, Row> fromLog = plan.inLive(family);
            for (final LocalSeries series : counted.series()) {
                rows.add(new LocalRow(series, plan.base(), fromLog.get(series.key())));
            }
            fromLog.forEach((key, row) -> {
                if (!counted.has(key)) {
                    rows.add(row);
                }
            });
        }
        return new FamilyRows(family.name(), family.type(), UnitNames.of(family.unit()), family.help(), rows);
    }
}
