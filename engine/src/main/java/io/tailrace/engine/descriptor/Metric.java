package io.tailrace.engine.descriptor;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A registered version of a metric: give it to a channel to get a handle. Compare by identity; safe for any thread.
 *
 * <p>A version that adds a label, or changes more than that, is a metric of its own, with series of its own. One that only changes
 * words, priority or limits is the same metric, with the same handles.
 */
public final class Metric {
    private final int id;

    /** Those that the current one took the place of, without another effect. */
    private final List<MetricDescriptor> amended = new CopyOnWriteArrayList<>();

    /** Label values to series; grown by the registry only. */
    final Map<List<String>, Series> series = new ConcurrentHashMap<>();

    /** As it was registered. */
    private volatile MetricDescriptor given;

    /** As it is told: under a higher minor version where its bounds are not those that it was registered with. */
    private volatile MetricDescriptor descriptor;

    private final List<Long> firstBounds;
    private final boolean beside;
    private volatile MetricState state = MetricState.ACTIVE;
    private volatile long retiresAtNs;
    private long deprecatedAtNs;

    private volatile long idleNs;

    /** Stands in the places of those of its series that have ended. */
    final Series endedSeries = Series.endedOf(this);

    private volatile int endings;

    // The aggregator's own.
    private boolean halted;
    private boolean forgotten;

    Metric(
            final int id,
            final MetricDescriptor given,
            final List<Long> bounds,
            final int lowestMinor,
            final boolean beside) {
        this.id = id;
        this.beside = beside;
        this.given = given;
        descriptor = told(given, bounds, lowestMinor);
        firstBounds = descriptor.bounds();
    }

    private static MetricDescriptor told(final MetricDescriptor given, final List<Long> bounds, final int lowestMinor) {
        final boolean hasOthers = !bounds.equals(given.bounds());
        final int minor = Math.max(given.versionMinor() + (hasOthers ? 1 : 0), lowestMinor);
        return hasOthers || minor > given.versionMinor() ? given.with(minor, bounds) : given;
    }

    /**
     * Dense number in its engine.
     *
     * @return from 0.
     */
    public int id() {
        return id;
    }

    /**
     * What it is.
     *
     * @return the newest of those that describe the same series; under a higher minor version than was registered, where its bounds are others
     *     than were registered.
     */
    public MetricDescriptor descriptor() {
        return descriptor;
    }

    /**
     * Whether it stands beside others of its name, which have other label names.
     *
     * @return false for one that takes the place of the version before it, whatever its label names.
     */
    public boolean isBeside() {
        return beside;
    }

    /** What was registered, the newest of those that describe the same series. */
    MetricDescriptor given() {
        return given;
    }

    /**
     * The bounds with which it began.
     *
     * @return never changes: what readers of frames before 1.4 are told.
     */
    public List<Long> firstBounds() {
        return firstBounds;
    }

    /** Gives it other bounds, in the next minor version; says whether it had not got them. */
    boolean rebound(final List<Long> bounds) {
        final MetricDescriptor before = descriptor;
        if (before.bounds().equals(bounds)) {
            return false;
        }
        final MetricDescriptor next = before.with(before.versionMinor() + 1, bounds);
        DescriptorRules.checkOrThrow(next);
        descriptor = next;
        return true;
    }

    /**
     * Where it is in its life.
     *
     * @return as of now.
     */
    public MetricState state() {
        return state;
    }

    /**
     * When the window of a deprecated version ends.
     *
     * @return monotonic time of the engine's clock; means nothing for an active one.
     */
    public long retiresAtNs() {
        return retiresAtNs;
    }

    /**
     * Whether samples are discarded. Follows the state at the aggregator's next cut, so that what was recorded before counts. The
     * aggregator's thread only.
     *
     * @return true once retired or evicted.
     */
    public boolean isHalted() {
        return halted;
    }

    /**
     * Whether it is halted for good: evicted. The aggregator's thread only.
     *
     * @return true from the cut on behind which it was evicted.
     */
    public boolean isForgotten() {
        return forgotten;
    }

    /**
     * Whether it was registered anew, and the next cut lets it go on: what is recorded until then counts. The aggregator's thread only.
     *
     * @return true for one that is halted and no more retired.
     */
    public boolean isResuming() {
        final MetricState now = state;
        return halted && (now == MetricState.ACTIVE || now == MetricState.DEPRECATED);
    }

    /**
     * How often series of it have ended. What was looked up before may be found elsewhere since.
     *
     * @return rising.
     */
    public int endings() {
        return endings;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // under the registry's lock
    void countEnded() {
        endings++;
    }

    /**
     * How long a series may go without a sample before it ends.
     *
     * @return nanoseconds; 0 for ever.
     */
    public long idleNs() {
        return idleNs;
    }

    void idleNs(final long value) {
        idleNs = value;
    }

    boolean hadVersionOf(final MetricDescriptor other) {
        return givenAs(other) != null;
    }

    /** What was registered under the version of another one; null if nothing was. */
    MetricDescriptor givenAs(final MetricDescriptor other) {
        final MetricDescriptor newest = given;
        return VersionRules.compare(newest, other) == 0
                ? newest
                : amended.stream()
                        .filter(earlier -> VersionRules.compare(earlier, other) == 0)
                        .findFirst()
                        .orElse(null);
    }

    boolean wasDescribedBy(final MetricDescriptor other) {
        return given.equals(other) || amended.contains(other);
    }

    /** Of two that describe the same series the newer one counts. */
    void amend(final MetricDescriptor other, final List<Long> bounds) {
        if (VersionRules.compare(given, other) < 0) {
            amended.add(given);
            final boolean wasGiven = descriptor.equals(given);
            given = other;
            descriptor = told(other, bounds, wasGiven ? 0 : descriptor.versionMinor() + 1);
        } else {
            amended.add(other);
        }
    }

    void activate() {
        state = MetricState.ACTIVE;
    }

    void deprecate(final long nowNs, final long windowNs) {
        deprecatedAtNs = nowNs;
        retiresAtNs = nowNs + windowNs;
        state = MetricState.DEPRECATED;
    }

    void retire() {
        state = MetricState.RETIRED;
    }

    void evict() {
        state = MetricState.EVICTED;
    }

    long deprecatedAtNs() {
        return deprecatedAtNs;
    }

    /** Says whether that changed anything. */
    boolean followState() {
        final MetricState now = state;
        final boolean isOver = now == MetricState.RETIRED || now == MetricState.EVICTED;
        final boolean changed = halted != isOver || forgotten != (now == MetricState.EVICTED);
        halted = isOver;
        forgotten = now == MetricState.EVICTED;
        return changed;
    }

    @Override
    public String toString() {
        return descriptor.name();
    }
}
