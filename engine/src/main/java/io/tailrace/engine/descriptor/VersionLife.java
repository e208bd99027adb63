package io.tailrace.engine.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves versions of metrics through their states:
 *
 * <pre>
 *            a newer version, or retire()        window ends            retention ends
 *   ACTIVE --------------------------> DEPRECATED ----------> RETIRED ----------------> EVICTED
 *     ^                                     |                    |
 *     +-------------------------------------+--------------------+
 *              registered anew, while no other version is active
 * </pre>
 *
 * <p>Under the registry's lock, except where it says otherwise.
 */
final class VersionLife {
    private static final Logger LOG = LoggerFactory.getLogger(VersionLife.class);

    private static final long NEVER = Long.MAX_VALUE;
    private static final long WARN_NS = TimeUnit.SECONDS.toNanos(10);

    private final DescriptorRetention retention;
    private final LongSupplier nanoTime;

    /** How long until the next window or retention ends, from {@link #dueFromNs} on. */
    private volatile long dueInNs = NEVER;

    private volatile long dueFromNs;

    /** Rises behind each change of a state or of a description. */
    private final AtomicInteger revision = new AtomicInteger();

    private final AtomicLong forcedEvictions = new AtomicLong();
    private int known;
    private long warnedAtNs;
    private long warnedEvictions;

    VersionLife(final DescriptorRetention retention, final LongSupplier nanoTime) {
        this.retention = retention;
        this.nanoTime = nanoTime;
    }

    /** Before a version is added: the older one is deprecated, or the new one itself, if a newer one is active. */
    void prepare(final MetricVersions versions, final Metric metric) {
        known++;
        final Metric active = versions.active();
        if (active == null) {
            return;
        }
        if (VersionRules.compare(active.given(), metric.given()) > 0) {
            deprecate(metric);
        } else {
            versions.active(null);
            deprecate(active);
        }
    }

    void activate(final MetricVersions versions, final Metric metric) {
        final Metric active = versions.active();
        if (active != null) {
            deprecate(active);
        }
        metric.activate();
        versions.active(metric); // behind its state: other threads are given it from here on
        changed();
    }

    /** A version that is registered again. */
    void use(final MetricVersions versions, final Metric metric) {
        final Metric active = versions.active();
        if (active == metric) {
            return;
        }
        if (active == null || VersionRules.compare(active.given(), metric.given()) < 0) {
            activate(versions, metric);
        } else if (metric.state() == MetricState.RETIRED) {
            throw new IllegalArgumentException("metric \"" + metric + "\": version "
                    + metric.descriptor().version() + " was retired, its window is over: use version "
                    + active.descriptor().version());
        }
    }

    void deprecate(final Metric metric) {
        metric.deprecate(nanoTime.getAsLong(), retention.retirementWindowNs());
        due(retention.retirementWindowNs());
        changed();
    }

    void changed() {
        revision.incrementAndGet();
    }

    private void due(final long inNs) {
        final long nowNs = nanoTime.getAsLong();
        if (dueInNs == NEVER || nowNs + inNs - (dueFromNs + dueInNs) < 0) {
            dueFromNs = nowNs;
            dueInNs = inNs;
        }
    }

    /** Whether {@link #endDue} has something to do. Any thread. */
    boolean isDue(final long nowNs) {
        return dueInNs != NEVER && nowNs - dueFromNs >= dueInNs;
    }

    /** Ends what is over; says which metrics are to be forgotten. */
    List<Metric> endDue(final Metric[] metrics, final long nowNs) {
        final List<Metric> over = new ArrayList<>();
        dueInNs = NEVER;
        for (final Metric metric : metrics) {
            if (metric.state() == MetricState.DEPRECATED) {
                if (nowNs - metric.retiresAtNs() >= 0) {
                    metric.retire();
                    changed();
                } else {
                    due(metric.retiresAtNs() - nowNs);
                }
            }
            if (metric.state() == MetricState.RETIRED) {
                final long leftNs = retention.retentionNs() - (nowNs - metric.deprecatedAtNs());
                if (leftNs <= 0) {
                    evict(metric);
                    over.add(metric);
                } else {
                    due(leftNs);
                }
            }
        }
        return over;
    }

    private void evict(final Metric metric) {
        metric.evict();
        known--;
        changed();
    }

    /**
     * Makes room for one more descriptor, if there is none: the oldest that is used no more goes before its time.
     *
     * @return what is to be forgotten; null if there was room.
     * @throws IllegalStateException if all are active.
     */
    Metric makeRoom(final Metric[] metrics) {
        if (known < retention.maxMetrics()) {
            return null;
        }
        final Metric retired = oldest(metrics, MetricState.RETIRED);
        final Metric victim = retired != null ? retired : oldest(metrics, MetricState.DEPRECATED);
        if (victim == null) {
            throw new IllegalStateException("all " + retention.maxMetrics()
                    + " metrics that an engine may have are registered and active: retire some, or raise maxMetrics");
        }
        forcedEvictions.incrementAndGet();
        warn(victim);
        evict(victim);
        return victim;
    }

    private static Metric oldest(final Metric[] metrics, final MetricState state) {
        Metric oldest = null;
        for (final Metric metric : metrics) {
            if (metric.state() == state && (oldest == null || metric.deprecatedAtNs() - oldest.deprecatedAtNs() < 0)) {
                oldest = metric;
            }
        }
        return oldest;
    }

    /** Every ten seconds at most. */
    private void warn(final Metric victim) {
        final long nowNs = nanoTime.getAsLong();
        if (warnedEvictions > 0 && nowNs - warnedAtNs < WARN_NS) {
            return;
        }
        LOG.warn(
                "Metric \"{}\", version {}, {}, was forgotten before its retention of {} h was over, to make room for another ({}"
                        + " in all): raise maxMetrics, now {}, or bump versions less often.",
                victim,
                victim.descriptor().version(),
                victim.state(),
                TimeUnit.NANOSECONDS.toHours(retention.retentionNs()),
                forcedEvictions(),
                retention.maxMetrics());
        warnedAtNs = nowNs;
        warnedEvictions = forcedEvictions();
    }

    /** Any thread. */
    int revision() {
        return revision.get();
    }

    /** Any thread. */
    long forcedEvictions() {
        return forcedEvictions.get();
    }
}
