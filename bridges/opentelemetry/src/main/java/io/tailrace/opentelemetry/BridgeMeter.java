package io.tailrace.opentelemetry;

import io.opentelemetry.api.metrics.BatchCallback;
import io.opentelemetry.api.metrics.DoubleGaugeBuilder;
import io.opentelemetry.api.metrics.DoubleHistogramBuilder;
import io.opentelemetry.api.metrics.LongCounterBuilder;
import io.opentelemetry.api.metrics.LongUpDownCounterBuilder;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.metrics.ObservableMeasurement;
import java.util.ArrayList;
import java.util.List;

/** Gives the builders of one scope. Any thread. */
final class BridgeMeter implements Meter {
    private static final Meter NOOP = MeterProvider.noop().get("noop");
    private static final String NOOP_NAME = "noop";

    private final Scope scope;
    private final Instruments instruments;
    private final Callbacks callbacks;
    private final AttributeAdvice advice;
    private final Warnings warnings;

    BridgeMeter(
            final Scope scope,
            final Instruments instruments,
            final Callbacks callbacks,
            final AttributeAdvice advice,
            final Warnings warnings) {
        this.scope = scope;
        this.instruments = instruments;
        this.callbacks = callbacks;
        this.advice = advice;
        this.warnings = warnings;
    }

    Scope scope() {
        return scope;
    }

    Instruments instruments() {
        return instruments;
    }

    Warnings warnings() {
        return warnings;
    }

    @Override
    public LongCounterBuilder counterBuilder(final String name) {
        return isName(name)
                ? advice.on(LongCounterBuilder.class, new BridgeLongCounterBuilder(this, name))
                : NOOP.counterBuilder(NOOP_NAME);
    }

    @Override
    public LongUpDownCounterBuilder upDownCounterBuilder(final String name) {
        return isName(name)
                ? advice.on(LongUpDownCounterBuilder.class, new BridgeLongUpDownCounterBuilder(this, name))
                : NOOP.upDownCounterBuilder(NOOP_NAME);
    }

    @Override
    public DoubleHistogramBuilder histogramBuilder(final String name) {
        return isName(name)
                ? advice.on(DoubleHistogramBuilder.class, new BridgeDoubleHistogramBuilder(this, name))
                : NOOP.histogramBuilder(NOOP_NAME);
    }

    @Override
    public DoubleGaugeBuilder gaugeBuilder(final String name) {
        return isName(name)
                ? advice.on(DoubleGaugeBuilder.class, new BridgeDoubleGaugeBuilder(this, name))
                : NOOP.gaugeBuilder(NOOP_NAME);
    }

    @Override
    public BatchCallback batchCallback(
            final Runnable callback, final ObservableMeasurement first, final ObservableMeasurement... others) {
        final List<ObservableMeasurement> all = new ArrayList<>(List.of(others));
        all.add(0, first);
        final List<ObservableInstrument> own = new ArrayList<>();
        for (final ObservableMeasurement one : all) {
            if (one instanceof ObservableInstrument observation
                    && observation.spec().scope().equals(scope)) {
                own.add(observation);
            } else {
                warnings.warn("a batch callback of scope \"" + scope.name()
                        + "\" was given an instrument of another meter, which it cannot tell values to");
            }
        }
        return register(callback, own.toArray(new ObservableInstrument[0]));
    }

    ObservableInstrument observe(final InstrumentSpec spec) {
        return instruments.observation(spec);
    }

    Registration register(final Runnable task, final ObservableInstrument... observations) {
        final Callback callback = new Callback(task, List.of(observations), warnings);
        callbacks.add(callback);
        return new Registration(callbacks, callback);
    }

    private boolean isName(final String name) {
        if (InstrumentRules.isName(name)) {
            return true;
        }
        warnings.warn(
                "\"" + name + "\" of scope \"" + scope.name() + "\" is no name of an instrument, and records nothing: "
                        + "a letter, then up to 254 letters, digits and _ . - /");
        return false;
    }
}
