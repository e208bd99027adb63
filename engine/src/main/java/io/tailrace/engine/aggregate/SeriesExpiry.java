package io.tailrace.engine.aggregate;

import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Knows when something was last recorded into each series, as far as any expire. The aggregator's thread only. */
final class SeriesExpiry {
    private static final long CHECK_NS = TimeUnit.SECONDS.toNanos(1);

    private final MetricRegistry registry;
    private long[] touchedNs = new long[0];
    private int known;
    private long nextCheckNs;
    private boolean checked;

    SeriesExpiry(final MetricRegistry registry) {
        this.registry = registry;
    }

    /** An interval ends in which these were recorded into. */
    void touched(final int[] ids, final int count, final long nowNs) {
        if (!registry.isExpiring()) {
            return;
        }
        learn(nowNs);
        for (int i = 0; i < count; i++) {
            touchedNs[ids[i]] = nowNs;
        }
    }

    /** What is not known yet counts from now on. */
    private void learn(final long nowNs) {
        final int size = registry.series().length;
        if (size > known) {
            if (size > touchedNs.length) {
                touchedNs = Arrays.copyOf(touchedNs, Math.max(size, 2 * touchedNs.length));
            }
            Arrays.fill(touchedNs, known, size, nowNs);
            known = size;
        }
    }

    /** Whether it is time to look. */
    boolean isCheckDue(final long nowNs) {
        if (!registry.isExpiring() || (checked && nowNs - nextCheckNs < 0)) {
            return false;
        }
        checked = true;
        nextCheckNs = nowNs + CHECK_NS;
        return true;
    }

    /** Those that were idle for as long as their metric allows, of the first so many. */
    List<Series> idle(final long nowNs, final int size) {
        learn(nowNs);
        final List<Series> idle = new ArrayList<>();
        final Series[] all = registry.series();
        for (int id = 0; id < Math.min(size, known); id++) {
            final Series series = all[id];
            final long idleNs = series.metric().idleNs();
            if (idleNs > 0
                    && !series.isEnded()
                    && !series.labelValues().isEmpty()
                    && !series.metric().isHalted()
                    && nowNs - touchedNs[id] >= idleNs) {
                idle.add(series);
            }
        }
        return idle;
    }
}
