package io.tailrace.exposer.page;

import io.tailrace.exposer.metrics.LabelKey;
import io.tailrace.exposer.metrics.LocalSeries;
import java.util.List;

/** A series that the exposer counts itself, with what the log says of a series of the same labels. Event-loop thread. */
final class LocalRow implements Row {
    private final LocalSeries local;
    private final Row fromLog;
    private final RowLabels labels;

    LocalRow(final LocalSeries local, final BaseLabels base, final Row fromLog) {
        this.local = local;
        this.fromLog = fromLog;
        this.labels = RowLabels.of(base, local.labelNames(), local.labelValues());
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
        return local.key();
    }

    @Override
    public long revision() {
        return local.revision() + (fromLog == null ? 0 : fromLog.revision());
    }

    @Override
    public boolean isShown() {
        return local.isKnown();
    }

    @Override
    public boolean isWhole() {
        return local.isWhole();
    }

    @Override
    public long whole() {
        return local.whole() + (fromLog == null ? 0 : fromLog.whole());
    }

    @Override
    public double number() {
        return local.number();
    }

    @Override
    public double[] bounds() {
        return local.bounds();
    }

    @Override
    public void copyCumulative(final long[] cumulative) {
        local.copyCumulative(cumulative);
    }

    @Override
    public long count() {
        return local.count();
    }

    @Override
    public double sum() {
        return local.sum();
    }
}
