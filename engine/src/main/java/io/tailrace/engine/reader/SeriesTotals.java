package io.tailrace.engine.reader;

import io.tailrace.engine.bucket.BucketLayout;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricType;

/** The newest state of one series. Live: it changes when its {@link TelemetryView} is given frames. One thread. */
public final class SeriesTotals {
    /** For a creation time that is not known. */
    public static final long NOT_KNOWN = Long.MIN_VALUE;

    private SeriesInfo info;
    private final HistogramTotals histogram;
    private long counterTotal;
    private double gaugeValue;
    private boolean shown = true;
    private long revision;
    private long createdAtNs = NOT_KNOWN;

    private final boolean keepsRecent;

    /** Of a series whose quantiles are shown, by an owner who shows them; else null. */
    private RecentHistogram recent;

    /** By le bucket; null until the first. */
    private Exemplar[] exemplars;

    /** Whose quantiles are shown by nobody. */
    SeriesTotals(final SeriesInfo info) {
        this(info, false);
    }

    SeriesTotals(final SeriesInfo info, final boolean keepsRecent) {
        this.info = info;
        this.keepsRecent = keepsRecent;
        histogram = info.metric().type() == MetricType.HISTOGRAM
                ? new HistogramTotals(
                        BucketLayout.of(info.metric().range()), info.metric().bounds())
                : null;
        recent = hasRecent() ? new RecentHistogram(histogram.layout()) : null;
    }

    /**
     * Whose.
     *
     * @return metric and labels.
     */
    public SeriesInfo info() {
        return info;
    }

    /**
     * A counter's total.
     *
     * @return cumulative; 0 for other types.
     */
    public long counterTotal() {
        return counterTotal;
    }

    /**
     * A gauge's value.
     *
     * @return the last one; 0 for other types, and as long as none was set.
     */
    public double gaugeValue() {
        return gaugeValue;
    }

    /**
     * A histogram's totals.
     *
     * @return null for other types.
     */
    public HistogramTotals histogram() {
        return histogram;
    }

    /**
     * What was recorded of late into a histogram whose metric shows quantiles: that of the snapshots which the reader saw in the last 40 to 60 seconds of the engine's
     * monotonic clock, also while its labels changed. A checkpoint adds nothing to it. Kept by {@link TelemetryView#withQuantiles()} alone.
     *
     * @return null for others.
     */
    public HistogramTotals recent() {
        return recent == null ? null : recent.totals();
    }

    /**
     * The newest exemplar of a histogram's {@code le} bucket. It stays when totals are replaced by a checkpoint's, and goes with its epoch.
     *
     * @param bucket index of a bound of the metric; the number of bounds for {@code +Inf}.
     * @return null if there was none.
     */
    public Exemplar exemplar(final int bucket) {
        return exemplars == null ? null : exemplars[bucket];
    }

    /**
     * Tells whether something of it is to be shown anew.
     *
     * @return from 0; greater whenever a value, an exemplar or the description changed, and now and then when nothing did.
     */
    public long revision() {
        return revision;
    }

    /**
     * When its totals were zero.
     *
     * @return a wall clock time at which it was not yet recorded, ns since 1970; {@link #NOT_KNOWN} if they may go on from before what the
     *     reader saw.
     */
    public long createdAtNs() {
        return createdAtNs;
    }

    /** It was announced when nothing of it was counted yet. */
    void createdAtNs(final long atNs) {
        createdAtNs = atNs;
    }

    /** The metric has another description, of the same series. */
    void describe(final MetricDescriptor metric) {
        revision++;
        final boolean hasOtherBounds = !metric.bounds().equals(info.metric().bounds());
        info = new SeriesInfo(info.seriesId(), metric, info.labelValues());
        if (hasRecent() != (recent != null)) {
            recent = hasRecent() ? new RecentHistogram(histogram.layout()) : null;
        }
        if (histogram != null && hasOtherBounds) {
            histogram.rebound(metric.bounds());
            exemplarsAgain();
        }
    }

    private void exemplarsAgain() {
        final Exemplar[] before = exemplars;
        exemplars = null;
        if (before != null) {
            for (final Exemplar one : before) {
                if (one != null) {
                    exemplar(one);
                }
            }
        }
    }

    void exemplar(final Exemplar newest) {
        if (exemplars == null) {
            exemplars = new Exemplar[info.metric().bounds().size() + 1];
        }
        exemplars[histogram.bucketOf(newest.value())] = newest;
        revision++;
    }

    void counterTotal(final long total) {
        counterTotal = total;
        shown = true;
        revision++;
    }

    void gaugeValue(final double value) {
        gaugeValue = value;
        shown = true;
        revision++;
    }

    private boolean hasRecent() {
        return keepsRecent && histogram != null && !info.metric().quantiles().isEmpty();
    }

    RecentHistogram recentHistogram() {
        return recent;
    }

    /** It is the same series as one of the epoch before, of which that is known; null if it is not. */
    void goOnWith(final RecentHistogram before) {
        if (recent != null && before != null && before.layout().equals(histogram.layout())) {
            recent = before;
        }
    }

    /** Adds what an interval brought that ended just now. */
    void addRecent(final HistogramValue value) {
        recent.add(value);
    }

    /** Time passes; says whether something is shown otherwise. */
    boolean turn(final int turns) {
        final boolean isChanged = recent.turn(turns);
        if (isChanged) {
            revision++;
        }
        return isChanged;
    }

    void add(final HistogramValue value) {
        histogram.add(value);
        shown = true;
        revision++;
    }

    /** Its metric is retired: it is shown again with the next value. */
    void hide() {
        shown = false;
    }

    boolean isShown() {
        return shown;
    }

    boolean isAboveZero() {
        return counterTotal != 0 || (histogram != null && histogram.bucketTotal() != 0);
    }

    void reset() {
        revision++;
        counterTotal = 0;
        gaugeValue = 0;
        if (histogram != null) {
            histogram.reset();
        }
    }
}
