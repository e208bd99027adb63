package io.tailrace.opentelemetry;

import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.LongHistogramBuilder;
import java.util.List;

/** Builds histograms of longs. One thread. */
final class BridgeLongHistogramBuilder extends SpecBuilder implements LongHistogramBuilder {
    BridgeLongHistogramBuilder(final SpecBuilder other) {
        super(other);
    }

    @Override
    public LongHistogramBuilder setDescription(final String description) {
        describe(description);
        return this;
    }

    @Override
    public LongHistogramBuilder setUnit(final String unit) {
        unit(unit);
        return this;
    }

    @Override
    public LongHistogramBuilder setExplicitBucketBoundariesAdvice(final List<Long> boundaries) {
        bounds(
                boundaries == null
                        ? null
                        : boundaries.stream().map(Long::doubleValue).toList());
        return this;
    }

    @Override
    public LongHistogram build() {
        return meter().instruments().longHistogram(spec(InstrumentKind.HISTOGRAM, false));
    }
}
