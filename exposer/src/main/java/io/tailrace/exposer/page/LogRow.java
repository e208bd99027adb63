package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.BucketExemplars;
import io.tailrace.codec.prometheus.protobuf.NativeBuckets;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricForm;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.exposer.metrics.LabelKey;
import java.util.List;

/** A series that the log knows. Event-loop thread. */
final class LogRow implements Row {
    static final double[] NO_QUANTILES = {};

    private final SeriesTotals totals;
    private final SeriesInfo info;
    private final BaseLabels base;
    private final RowLabels labels;
    private final LabelKey key;
    private final double[] bounds;
    private final double[] quantiles;
    private final BucketExemplars exemplars;

    LogRow(final SeriesTotals totals, final BaseLabels base) {
        this.totals = totals;
        this.base = base;
        this.info = totals.info();
        final MetricDescriptor metric = info.metric();
        this.labels = RowLabels.of(base, metric.labelNames(), info.labelValues());
        this.key = LabelKey.of(metric.labelNames(), info.labelValues());
        this.bounds = metric.type() == MetricType.HISTOGRAM ? metric.exposedBounds() : null;
        this.quantiles = totals.recent() == null
                ? NO_QUANTILES // also where its view keeps nothing for them
                : metric.quantiles().stream().mapToDouble(Double::doubleValue).toArray();
        this.exemplars = metric.type() == MetricType.HISTOGRAM ? new RowExemplars(totals, metric.unit()) : null;
    }

    /** Whether it still says who the series is. */
    @SuppressWarnings("ReferenceEquality") // the same words in another object cost no more than laying them out again
    boolean isOf(final SeriesTotals other, final BaseLabels otherBase) {
        return other == totals && other.info() == info && base.equals(otherBase);
    }

    @Override
    public List<String> labelNames() {
        return labels.names();
    }

    @Override
    public List<String> labelValues() {
        return labels.values();
    }

    @Override
    public LabelKey key() {
        return key;
    }

    @Override
    public long revision() {
        return totals.revision();
    }

    @Override
    public boolean isObserved() {
        return info.metric().form() == MetricForm.TOTAL;
    }

    @Override
    public boolean isWhole() {
        return info.metric().type() == MetricType.COUNTER && unit().isWhole();
    }

    @Override
    public long whole() {
        return totals.counterTotal();
    }

    @Override
    public double number() {
        return info.metric().type() == MetricType.COUNTER
                ? unit().toExposed((double) totals.counterTotal())
                : totals.gaugeValue();
    }

    @Override
    public double[] bounds() {
        return bounds;
    }

    @Override
    public void copyCumulative(final long[] cumulative) {
        totals.histogram().copyBoundCounts(cumulative);
    }

    /** What coordinated-omission correction added is in the buckets, so it must be in the count, which is the +Inf bucket. */
    @Override
    public long count() {
        return totals.histogram().bucketTotal();
    }

    @Override
    public double sum() {
        return unit().toExposed(totals.histogram().sum().toDouble());
    }

    @Override
    public double[] quantiles() {
        return quantiles;
    }

    @Override
    public void copyQuantiles(final double[] values) {
        final HistogramTotals recent = totals.recent();
        for (int i = 0; i < quantiles.length; i++) {
            values[i] = recent.bucketTotal() == 0
                    ? Double.NaN
                    : unit().toExposed((double) recent.valueAtPercentile(quantiles[i] * 100));
        }
    }

    @Override
    public BucketExemplars exemplars() {
        return exemplars;
    }

    @Override
    public boolean copyTo(final NativeBuckets buckets) {
        totals.histogram().copyTo(buckets, unit());
        return true;
    }

    @Override
    public long createdAtNs() {
        // A total that is only observed began with its keeper, not with its series.
        return isObserved() ? SeriesTotals.NOT_KNOWN : totals.createdAtNs();
    }

    private Unit unit() {
        return info.metric().unit();
    }
}
