package io.tailrace.opentelemetry;

import io.opentelemetry.api.metrics.DoubleUpDownCounterBuilder;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.api.metrics.LongUpDownCounterBuilder;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import io.opentelemetry.api.metrics.ObservableLongUpDownCounter;
import java.util.function.Consumer;

/** Builds up-down counters of longs. One thread. */
final class BridgeLongUpDownCounterBuilder extends SpecBuilder implements LongUpDownCounterBuilder {
    BridgeLongUpDownCounterBuilder(final BridgeMeter meter, final String name) {
        super(meter, name);
    }

    @Override
    public LongUpDownCounterBuilder setDescription(final String description) {
        describe(description);
        return this;
    }

    @Override
    public LongUpDownCounterBuilder setUnit(final String unit) {
        unit(unit);
        return this;
    }

    @Override
    public DoubleUpDownCounterBuilder ofDoubles() {
        return new BridgeDoubleUpDownCounterBuilder(this);
    }

    @Override
    public LongUpDownCounter build() {
        return meter().instruments().longUpDownCounter(spec(InstrumentKind.UP_DOWN_COUNTER, false));
    }

    @Override
    public ObservableLongUpDownCounter buildWithCallback(final Consumer<ObservableLongMeasurement> callback) {
        final ObservableInstrument observation =
                meter().observe(spec(InstrumentKind.OBSERVABLE_UP_DOWN_COUNTER, false));
        return meter().register(() -> callback.accept(observation), observation);
    }

    @Override
    public ObservableLongMeasurement buildObserver() {
        return meter().observe(spec(InstrumentKind.OBSERVABLE_UP_DOWN_COUNTER, false));
    }
}
