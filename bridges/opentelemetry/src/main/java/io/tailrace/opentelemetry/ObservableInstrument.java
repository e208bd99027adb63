package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;

/** What callbacks tell their values to. Open while one of its callbacks runs, on the thread that polls; else what is told is dropped. */
final class ObservableInstrument implements ObservableLongMeasurement, ObservableDoubleMeasurement {
    private final InstrumentSpec spec;
    private final SeriesCache<PolledGauge> series;
    private final Warnings warnings;
    private final Drops drops;
    private Thread openFor;
    private long nowNs;

    /** Nothing is recorded if there are no series. */
    ObservableInstrument(final InstrumentSpec spec, final SeriesCache<PolledGauge> series, final Warnings warnings) {
        this.spec = spec;
        this.series = series;
        this.warnings = warnings;
        drops = new Drops(spec.name());
    }

    InstrumentSpec spec() {
        return spec;
    }

    void open(final long atNs) {
        nowNs = atNs;
        openFor = Thread.currentThread();
    }

    void close() {
        openFor = null;
    }

    @Override
    public void record(final long value) {
        record((double) value, Attributes.empty());
    }

    @Override
    public void record(final long value, final Attributes attributes) {
        record((double) value, attributes);
    }

    @Override
    public void record(final double value) {
        record(value, Attributes.empty());
    }

    @Override
    public void record(final double value, final Attributes attributes) {
        if (openFor != Thread.currentThread()) {
            warnings.drop(drops, "a value was told outside its callback");
        } else if (Double.isNaN(value)) {
            warnings.drop(drops, "a callback told NaN");
        } else if (series != null) {
            final PolledGauge gauge = series.of(attributes);
            if (gauge != null) {
                gauge.set(value, nowNs);
            }
        }
    }
}
