package io.tailrace.opentelemetry;

import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.DoubleHistogramBuilder;
import io.opentelemetry.api.metrics.LongHistogramBuilder;
import java.util.List;

/** Builds histograms of doubles. One thread. */
final class BridgeDoubleHistogramBuilder extends SpecBuilder implements DoubleHistogramBuilder {
    BridgeDoubleHistogramBuilder(final BridgeMeter meter, final String name) {
        super(meter, name);
    }

    @Override
    public DoubleHistogramBuilder setDescription(final String description) {
        describe(description);
        return this;
    }

    @Override
    public DoubleHistogramBuilder setUnit(final String unit) {
        unit(unit);
        return this;
    }

    @Override
    public LongHistogramBuilder ofLongs() {
        return new BridgeLongHistogramBuilder(this);
    }

    @Override
    public DoubleHistogramBuilder setExplicitBucketBoundariesAdvice(final List<Double> boundaries) {
        bounds(boundaries);
        return this;
    }

    @Override
    public DoubleHistogram build() {
        return meter().instruments().doubleHistogram(spec(InstrumentKind.HISTOGRAM, true));
    }
}
