package io.tailrace.opentelemetry;

import io.opentelemetry.api.metrics.DoubleUpDownCounter;
import io.opentelemetry.api.metrics.DoubleUpDownCounterBuilder;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableDoubleUpDownCounter;
import java.util.function.Consumer;

/** Builds up-down counters of doubles. One thread. */
final class BridgeDoubleUpDownCounterBuilder extends SpecBuilder implements DoubleUpDownCounterBuilder {
    BridgeDoubleUpDownCounterBuilder(final SpecBuilder other) {
        super(other);
    }

    @Override
    public DoubleUpDownCounterBuilder setDescription(final String description) {
        describe(description);
        return this;
    }

    @Override
    public DoubleUpDownCounterBuilder setUnit(final String unit) {
        unit(unit);
        return this;
    }

    @Override
    public DoubleUpDownCounter build() {
        return meter().instruments().doubleUpDownCounter(spec(InstrumentKind.UP_DOWN_COUNTER, true));
    }

    @Override
    public ObservableDoubleUpDownCounter buildWithCallback(final Consumer<ObservableDoubleMeasurement> callback) {
        final ObservableInstrument observation = meter().observe(spec(InstrumentKind.OBSERVABLE_UP_DOWN_COUNTER, true));
        return meter().register(() -> callback.accept(observation), observation);
    }

    @Override
    public ObservableDoubleMeasurement buildObserver() {
        return meter().observe(spec(InstrumentKind.OBSERVABLE_UP_DOWN_COUNTER, true));
    }
}
