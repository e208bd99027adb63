package io.tailrace.opentelemetry;

import io.opentelemetry.api.metrics.DoubleGauge;
import io.opentelemetry.api.metrics.DoubleGaugeBuilder;
import io.opentelemetry.api.metrics.LongGaugeBuilder;
import io.opentelemetry.api.metrics.ObservableDoubleGauge;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import java.util.function.Consumer;

/** Builds gauges of doubles. One thread. */
final class BridgeDoubleGaugeBuilder extends SpecBuilder implements DoubleGaugeBuilder {
    BridgeDoubleGaugeBuilder(final BridgeMeter meter, final String name) {
        super(meter, name);
    }

    @Override
    public DoubleGaugeBuilder setDescription(final String description) {
        describe(description);
        return this;
    }

    @Override
    public DoubleGaugeBuilder setUnit(final String unit) {
        unit(unit);
        return this;
    }

    @Override
    public LongGaugeBuilder ofLongs() {
        return new BridgeLongGaugeBuilder(this);
    }

    @Override
    public DoubleGauge build() {
        return meter().instruments().doubleGauge(spec(InstrumentKind.GAUGE, true));
    }

    @Override
    public ObservableDoubleGauge buildWithCallback(final Consumer<ObservableDoubleMeasurement> callback) {
        final ObservableInstrument observation = meter().observe(spec(InstrumentKind.OBSERVABLE_GAUGE, true));
        return meter().register(() -> callback.accept(observation), observation);
    }

    @Override
    public ObservableDoubleMeasurement buildObserver() {
        return meter().observe(spec(InstrumentKind.OBSERVABLE_GAUGE, true));
    }
}
