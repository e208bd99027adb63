package io.tailrace.opentelemetry;

import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.DoubleGauge;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.DoubleUpDownCounter;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongGauge;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.tailrace.engine.recording.SharedGauge;
import io.tailrace.engine.recording.SharedHistogram;

/** Makes the instruments over their series, as the API on the class path has them. Any thread. */
class InstrumentMaker {
    private final Exemplars exemplars;
    private final Warnings warnings;

    InstrumentMaker(final Exemplars exemplars, final Warnings warnings) {
        this.exemplars = exemplars;
        this.warnings = warnings;
    }

    /** With the incubator's interfaces, where they are: OpenTelemetry's agent casts what it is given to them, and asks nobody. */
    static InstrumentMaker of(final Exemplars exemplars, final Warnings warnings) {
        try {
            return IncubatorMaker.loaded(exemplars, warnings);
        } catch (final ClassNotFoundException | LinkageError none) {
            return new InstrumentMaker(exemplars, warnings);
        }
    }

    final Exemplars exemplars() {
        return exemplars;
    }

    final Warnings warnings() {
        return warnings;
    }

    LongCounter longCounter(final SeriesCache<Sum> series, final String name) {
        return new BridgeLongCounter(series, name, warnings);
    }

    DoubleCounter doubleCounter(final SeriesCache<Sum> series, final String name) {
        return new BridgeDoubleCounter(series, name, warnings);
    }

    LongUpDownCounter longUpDownCounter(final SeriesCache<Sum> series, final String name) {
        return new BridgeLongUpDownCounter(series);
    }

    DoubleUpDownCounter doubleUpDownCounter(final SeriesCache<Sum> series, final String name) {
        return new BridgeDoubleUpDownCounter(series, name, warnings);
    }

    LongGauge longGauge(final SeriesCache<SharedGauge> series, final String name) {
        return new BridgeLongGauge(series);
    }

    DoubleGauge doubleGauge(final SeriesCache<SharedGauge> series, final String name) {
        return new BridgeDoubleGauge(series, name, warnings);
    }

    LongHistogram longHistogram(final SeriesCache<SharedHistogram> series, final String name) {
        return new BridgeLongHistogram(series, ValueScale.of(series.unit()), exemplars, name, warnings);
    }

    DoubleHistogram doubleHistogram(final SeriesCache<SharedHistogram> series, final String name) {
        return new BridgeDoubleHistogram(series, ValueScale.of(series.unit()), exemplars, name, warnings);
    }
}
