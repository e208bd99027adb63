package io.tailrace.engine.reader.replay;

import io.tailrace.codec.json.ReplayHistogram;
import io.tailrace.codec.json.ReplayLines;
import io.tailrace.codec.json.ReplaySeries;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.reader.SeriesInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Writes intervals as NDJSON. */
final class NdjsonSink implements ReplaySink {
    private final OutputStream out;
    private final ReplayLines lines;

    NdjsonSink(final OutputStream out) {
        this.out = out;
        this.lines = new ReplayLines(out);
    }

    @Override
    public void onInterval(final ReplayInterval interval) {
        for (final SeriesDelta delta : interval.series()) {
            final SeriesInfo info = delta.info();
            final Unit unit = info.metric().unit();
            final ReplaySeries series = new ReplaySeries(
                    interval.epoch().epoch(),
                    interval.fromNs(),
                    interval.toNs(),
                    info.metric().name(),
                    BaseLabels.allNames(interval.epoch(), info),
                    BaseLabels.allValues(interval.epoch(), info),
                    unit.exposedName());
            switch (info.metric().type()) {
                case COUNTER ->
                    lines.counter(
                            series,
                            Exposed.value(unit, delta.counterIncrement()),
                            Exposed.value(unit, delta.counterTotal()));
                case GAUGE -> lines.gauge(series, delta.gaugeValue());
                case HISTOGRAM -> lines.histogram(series, exposed(delta.histogram(), unit));
            }
        }
    }

    @Override
    public void onEnd() {
        try {
            out.flush();
        } catch (final IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static ReplayHistogram exposed(final HistogramTotals totals, final Unit unit) {
        return new ReplayHistogram(
                totals.count(),
                unit.toExposed(totals.sum().toDouble()),
                Exposed.value(unit, totals.min()),
                Exposed.value(unit, totals.valueAtPercentile(50)),
                Exposed.value(unit, totals.valueAtPercentile(90)),
                Exposed.value(unit, totals.valueAtPercentile(99)),
                Exposed.value(unit, totals.valueAtPercentile(99.9)),
                Exposed.value(unit, totals.max()),
                totals.clamped(),
                totals.corrected());
    }
}
