package io.tailrace.opentelemetry;

import io.opentelemetry.api.metrics.LongGauge;
import io.opentelemetry.api.metrics.LongGaugeBuilder;
import io.opentelemetry.api.metrics.ObservableLongGauge;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.util.function.Consumer;

/** Builds gauges of longs. One thread. */
final class BridgeLongGaugeBuilder extends SpecBuilder implements LongGaugeBuilder {
    BridgeLongGaugeBuilder(final SpecBuilder other) {
        super(other);
    }

    @Override
    public LongGaugeBuilder setDescription(final String description) {
        describe(description);
        return this;
    }

    @Override
    public LongGaugeBuilder setUnit(final String unit) {
        unit(unit);
        return this;
    }

    @Override
    public LongGauge build() {
        return meter().instruments().longGauge(spec(InstrumentKind.GAUGE, false));
    }

    @Override
    public ObservableLongGauge buildWithCallback(final Consumer<ObservableLongMeasurement> callback) {
        final ObservableInstrument observation = meter().observe(spec(InstrumentKind.OBSERVABLE_GAUGE, false));
        return meter().register(() -> callback.accept(observation), observation);
    }

    @Override
    public ObservableLongMeasurement buildObserver() {
        return meter().observe(spec(InstrumentKind.OBSERVABLE_GAUGE, false));
    }
}
