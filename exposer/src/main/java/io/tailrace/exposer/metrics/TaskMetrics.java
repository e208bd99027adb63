package io.tailrace.exposer.metrics;

import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.exposer.answer.Route;
import java.util.EnumMap;
import java.util.Map;

/** What became of requests, and of pages. Event-loop thread. */
final class TaskMetrics {
    private static final String EXPOSER = "exposer";
    private static final int OK = 200;
    private static final int FAULT = 500;

    private final LocalValue spawned;
    private final LocalValue canceled;
    private final LocalValue pageSize;
    private final LocalValue faults;
    private final LocalValue writeFailures;
    private final Map<Route, LocalValue> busy = new EnumMap<>(Route.class);
    private boolean isAborting;

    TaskMetrics(final ExposerMetrics metrics) {
        spawned = metrics.family(MetricFamilies.TASKS_SPAWNED_TOTAL).value(EXPOSER);
        canceled = metrics.family(MetricFamilies.TASKS_CANCELED_TOTAL).value(EXPOSER);
        pageSize = metrics.family(MetricFamilies.METRICS_PAGE_SIZE_BYTES).value();
        faults =
                metrics.family(MetricFamilies.METRICS_EXPOSITION_FAILURES_TOTAL).value("fault");
        writeFailures =
                metrics.family(MetricFamilies.METRICS_EXPOSITION_FAILURES_TOTAL).value("write");
        for (final Route route : Route.values()) {
            busy.put(route, metrics.family(MetricFamilies.BUSY_REJECTIONS_TOTAL).value(route.label()));
        }
    }

    void spawned() {
        spawned.add(1);
    }

    void busy(final Route route) {
        busy.get(route).add(1);
    }

    void page(final int status, final int lengthInBytes) {
        if (status == OK) {
            pageSize.set(lengthInBytes);
        } else if (status >= FAULT) {
            faults.add(1);
        }
    }

    /** What is aborted is counted as that, and not once more. */
    void abort() {
        isAborting = true;
    }

    void canceled(final Route route) {
        if (!isAborting) {
            canceled.add(1);
            if (route == Route.METRICS) {
                writeFailures.add(1);
            }
        }
    }
}
