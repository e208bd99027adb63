package io.tailrace.engine.reader.replay;

import io.tailrace.codec.prometheus.FamilyType;
import io.tailrace.codec.prometheus.LabelSet;
import io.tailrace.codec.prometheus.LeBounds;
import io.tailrace.codec.prometheus.OpenMetricsWriter;
import io.tailrace.codec.prometheus.TextBuffer;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricForm;
import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.reader.SeriesTotals;

/** The points of one series in one pass of a backfill: times rise, and totals do as long as they go on. */
final class BackfillSeries {
    private static final int INITIAL_LENGTH = 512;
    private static final long NS_PER_MS = 1_000_000;

    private final BackfillKey key;
    private final LabelSet labels;
    private final TextBuffer text = new TextBuffer(INITIAL_LENGTH);
    private final OpenMetricsWriter writer = new OpenMetricsWriter(text);
    private MetricDescriptor metric;
    private LeBounds bounds;
    private long[] counts;
    private long createdMs = OpenMetricsWriter.NOT_KNOWN;
    private long lastMs = Long.MIN_VALUE;
    private long lastTotal;
    private double lastGauge;
    private boolean isBegun;
    private boolean hasValue;
    private boolean isChanged;
    private boolean isPutOff;

    BackfillSeries(final BackfillKey key, final LabelSet labels) {
        this.key = key;
        this.labels = labels;
    }

    BackfillKey key() {
        return key;
    }

    TextBuffer text() {
        return text;
    }

    /** What it takes in memory, about. */
    int lengthInBytes() {
        return text.array().length;
    }

    /**
     * Another epoch has it. {@code startedAtNs} is when its totals began if they begin with that epoch; {@code isUnknown} if it cannot be
     * said whether they do.
     */
    void begin(
            final MetricDescriptor described, final boolean goesOn, final boolean isUnknown, final long startedAtNs) {
        if (!goesOn || (!isBegun && !isUnknown)) {
            createdMs = Math.floorDiv(startedAtNs, NS_PER_MS);
            lastTotal = 0;
        }
        isBegun = true;
        hasValue = false;
        isChanged = false;
        if (metric == null) {
            writer.within(key.family(), BackfillIndex.shown(described));
        }
        describe(described);
    }

    private void describe(final MetricDescriptor described) {
        if (metric == null || !metric.bounds().equals(described.bounds())) {
            bounds =
                    described.bounds().isEmpty() ? LeBounds.canonical() : LeBounds.canonical(described.exposedBounds());
            counts = new long[bounds.count()];
        }
        metric = described;
    }

    /** It is for a later pass: there is no room for more of it. */
    void putOff() {
        isPutOff = true;
    }

    /** It has a value: what was only described has none that could be shown. */
    void know() {
        hasValue = true;
    }

    /** Its value changed. */
    void change() {
        hasValue = true;
        isChanged = true;
    }

    /** Whether a point is to be written: it changed, or its last one is older than that. */
    boolean isDue(final long epochMs, final long repeatMs) {
        return hasValue && !isPutOff && (isChanged || lastMs == Long.MIN_VALUE || epochMs - lastMs >= repeatMs);
    }

    /** Whether that very point is there: an epoch with other labels begins with what the one before ended with, at the same time. */
    boolean hasPoint(final SeriesTotals totals, final long epochMs) {
        final boolean isThere =
                epochMs == lastMs && total(totals) == lastTotal && Double.compare(totals.gaugeValue(), lastGauge) == 0;
        isChanged &= !isThere;
        return isThere;
    }

    /**
     * Writes a point, unless it would stand at or before the one before it (the wall clock was set back), or below it.
     *
     * @return whether it was written.
     */
    boolean write(final SeriesTotals totals, final long epochMs) {
        isChanged = false;
        describe(totals.info().metric()); // its bounds may have changed since the epoch began
        final long total = total(totals);
        if (epochMs <= lastMs || total < lastTotal) {
            return false;
        }
        lastMs = epochMs;
        lastTotal = total;
        lastGauge = totals.gaugeValue();
        switch (metric.type()) {
            case COUNTER -> writer.counter(labels, Exposed.value(metric.unit(), total), createdMs, epochMs);
            case GAUGE -> {
                if (BackfillIndex.shown(metric) == FamilyType.COUNTER) {
                    writer.counter(labels, totals.gaugeValue(), OpenMetricsWriter.NOT_KNOWN, epochMs);
                } else {
                    writer.gauge(labels, totals.gaugeValue(), epochMs);
                }
            }
            case HISTOGRAM -> write(totals.histogram(), epochMs);
        }
        return true;
    }

    private void write(final HistogramTotals histogram, final long epochMs) {
        final double sum = metric.unit().toExposed(histogram.sum().toDouble());
        if (metric.form() == MetricForm.SUMMARY) {
            writer.summary(labels, histogram.bucketTotal(), sum, createdMs, epochMs);
            return;
        }
        histogram.copyBoundCounts(counts);
        writer.histogram(labels, bounds, counts, histogram.bucketTotal(), sum, createdMs, epochMs);
    }

    private static long total(final SeriesTotals totals) {
        return switch (totals.info().metric().type()) {
            case COUNTER -> totals.counterTotal();
            case GAUGE -> 0;
            case HISTOGRAM -> totals.histogram().bucketTotal();
        };
    }
}
