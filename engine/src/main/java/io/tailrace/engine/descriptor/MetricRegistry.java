package io.tailrace.engine.descriptor;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * Gives metrics and series their numbers, and knows which version of each metric is to be used. Any thread. Readers take the arrays as
 * they are at one moment: they only grow, and an id is in them before anybody is given a handle with it.
 */
public final class MetricRegistry {
    /** Label value of the series into which label sets beyond a metric's limit fold. */
    public static final String OVERFLOW = "overflow";

    private static final DescriptorRetention DEFAULT_RETENTION =
            new DescriptorRetention(TimeUnit.DAYS.toNanos(7), TimeUnit.DAYS.toNanos(30), 10_000);

    private static final Metric[] NO_METRICS = {};
    private static final Series[] NO_SERIES = {};

    private final int maxSeries;
    private final VersionLife life;
    private final KnownVersions versionsByName = new KnownVersions();
    private final AtomicLong foldedLabelSets = new AtomicLong();
    private volatile Metric[] metrics = NO_METRICS;
    private volatile Series[] series = NO_SERIES;
    private final BoundOverrides overrides = new BoundOverrides();
    private final EndedSeries ended = new EndedSeries();
    private volatile boolean expiring;
    private int seriesInUse;

    // The aggregator's own.
    private int revisionMoved;
    private int revisionLooked;
    private boolean resuming;

    /**
     * Makes an empty registry in which no time passes.
     *
     * @param maxSeries bound of the memory of all series together.
     */
    public MetricRegistry(final int maxSeries) {
        this(maxSeries, DEFAULT_RETENTION, () -> 0);
    }

    /**
     * Makes an empty registry.
     *
     * @param maxSeries bound of the memory of all series together.
     * @param retention how long versions live on that are used no more.
     * @param nanoTime monotonic time of the engine's clock.
     */
    public MetricRegistry(final int maxSeries, final DescriptorRetention retention, final LongSupplier nanoTime) {
        this.maxSeries = maxSeries;
        life = new VersionLife(retention, nanoTime);
    }

    /**
     * Registers a metric, or finds the one that is already there. A newer version takes the place of the older one, whose handles work
     * on for its window; an older one, which another part of the process still uses, is deprecated from the start. A version that was
     * retired is active again, unless another one is.
     *
     * @param descriptor what it is.
     * @return the metric of that name and version; the same for versions that describe the same series.
     * @throws IllegalArgumentException if it breaks the rules of descriptors or of their versions, has the name of a family of Tailrace's own
     *     and is not first-party, or differs from what has its name and version; the message says in what.
     * @throws IllegalStateException if there are as many metrics as may be, and all of them are active.
     */
    public Metric register(final MetricDescriptor descriptor) {
        return register(descriptor, false);
    }

    /**
     * Registers a metric that stands beside others of its name, which have other label names: none of them takes the place of another. For
     * those who learn the labels only with the samples.
     *
     * @param descriptor what it is; its versions are those of the same name and label names.
     * @return as of {@link #register(MetricDescriptor)}.
     * @throws IllegalArgumentException as of {@link #register(MetricDescriptor)}, or if another metric of its name has another type or unit.
     * @throws IllegalStateException as of {@link #register(MetricDescriptor)}.
     */
    public Metric registerBeside(final MetricDescriptor descriptor) {
        return register(descriptor, true);
    }

    private Metric register(final MetricDescriptor descriptor, final boolean isBeside) {
        final MetricVersions versions = versionsByName.find(descriptor, isBeside);
        final Metric active = versions == null ? null : versions.active();
        return active != null && active.given().equals(descriptor) ? active : registerLocked(descriptor, isBeside);
    }

    private synchronized Metric registerLocked(final MetricDescriptor descriptor, final boolean isBeside) {
        OwnFamilies.checkOrThrow(descriptor);
        MetricVersions versions = versionsByName.find(descriptor, isBeside);
        if (versions == null) {
            DescriptorRules.checkOrThrow(descriptor);
            versions = new MetricVersions();
        }
        versionsByName.checkFits(descriptor, isBeside);
        final Metric same = versions.find(descriptor);
        if (same != null) {
            sameOrThrow(same, descriptor);
            life.use(versions, same);
            return same;
        }
        DescriptorRules.checkOrThrow(descriptor);
        versions.check(descriptor);
        final Metric amendable = versions.findAmendable(descriptor);
        if (amendable != null) {
            life.use(versions, amendable);
            amendable.amend(descriptor, overrides.boundsOf(descriptor));
            life.changed();
            return amendable;
        }
        // The engine's own must not fail because a host has many.
        final Metric evicted = descriptor.firstParty() ? null : life.makeRoom(metrics);
        if (evicted != null) {
            forget(evicted);
        }
        return add(versions, descriptor, isBeside);
    }

    /** The older version is deprecated before a newer one can be seen, and nobody is given one that is not in the array. */
    private Metric add(final MetricVersions versions, final MetricDescriptor descriptor, final boolean isBeside) {
        final Metric metric = new Metric(
                metrics.length, descriptor, overrides.boundsOf(descriptor), versions.lowestMinor(descriptor), isBeside);
        versions.add(metric);
        life.prepare(versions, metric);
        final Metric[] grown = Arrays.copyOf(metrics, metrics.length + 1);
        grown[metric.id()] = metric;
        metrics = grown;
        if (metric.state() == MetricState.ACTIVE) {
            life.activate(versions, metric);
        }
        versionsByName.put(descriptor, isBeside, versions);
        return metric;
    }

    private static void sameOrThrow(final Metric known, final MetricDescriptor descriptor) {
        if (!known.wasDescribedBy(descriptor)) {
            throw new IllegalArgumentException("metric \"" + descriptor.name() + "\" version " + descriptor.version()
                    + " is already registered with "
                    + DescriptorDifferences.between(known.givenAs(descriptor), descriptor)
                    + ": register it once, give it a higher version, or give one of the two another name");
        }
    }

    /**
     * Gives a metric other {@code le} bounds than it is described with, now and whenever a version of it is registered: under the next minor
     * version, with the same series and handles.
     *
     * @param name of the metric.
     * @param exposed rising, in the exposed unit, without infinity; empty for those that it is described with.
     * @return whether one that is registered has others from now on.
     * @throws IllegalArgumentException if they are no bounds, or none for the metric that is registered.
     */
    public synchronized boolean rebound(final String name, final List<Double> exposed) {
        final List<MetricVersions> all = versionsByName.all(name);
        if (!exposed.isEmpty()) {
            BoundOverrides.checkOrThrow(name, exposed);
            for (final MetricVersions versions : all) {
                if (versions.active() != null) {
                    BoundOverrides.recorded(versions.active().given(), exposed); // all or nothing
                }
            }
            overrides.put(name, List.copyOf(exposed));
        } else {
            overrides.remove(name);
        }
        boolean changed = false;
        for (final MetricVersions versions : all) {
            for (final Metric metric : versions.all()) {
                changed |= metric.rebound(overrides.boundsOf(metric.given()));
            }
        }
        if (changed) {
            life.changed();
        }
        return changed;
    }

    /**
     * Begins the end of a metric: its handles work for the retirement window, after that their samples are skew. Registering it again
     * before or after takes that back.
     *
     * @param metric of this registry.
     * @throws IllegalArgumentException if it is of another registry.
     */
    public synchronized void retire(final Metric metric) {
        checkOwn(metric);
        final MetricVersions versions = versionsByName.of(metric);
        if (versions != null && versions.active() == metric) {
            versions.active(null);
            life.deprecate(metric);
        }
    }

    /**
     * Ends windows and retention times that are over, and halts metrics whose time has ended. The aggregator's thread, directly behind a
     * cut, so that all that was recorded before is counted.
     *
     * @param nowNs monotonic time.
     * @return whether a metric was halted or goes on since the last call.
     */
    public boolean moveStates(final long nowNs) {
        if (life.isDue(nowNs)) {
            synchronized (this) {
                life.endDue(metrics, nowNs).forEach(this::forget);
            }
        }
        final int revision = life.revision(); // before the states: what changes behind it is seen the next time
        if (revision == revisionMoved) {
            return false;
        }
        revisionMoved = revision;
        boolean changed = false;
        resuming = false;
        for (final Metric metric : metrics) {
            final boolean moved = metric.followState();
            changed |= moved;
            resuming |= moved && !metric.isHalted();
        }
        if (changed) {
            life.changed(); // what is told of a metric depends on whether it is halted
        }
        return changed;
    }

    /**
     * Whether a metric that is halted was registered anew since the last call. The aggregator's thread.
     *
     * @return true if {@link #resume} has something to do.
     */
    public boolean hasResuming() {
        final int revision = life.revision(); // before the states
        if (revision == revisionLooked) {
            return false;
        }
        revisionLooked = revision;
        for (final Metric metric : metrics) {
            if (metric.isResuming()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Lets metrics go on that were registered anew. The aggregator's thread, directly behind a cut; what was recorded since may still be in
     * the rings.
     *
     * @return whether there was one.
     */
    public boolean resume() {
        resuming = false;
        for (final Metric metric : metrics) {
            resuming |= metric.isResuming() && metric.followState();
        }
        if (resuming) {
            life.changed();
        }
        return resuming;
    }

    /**
     * Whether the last call of {@link #moveStates} or {@link #resume} let a metric go on that was halted. The aggregator's thread.
     *
     * @return true if readers must be told its totals.
     */
    public boolean isResuming() {
        return resuming;
    }

    /** Its number and its series' numbers are never given again: a handle that somebody kept must not count for another metric. */
    private void forget(final Metric metric) {
        versionsByName.forget(metric);
        seriesInUse -= metric.series.size();
        metric.series.clear();
    }

    /**
     * Finds or makes the series of a label set.
     *
     * @param metric of this registry.
     * @param expected what the caller is going to use it as.
     * @param labelValues in the order of the label names.
     * @return the one series of that label set; the overflow series when the metric's limit is reached.
     * @throws IllegalArgumentException if the metric is not of that type or the values do not fit its labels.
     */
    public Series series(final Metric metric, final MetricType expected, final String... labelValues) {
        check(metric, expected);
        final List<String> key = Arrays.asList(labelValues);
        final Series known = metric.series.get(key);
        if (known != null) {
            return known;
        }
        DescriptorRules.checkLabelValues(metric.descriptor(), key);
        return addSeries(metric, List.copyOf(key));
    }

    /**
     * Checks that a metric can be used as its caller is going to.
     *
     * @param metric of this registry.
     * @param expected what the caller is going to use it as.
     * @throws IllegalArgumentException if it is not of that type or of another registry.
     */
    public void check(final Metric metric, final MetricType expected) {
        final MetricDescriptor descriptor = metric.descriptor();
        if (descriptor.type() != expected) {
            throw new IllegalArgumentException(
                    "metric \"" + descriptor.name() + "\" is a " + descriptor.type() + ", not a " + expected);
        }
        checkOwn(metric);
    }

    private void checkOwn(final Metric metric) {
        final Metric[] all = metrics;
        if (metric.id() >= all.length || all[metric.id()] != metric) {
            throw new IllegalArgumentException("metric \"" + metric.descriptor().name()
                    + "\" was registered with another engine: register it with this one");
        }
    }

    private synchronized Series addSeries(final Metric metric, final List<String> labelValues) {
        final Series known = metric.series.get(labelValues);
        if (known != null) {
            return known;
        }
        final List<String> folded =
                Collections.nCopies(metric.descriptor().labelNames().size(), OVERFLOW);
        if (!labelValues.equals(folded) && !labelValues.isEmpty() && !hasRoomFor(metric)) {
            foldedLabelSets.incrementAndGet();
            return addSeries(metric, folded);
        }
        return addSeriesAtAnyRate(metric, labelValues);
    }

    private Series addSeriesAtAnyRate(final Metric metric, final List<String> labelValues) {
        final Series added = new Series(series.length, metric, labelValues);
        final Series[] grown = Arrays.copyOf(series, series.length + 1);
        grown[added.id()] = added;
        series = grown;
        metric.series.put(labelValues, added);
        seriesInUse += metric.state() == MetricState.EVICTED ? 0 : 1; // what a handle that was kept makes of it
        return added;
    }

    /** One that has ended gets one series for whatever is still asked of it, all samples of which are skew. */
    private boolean hasRoomFor(final Metric metric) {
        final MetricState state = metric.state();
        return (state == MetricState.ACTIVE || state == MetricState.DEPRECATED)
                && metric.series.size() < metric.descriptor().seriesLimit()
                && seriesInUse < maxSeries;
    }

    /**
     * Lets the series of a metric end when nothing was recorded into them for a while: readers show them no more, and their room is free for
     * others. A metric without labels keeps its one series.
     *
     * @param metric of this registry.
     * @param idleNs how long a series may be idle; 0 for ever.
     * @throws IllegalArgumentException if it is of another registry, the time is negative, or its samples are retained.
     */
    public void expireIdleSeries(final Metric metric, final long idleNs) {
        checkOwn(metric);
        if (idleNs < 0) {
            throw new IllegalArgumentException("metric \"" + metric + "\": idleNs must be 0 or more, was " + idleNs);
        }
        if (metric.descriptor().retainSamples()) {
            throw new IllegalArgumentException("metric \"" + metric
                    + "\" retains its samples: its series cannot expire, because its samples name them");
        }
        metric.idleNs(idleNs);
        expiring |= idleNs > 0;
    }

    /**
     * Whether there may be series that end.
     *
     * @return true for good once a metric's series expire.
     */
    public boolean isExpiring() {
        return expiring;
    }

    /**
     * Ends series. The aggregator's thread.
     *
     * @param idle into which nothing was recorded for a while.
     */
    public synchronized void end(final List<Series> idle) {
        final Series[] next = series.clone();
        for (final Series one : idle) {
            one.end();
            if (one.metric().series.remove(one.labelValues(), one)) {
                seriesInUse -= one.metric().state() == MetricState.EVICTED ? 0 : 1;
            }
            one.metric().countEnded();
            ended.add(one);
            next[one.id()] = one.metric().endedSeries;
        }
        series = next;
    }

    /**
     * The series into which samples of one that has ended go. The aggregator's thread.
     *
     * @param endedId of a series that has ended.
     * @return the one that has its label set now, made if need be, whatever the limit says: who kept the handle has its place; null if nobody
     *     can hold a handle of it.
     */
    public synchronized Series successor(final int endedId) {
        final Metric metric = ended.metric(endedId);
        if (metric == null) {
            return null;
        }
        final List<String> labelValues = ended.labelValues(endedId);
        final Series known = metric.series.get(labelValues);
        return known == null ? addSeriesAtAnyRate(metric, labelValues) : known;
    }

    /**
     * Forgets ended series of which nobody held a handle any more at the last call. The aggregator's thread, directly behind a drain of
     * every ring.
     *
     * @param told which were forgotten.
     */
    public synchronized void forgetUnreachable(final IntConsumer told) {
        ended.forgetUnreachable(told);
    }

    /** Ended series that are remembered; for tests. */
    synchronized int endedRemembered() {
        return ended.size();
    }

    /**
     * All metrics so far, those that have ended included.
     *
     * @return by id; not to be changed.
     */
    public Metric[] metrics() {
        return metrics;
    }

    /**
     * All series so far, those of metrics that have ended included.
     *
     * @return by id; not to be changed.
     */
    public Series[] series() {
        return series;
    }

    /**
     * Rises with each change of a metric's description or state; metrics that are added do not count.
     *
     * @return from 0.
     */
    public int revision() {
        return life.revision();
    }

    /**
     * How often a new label set was folded into an overflow series.
     *
     * @return since the start.
     */
    public long foldedLabelSets() {
        return foldedLabelSets.get();
    }

    /**
     * Descriptors that were forgotten before their retention time was over, to make room for others.
     *
     * @return since the start.
     */
    public long forcedEvictions() {
        return life.forcedEvictions();
    }
}
