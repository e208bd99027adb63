package io.tailrace.opentelemetry;

import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.DoubleCounterBuilder;
import io.opentelemetry.api.metrics.ObservableDoubleCounter;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import java.util.function.Consumer;

/** Builds counters of doubles. One thread. */
final class BridgeDoubleCounterBuilder extends SpecBuilder implements DoubleCounterBuilder {
    BridgeDoubleCounterBuilder(final SpecBuilder other) {
        super(other);
    }

    @Override
    public DoubleCounterBuilder setDescription(final String description) {
        describe(description);
        return this;
    }

    @Override
    public DoubleCounterBuilder setUnit(final String unit) {
        unit(unit);
        return this;
    }

    @Override
    public DoubleCounter build() {
        return meter().instruments().doubleCounter(spec(InstrumentKind.COUNTER, true));
    }

    @Override
    public ObservableDoubleCounter buildWithCallback(final Consumer<ObservableDoubleMeasurement> callback) {
        final ObservableInstrument observation = meter().observe(spec(InstrumentKind.OBSERVABLE_COUNTER, true));
        return meter().register(() -> callback.accept(observation), observation);
    }

    @Override
    public ObservableDoubleMeasurement buildObserver() {
        return meter().observe(spec(InstrumentKind.OBSERVABLE_COUNTER, true));
    }
}
