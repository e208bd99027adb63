package io.tailrace.opentelemetry;

import io.opentelemetry.api.metrics.DoubleCounterBuilder;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongCounterBuilder;
import io.opentelemetry.api.metrics.ObservableLongCounter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.util.function.Consumer;

/** Builds counters of longs. One thread. */
final class BridgeLongCounterBuilder extends SpecBuilder implements LongCounterBuilder {
    BridgeLongCounterBuilder(final BridgeMeter meter, final String name) {
        super(meter, name);
    }

    @Override
    public LongCounterBuilder setDescription(final String description) {
        describe(description);
        return this;
    }

    @Override
    public LongCounterBuilder setUnit(final String unit) {
        unit(unit);
        return this;
    }

    @Override
    public DoubleCounterBuilder ofDoubles() {
        return new BridgeDoubleCounterBuilder(this);
    }

    @Override
    public LongCounter build() {
        return meter().instruments().longCounter(spec(InstrumentKind.COUNTER, false));
    }

    @Override
    public ObservableLongCounter buildWithCallback(final Consumer<ObservableLongMeasurement> callback) {
        final ObservableInstrument observation = meter().observe(spec(InstrumentKind.OBSERVABLE_COUNTER, false));
        return meter().register(() -> callback.accept(observation), observation);
    }

    @Override
    public ObservableLongMeasurement buildObserver() {
        return meter().observe(spec(InstrumentKind.OBSERVABLE_COUNTER, false));
    }
}
