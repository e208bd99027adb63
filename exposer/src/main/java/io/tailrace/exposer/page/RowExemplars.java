package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.BucketExemplars;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.SeriesTotals;
import java.util.concurrent.TimeUnit;

/** The exemplars that the log has of a histogram, in the exposed unit. */
record RowExemplars(SeriesTotals totals, Unit unit) implements BucketExemplars {
    @Override
    public boolean has(final int bucket) {
        return totals.exemplar(bucket) != null;
    }

    @Override
    public double value(final int bucket) {
        return unit.toExposed((double) totals.exemplar(bucket).value());
    }

    @Override
    public long traceIdHigh(final int bucket) {
        return totals.exemplar(bucket).traceIdHigh();
    }

    @Override
    public long traceIdLow(final int bucket) {
        return totals.exemplar(bucket).traceIdLow();
    }

    @Override
    public long spanId(final int bucket) {
        return totals.exemplar(bucket).spanIdBits();
    }

    @Override
    public long epochMs(final int bucket) {
        return TimeUnit.NANOSECONDS.toMillis(totals.exemplar(bucket).atNs());
    }
}
