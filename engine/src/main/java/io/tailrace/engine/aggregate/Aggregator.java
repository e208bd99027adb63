package io.tailrace.engine.aggregate;

import io.tailrace.engine.bucket.BucketLayout;
import io.tailrace.engine.bucket.BucketVisitor;
import io.tailrace.engine.bucket.ExpectedInterval;
import io.tailrace.engine.bucket.SampleSlot;
import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.descriptor.Series;
import io.tailrace.engine.snapshot.HistogramSource;
import io.tailrace.engine.snapshot.ValueSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.collections.Int2IntHashMap;

/**
 * Adds samples to arrays indexed by series id and knows which series an interval touched. The aggregator's thread only.
 */
public final class Aggregator implements SampleConsumer {
    private static final byte COUNTER = 0;
    private static final byte GAUGE = 1;
    private static final byte HISTOGRAM = 2;

    /** Of a version whose window has ended. */
    private static final byte HALTED = 3;

    /** Idle for so long that readers were told it has ended. */
    private static final byte ENDED = 4;

    private static final int NONE = -1;
    private static final int MOST_HELD = 1 << 16;

    private final MetricRegistry registry;
    private final BaseTotals base;
    private int size;
    private byte[] types = new byte[0];
    private long[] counters = new long[0];
    private double[] gauges = new double[0];
    private HistogramSeries[] histograms = new HistogramSeries[0];
    private boolean[] touched = new boolean[0];
    private boolean[] everSet = new boolean[0];
    private int[] touchedIds = new int[0];
    private int touchedCount;
    private long samples;
    private long clamped;
    private final SkewCounter skew;
    private final SeriesExpiry expiry;

    /** Ended series to those that have their label sets now. */
    private final Int2IntHashMap successors = new Int2IntHashMap(NONE);

    /** Whose totals of an earlier epoch a series went on from: when it has ended, the next one with its label set begins at zero. */
    private final Set<LabelSetOf> basesTaken = new HashSet<>();

    /** Under other labels than those that totals of an earlier engine were recorded under, first-party series begin at zero. */
    private boolean isRelabelled;

    private long endedCount;

    /** Pairs of series and value. */
    private long[] held = new long[0];

    private int heldCount;
    private boolean resumedSeries;

    private final Map<HistogramRange, BucketLayout> layouts = new HashMap<>();
    private final ValueSource changed = new Changed();
    private final ValueSource everything = new Everything();

    /**
     * Makes an aggregator.
     *
     * @param registry of the series.
     * @param base where totals go on from.
     */
    public Aggregator(final MetricRegistry registry, final BaseTotals base) {
        this.registry = registry;
        this.base = base;
        skew = new SkewCounter(registry);
        expiry = new SeriesExpiry(registry);
    }

    @Override
    public void onSamples(final long[] slots, final int from, final int to) {
        for (int i = from; i < to; i += 2) {
            final int seriesId = SampleSlot.seriesId(slots[i]);
            add(seriesId, slots[i + 1]);
            if (ExpectedInterval.isIn(slots[i])) {
                correct(seriesId, slots[i + 1], ExpectedInterval.of(slots[i]));
            }
        }
        samples += (to - from) / 2;
    }

    private void add(final int seriesId, final long value) {
        if (seriesId >= size && !grow(seriesId)) {
            skew.countUnknown();
            return;
        }
        final byte type = types[seriesId];
        if (type == COUNTER) {
            counters[seriesId] += value;
        } else if (type == GAUGE) {
            gauges[seriesId] = Double.longBitsToDouble(value);
        } else if (type == HISTOGRAM) {
            histograms[seriesId].record(value);
        } else {
            addElsewhere(seriesId, type, value);
            return;
        }
        touch(seriesId);
    }

    /** To the series that has the label set now; or nowhere, if the metric's version is retired. */
    private void addElsewhere(final int seriesId, final byte type, final long value) {
        if (type == HALTED) {
            addToHalted(seriesId, value);
            return;
        }
        final int successor = successor(seriesId);
        if (successor == NONE) {
            skew.countUnknown();
        } else {
            add(successor, value);
        }
    }

    /** A metric that was registered anew in the middle of this cycle goes on in the next one: its samples wait for that, so many at the most. */
    private void addToHalted(final int seriesId, final long value) {
        final Metric metric = registry.series()[seriesId].metric();
        if (!metric.isResuming() || metric.descriptor().retainSamples() || heldCount == MOST_HELD) {
            skew.count(seriesId);
            return;
        }
        if (2 * heldCount == held.length) {
            held = Arrays.copyOf(held, Math.max(64, 2 * held.length));
        }
        held[2 * heldCount] = seriesId;
        held[2 * heldCount + 1] = value;
        heldCount++;
    }

    /** Adds what waited for its metric to go on; behind the checkpoint that tells of that. */
    void addHeld() {
        final int count = heldCount;
        heldCount = 0; // what must wait again takes the places of those that have been added
        for (int i = 0; i < count; i++) {
            add((int) held[2 * i], held[2 * i + 1]);
        }
    }

    private int successor(final int endedId) {
        int successor = successors.get(endedId);
        if (successor == NONE || types[successor] == ENDED) {
            final Series series = registry.successor(endedId);
            if (series == null) {
                return NONE;
            }
            successor = series.id();
            if (successor >= size) {
                grow(successor);
            }
            successors.put(endedId, successor);
        }
        return successor;
    }

    private void correct(final int recordedId, final long value, final long expectedInterval) {
        final boolean isEnded = recordedId < size && types[recordedId] == ENDED;
        final int seriesId = isEnded ? successors.get(recordedId) : recordedId;
        if (seriesId >= 0 && seriesId < size && types[seriesId] == HISTOGRAM) {
            histograms[seriesId].correct(value, expectedInterval);
        }
    }

    private void touch(final int seriesId) {
        if (!touched[seriesId]) {
            touched[seriesId] = true;
            everSet[seriesId] = true;
            touchedIds[touchedCount++] = seriesId;
        }
    }

    /** Sets a counter that is kept elsewhere, for example by the engine itself. */
    void setCounter(final int seriesId, final long total) {
        if (seriesId >= size) {
            grow(seriesId);
        }
        if (counters[seriesId] != total) {
            counters[seriesId] = total;
            touch(seriesId);
        }
    }

    /** Where a counter stands. */
    long counter(final int seriesId) {
        return seriesId < size ? counters[seriesId] : 0;
    }

    /** Sets a counter directly before a checkpoint, which tells it. */
    void restoreCounter(final int seriesId, final long total) {
        counters[seriesId] = total;
    }

    /** Adds to a counter beside the rings. */
    void addToCounter(final int seriesId, final long amount) {
        if (seriesId >= size) {
            grow(seriesId);
        }
        counters[seriesId] += amount;
        touch(seriesId);
    }

    /** Sets a gauge beside the rings. */
    void setGauge(final int seriesId, final double value) {
        if (seriesId >= size) {
            grow(seriesId);
        }
        gauges[seriesId] = value;
        touch(seriesId);
    }

    /** Where a counter's total stands; for counters that are kept elsewhere and go on from an earlier epoch. */
    long baseOf(final Series series) {
        return isGoingOn(series) ? base.counter(series) : 0;
    }

    private boolean isGoingOn(final Series series) {
        return !isRelabelled || !series.metric().descriptor().firstParty();
    }

    /** Begins first-party series at zero, which from here on have other labels. Directly behind the end of an interval; gauges stay. */
    void beginFirstPartyAtZero() {
        isRelabelled = true;
        final Series[] series = registry.series();
        for (int id = 0; id < size; id++) {
            final MetricDescriptor metric = series[id].metric().descriptor();
            if (metric.firstParty()) {
                counters[id] = 0;
                if (histograms[id] != null) {
                    histograms[id] = new HistogramSeries(layouts.computeIfAbsent(metric.range(), BucketLayout::of));
                }
            }
        }
    }

    ValueSource changed() {
        return changed;
    }

    /** All series that have a value: every counter and histogram, and each gauge that was ever set. */
    ValueSource everything() {
        return everything;
    }

    long samples() {
        return samples;
    }

    /** Samples outside their metric's range, in the engine's life, this interval included. */
    long clamped() {
        long sum = clamped;
        for (int i = 0; i < touchedCount; i++) {
            final HistogramSeries histogram = histograms[touchedIds[i]];
            sum += histogram == null ? 0 : histogram.interval().clamped();
        }
        return sum;
    }

    /** Samples that were discarded because of their metric's version. */
    SkewCounter skew() {
        return skew;
    }

    /** Takes over which metrics are halted. Directly behind the end of an interval. */
    void takeStates() {
        final Series[] series = registry.series();
        for (int id = 0; id < size; id++) {
            if (types[id] == ENDED) {
                continue;
            }
            final Metric metric = series[id].metric();
            if (metric.isHalted() != (types[id] == HALTED)) {
                types[id] =
                        metric.isHalted() ? HALTED : code(metric.descriptor().type());
                if (!metric.isHalted()) {
                    skew.goesOn(metric);
                }
            }
            if (metric.isForgotten()) {
                histograms[id] = null; // nobody will ever add to it
            }
        }
    }

    /**
     * Ends the series that were idle for too long. Directly behind the end of an interval.
     *
     * @return which; empty as a rule.
     */
    List<Series> expire(final long nowNs) {
        if (!expiry.isCheckDue(nowNs)) {
            return List.of();
        }
        registry.forgetUnreachable(successors::remove);
        final List<Series> idle = expiry.idle(nowNs, size);
        if (!idle.isEmpty()) {
            registry.end(idle);
            idle.forEach(series -> end(series.id()));
            endedCount += idle.size();
        }
        return idle;
    }

    /** The memory of its buckets is given back; its number is never used again. */
    private void end(final int seriesId) {
        types[seriesId] = ENDED;
        everSet[seriesId] = false;
        counters[seriesId] = 0;
        histograms[seriesId] = null;
    }

    /** Series that were idle for too long, in the engine's life. */
    long ended() {
        return endedCount;
    }

    /** An interval ends: what was recorded in it is not idle. */
    void markTouched(final long nowNs) {
        expiry.touched(touchedIds, touchedCount, nowNs);
    }

    /** Adds what the interval brought to the totals and begins a new interval. */
    void endInterval() {
        for (int i = 0; i < touchedCount; i++) {
            final int seriesId = touchedIds[i];
            touched[seriesId] = false;
            if (histograms[seriesId] != null) {
                endInterval(histograms[seriesId]);
            }
        }
        touchedCount = 0;
    }

    /** Again for one that has ended since its last sample: then there is nothing left to do. */
    private void endInterval(final HistogramSeries histogram) {
        clamped += histogram.interval().clamped();
        histogram.endInterval();
    }

    /** Takes up series that were registered since; says whether the total of one of them goes on from an earlier epoch. */
    boolean catchUpWithRegistry() {
        final int registered = registry.series().length;
        if (registered > size) {
            grow(registered - 1);
        }
        final boolean resumed = resumedSeries;
        resumedSeries = false;
        return resumed;
    }

    private boolean grow(final int seriesId) {
        final Series[] series = registry.series();
        if (seriesId >= series.length) {
            return false;
        }
        if (series.length > types.length) {
            final int capacity = Math.max(series.length, types.length * 2);
            types = Arrays.copyOf(types, capacity);
            counters = Arrays.copyOf(counters, capacity);
            gauges = Arrays.copyOf(gauges, capacity);
            histograms = Arrays.copyOf(histograms, capacity);
            touched = Arrays.copyOf(touched, capacity);
            everSet = Arrays.copyOf(everSet, capacity);
            touchedIds = Arrays.copyOf(touchedIds, capacity);
        }
        for (int id = size; id < series.length; id++) {
            begin(series[id]);
        }
        size = series.length;
        return true;
    }

    private void begin(final Series series) {
        final int id = series.id();
        final MetricType type = series.metric().descriptor().type();
        types[id] = series.metric().isHalted() ? HALTED : code(type);
        everSet[id] = type != MetricType.GAUGE;
        final boolean goesOn = isGoingOn(series) && !basesTaken.contains(LabelSetOf.of(series));
        if (type == MetricType.COUNTER) {
            counters[id] = goesOn ? base.counter(series) : 0;
            resumes(series, counters[id] != 0);
        } else if (type == MetricType.HISTOGRAM) {
            final HistogramRange range = series.metric().descriptor().range();
            histograms[id] = new HistogramSeries(layouts.computeIfAbsent(range, BucketLayout::of));
            final HistogramSource earlier = goesOn ? base.histogram(series) : null;
            if (earlier != null) {
                histograms[id].addToTotal(earlier);
            }
            resumes(series, earlier != null);
        }
    }

    private void resumes(final Series series, final boolean hasBase) {
        if (hasBase) {
            resumedSeries = true;
            basesTaken.add(LabelSetOf.of(series));
        }
    }

    /** What totals of an earlier epoch are found by, whichever metric and series of this one has them. */
    private record LabelSetOf(String name, int versionMajor, List<String> labelNames, List<String> labelValues) {
        static LabelSetOf of(final Series series) {
            final MetricDescriptor metric = series.metric().descriptor();
            return new LabelSetOf(metric.name(), metric.versionMajor(), metric.labelNames(), series.labelValues());
        }
    }

    private static byte code(final MetricType type) {
        return switch (type) {
            case COUNTER -> COUNTER;
            case GAUGE -> GAUGE;
            case HISTOGRAM -> HISTOGRAM;
        };
    }

    private final class Changed implements ValueSource {
        @Override
        public int size() {
            return touchedCount;
        }

        @Override
        public int seriesId(final int index) {
            return touchedIds[index];
        }

        @Override
        public long counter(final int seriesId) {
            return counters[seriesId];
        }

        @Override
        public double gauge(final int seriesId) {
            return gauges[seriesId];
        }

        @Override
        public HistogramSource histogram(final int seriesId) {
            return histograms[seriesId].interval();
        }

        @Override
        public void drainBuckets(final int seriesId, final BucketVisitor visitor) {
            histograms[seriesId].drainBuckets(visitor);
        }

        @Override
        public void histogramWritten(final int seriesId) {
            endInterval(histograms[seriesId]);
        }
    }

    private final class Everything implements ValueSource {
        @Override
        public int size() {
            return size;
        }

        @Override
        public int seriesId(final int index) {
            return everSet[index] && types[index] != HALTED ? index : NONE;
        }

        @Override
        public long counter(final int seriesId) {
            return counters[seriesId];
        }

        @Override
        public double gauge(final int seriesId) {
            return gauges[seriesId];
        }

        @Override
        public HistogramSource histogram(final int seriesId) {
            return histograms[seriesId].total();
        }
    }
}
