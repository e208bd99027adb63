package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.protobuf.NativeBuckets;
import io.tailrace.codec.registry.MetricFamily;
import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.exposer.metrics.LabelKey;
import java.util.Arrays;
import java.util.List;

/** A series that must be there and of which the log knows nothing yet. */
final class ZeroRow implements Row {
    private final RowLabels labels;
    private final LabelKey key;
    private final double[] bounds;

    ZeroRow(final MetricFamily family, final BaseLabels base, final List<String> labelValues) {
        labels = RowLabels.of(base, family.labelNames(), labelValues);
        key = LabelKey.of(family.labelNames(), labelValues);
        bounds = family.bounds();
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
        return 0;
    }

    @Override
    public double[] bounds() {
        return bounds;
    }

    @Override
    public void copyCumulative(final long[] cumulative) {
        Arrays.fill(cumulative, 0, bounds.length, 0);
    }

    /** None, so that a histogram does not become a native one with its first sample. */
    @Override
    public boolean copyTo(final NativeBuckets buckets) {
        buckets.begin(HistogramRange.TIMES.significantDigits(), 0);
        return true;
    }
}
