package io.tailrace.opentelemetry;

import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.DoubleGauge;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.DoubleUpDownCounter;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongGauge;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterProvider;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.recording.SharedChannel;
import io.tailrace.engine.recording.SharedGauge;
import io.tailrace.engine.recording.SharedHistogram;

/** Makes instruments over the streams that they record into; one that is dropped is the API's own, which does nothing. Any thread. */
final class Instruments {
    private static final Meter NOOP = MeterProvider.noop().get("noop");
    private static final String NOOP_NAME = "noop";

    private final TelemetryEngine engine;
    private final Streams streams;
    private final SharedChannel channel;
    private final Poll poll;
    private final InstrumentMaker maker;
    private final Warnings warnings;

    Instruments(
            final TelemetryEngine engine,
            final Streams streams,
            final SharedChannel channel,
            final Poll poll,
            final InstrumentMaker maker,
            final Warnings warnings) {
        this.engine = engine;
        this.streams = streams;
        this.channel = channel;
        this.poll = poll;
        this.maker = maker;
        this.warnings = warnings;
    }

    LongCounter longCounter(final InstrumentSpec spec) {
        final SeriesCache<Sum> series = counted(spec);
        return series == null ? NOOP.counterBuilder(NOOP_NAME).build() : maker.longCounter(series, spec.name());
    }

    /** Durations are whole numbers of nanoseconds, which the engine counts; of other doubles it is told the total. */
    DoubleCounter doubleCounter(final InstrumentSpec spec) {
        final boolean isTime = ValueScale.of(spec.unit()).unit().isTime();
        final SeriesCache<Sum> series = isTime ? counted(spec) : polled(spec, Form.TOTAL);
        return series == null
                ? NOOP.counterBuilder(NOOP_NAME).ofDoubles().build()
                : maker.doubleCounter(series, spec.name());
    }

    LongUpDownCounter longUpDownCounter(final InstrumentSpec spec) {
        final SeriesCache<Sum> series = polled(spec, Form.GAUGE);
        return series == null
                ? NOOP.upDownCounterBuilder(NOOP_NAME).build()
                : maker.longUpDownCounter(series, spec.name());
    }

    DoubleUpDownCounter doubleUpDownCounter(final InstrumentSpec spec) {
        final SeriesCache<Sum> series = polled(spec, Form.GAUGE);
        return series == null
                ? NOOP.upDownCounterBuilder(NOOP_NAME).ofDoubles().build()
                : maker.doubleUpDownCounter(series, spec.name());
    }

    LongGauge longGauge(final InstrumentSpec spec) {
        final SeriesCache<SharedGauge> series = gauges(spec);
        return series == null ? NOOP.gaugeBuilder(NOOP_NAME).ofLongs().build() : maker.longGauge(series, spec.name());
    }

    DoubleGauge doubleGauge(final InstrumentSpec spec) {
        final SeriesCache<SharedGauge> series = gauges(spec);
        return series == null ? NOOP.gaugeBuilder(NOOP_NAME).build() : maker.doubleGauge(series, spec.name());
    }

    LongHistogram longHistogram(final InstrumentSpec spec) {
        final SeriesCache<SharedHistogram> series = histograms(spec, scale(spec));
        return series == null
                ? NOOP.histogramBuilder(NOOP_NAME).ofLongs().build()
                : maker.longHistogram(series, spec.name());
    }

    DoubleHistogram doubleHistogram(final InstrumentSpec spec) {
        final SeriesCache<SharedHistogram> series = histograms(spec, scale(spec).withFractions());
        return series == null ? NOOP.histogramBuilder(NOOP_NAME).build() : maker.doubleHistogram(series, spec.name());
    }

    ObservableInstrument observation(final InstrumentSpec spec) {
        final Form form = spec.kind() == InstrumentKind.OBSERVABLE_COUNTER ? Form.TOTAL : Form.GAUGE;
        final SeriesCache<PolledGauge> series =
                streams.open(spec, form, scale(spec).unit(), (metric, labels) -> {
                    engine.expireIdleSeries(metric, PolledGauge.EXPIRY_NS); // what callbacks tell no more
                    return new PolledGauge(channel.gauge(metric, labels));
                });
        return new ObservableInstrument(spec, series, warnings);
    }

    private SeriesCache<Sum> counted(final InstrumentSpec spec) {
        final ValueScale scale = scale(spec);
        return streams.open(
                spec,
                Form.COUNTER,
                scale.unit(),
                (metric, labels) -> new CounterSum(channel.counter(metric, labels), scale));
    }

    private SeriesCache<Sum> polled(final InstrumentSpec spec, final Form form) {
        return streams.open(
                spec,
                form,
                scale(spec).unit(),
                (metric, labels) -> poll.add(new PolledSum(channel.gauge(metric, labels))));
    }

    private SeriesCache<SharedGauge> gauges(final InstrumentSpec spec) {
        return streams.open(spec, Form.GAUGE, scale(spec).unit(), channel::gauge);
    }

    private SeriesCache<SharedHistogram> histograms(final InstrumentSpec spec, final ValueScale scale) {
        return streams.open(spec, Form.HISTOGRAM, scale.unit(), channel::histogram);
    }

    private static ValueScale scale(final InstrumentSpec spec) {
        return ValueScale.of(spec.unit());
    }
}
