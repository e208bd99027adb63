package io.tailrace.engine.reader.replay;

import io.tailrace.codec.prometheus.LabelSet;
import io.tailrace.codec.prometheus.TextBuffer;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.reader.SeriesInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;

/**
 * Writes intervals as CSV (RFC 4180), values in the exposed unit. A counter has its increment under {@code count} and its total under
 * {@code value}; a gauge has only a {@code value}; a histogram has all but that.
 */
final class CsvSink implements ReplaySink {
    static final String HEADER = "time,epoch,metric,labels,type,count,sum,min,p50,p90,p99,p99.9,max,value\r\n";

    private static final double[] PERCENTILES = {50, 90, 99, 99.9};

    private final OutputStream out;
    private final TextBuffer rows = new TextBuffer(4_096);

    CsvSink(final OutputStream out) {
        this.out = out;
        rows.put(HEADER);
    }

    @Override
    public void onInterval(final ReplayInterval interval) {
        final String time = Instant.ofEpochSecond(0, interval.toNs()).toString();
        for (final SeriesDelta delta : interval.series()) {
            final SeriesInfo info = delta.info();
            rows.put(time);
            rows.put(',');
            rows.put((long) interval.epoch().epoch());
            rows.put(',');
            rows.put(CsvField.of(info.metric().name()));
            rows.put(',');
            rows.put(CsvField.quoted(labels(interval, info)));
            rows.put(',');
            rows.put(info.metric().type().name().toLowerCase(Locale.ROOT));
            rows.put(',');
            putValues(delta, info.metric().type(), info.metric().unit());
            rows.put("\r\n");
        }
        write();
    }

    @Override
    public void onEnd() {
        write();
        try {
            out.flush();
        } catch (final IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void putValues(final SeriesDelta delta, final MetricType type, final Unit unit) {
        switch (type) {
            case COUNTER -> {
                rows.put(Exposed.value(unit, delta.counterIncrement()));
                rows.put(",,,,,,,,");
                rows.put(Exposed.value(unit, delta.counterTotal()));
            }
            case GAUGE -> {
                rows.put(",,,,,,,,");
                rows.put(delta.gaugeValue());
            }
            case HISTOGRAM -> putHistogram(delta.histogram(), unit);
        }
    }

    private void putHistogram(final HistogramTotals totals, final Unit unit) {
        rows.put(totals.count());
        rows.put(',');
        rows.put(unit.toExposed(totals.sum().toDouble()));
        rows.put(',');
        rows.put(Exposed.value(unit, totals.min()));
        for (final double percentile : PERCENTILES) {
            rows.put(',');
            rows.put(Exposed.value(unit, totals.valueAtPercentile(percentile)));
        }
        rows.put(',');
        rows.put(Exposed.value(unit, totals.max()));
        rows.put(',');
    }

    /** As between the braces of a Prometheus line. */
    private static String labels(final ReplayInterval interval, final SeriesInfo info) {
        final String inBraces = LabelSet.of(
                        BaseLabels.allNames(interval.epoch(), info), BaseLabels.allValues(interval.epoch(), info))
                .toString();
        return inBraces.substring(1, inBraces.length() - 1);
    }

    private void write() {
        try {
            rows.writeTo(out);
        } catch (final IOException fault) {
            throw new UncheckedIOException(fault);
        }
        rows.clear();
    }
}
