package io.tailrace.exposer.page;

import io.tailrace.exposer.metrics.LabelKey;
import java.util.List;

/** A summary whose count and sum somebody else keeps. Event-loop thread. */
final class ObservedSummaryRow implements Row {
    private final Row count;
    private final Row sum;

    ObservedSummaryRow(final Row count, final Row sum) {
        this.count = count;
        this.sum = sum;
    }

    @Override
    public List<String> labelNames() {
        return count.labelNames();
    }

    @Override
    public List<String> labelValues() {
        return count.labelValues();
    }

    @Override
    public LabelKey key() {
        return count.key();
    }

    /** Both only rise. */
    @Override
    public long revision() {
        return count.revision() + sum.revision();
    }

    @Override
    public long count() {
        return (long) count.number();
    }

    @Override
    public double sum() {
        return sum.number();
    }
}
