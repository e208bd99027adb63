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
import java.util.List;

/** Makes instruments that have the interfaces of OpenTelemetry's incubator, too. Any thread. */
final class IncubatorMaker extends InstrumentMaker {
    private static final String PREFIX = IncubatorMaker.class.getPackageName() + ".Incubator";
    private static final List<Class<?>> KINDS = List.of(
            LongCounter.class,
            DoubleCounter.class,
            LongUpDownCounter.class,
            DoubleUpDownCounter.class,
            LongGauge.class,
            DoubleGauge.class,
            LongHistogram.class,
            DoubleHistogram.class);

    private IncubatorMaker(final Exemplars exemplars, final Warnings warnings) {
        super(exemplars, warnings);
    }

    /**
     * With all that it makes loaded and linked, so that no instrument fails later.
     *
     * @throws LinkageError if there is no incubator, or none that these instruments fit.
     */
    static InstrumentMaker loaded(final Exemplars exemplars, final Warnings warnings) throws ClassNotFoundException {
        for (final Class<?> kind : KINDS) {
            Class.forName(PREFIX + kind.getSimpleName(), true, IncubatorMaker.class.getClassLoader());
        }
        return new IncubatorMaker(exemplars, warnings);
    }

    @Override
    LongCounter longCounter(final SeriesCache<Sum> series, final String name) {
        return new IncubatorLongCounter(series, name, warnings());
    }

    @Override
    DoubleCounter doubleCounter(final SeriesCache<Sum> series, final String name) {
        return new IncubatorDoubleCounter(series, name, warnings());
    }

    @Override
    LongUpDownCounter longUpDownCounter(final SeriesCache<Sum> series, final String name) {
        return new IncubatorLongUpDownCounter(series);
    }

    @Override
    DoubleUpDownCounter doubleUpDownCounter(final SeriesCache<Sum> series, final String name) {
        return new IncubatorDoubleUpDownCounter(series, name, warnings());
    }

    @Override
    LongGauge longGauge(final SeriesCache<SharedGauge> series, final String name) {
        return new IncubatorLongGauge(series);
    }

    @Override
    DoubleGauge doubleGauge(final SeriesCache<SharedGauge> series, final String name) {
        return new IncubatorDoubleGauge(series, name, warnings());
    }

    @Override
    LongHistogram longHistogram(final SeriesCache<SharedHistogram> series, final String name) {
        return new IncubatorLongHistogram(series, ValueScale.of(series.unit()), exemplars(), name, warnings());
    }

    @Override
    DoubleHistogram doubleHistogram(final SeriesCache<SharedHistogram> series, final String name) {
        return new IncubatorDoubleHistogram(series, ValueScale.of(series.unit()), exemplars(), name, warnings());
    }
}
