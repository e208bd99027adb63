package io.tailrace.engine.reader.replay;

import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.reader.SeriesInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Writes the histograms of intervals as HdrHistogram's interval log, version 1.3. Values stay in the recorded unit; stamps are those of the
 * snapshots' cuts. Each line is tagged with its series, so that {@code HistogramLogProcessor -tag} finds it.
 */
final class HlogSink implements ReplaySink {
    private static final double NS_PER_SECOND = 1e9;
    private static final double NS_PER_MS = 1e6;

    private final PrintStream out;
    private final HistogramLogWriter writer;
    private boolean begun;
    private HistogramRange range = HistogramRange.NONE;
    private Histogram scratch;

    HlogSink(final OutputStream out) {
        this.out = new PrintStream(out, false, StandardCharsets.US_ASCII);
        this.writer = new HistogramLogWriter(this.out);
    }

    @Override
    public void onInterval(final ReplayInterval interval) {
        for (final SeriesDelta delta : interval.series()) {
            if (delta.info().metric().type() == MetricType.HISTOGRAM) {
                begin(interval.fromNs());
                write(interval, delta);
            }
        }
        check();
    }

    @Override
    public void onEnd() {
        begin(0);
        out.flush();
        check();
    }

    private void begin(final long fromNs) {
        if (!begun) {
            begun = true;
            writer.outputComment("[Tailrace replay: values in the recorded unit, ns for times]");
            writer.outputLogFormatVersion();
            writer.outputStartTime((long) (fromNs / NS_PER_MS));
            writer.outputLegend();
        }
    }

    private void write(final ReplayInterval interval, final SeriesDelta delta) {
        final SeriesInfo info = delta.info();
        if (!info.metric().range().equals(range)) {
            range = info.metric().range();
            scratch = new Histogram(range.lowestValue(), range.highestValue(), range.significantDigits());
        }
        scratch.reset();
        delta.histogram().addTo(scratch);
        scratch.setTag(HlogTag.of(info));
        // The column of the maximum is in milliseconds for times, as HdrHistogram's own tools write it, else as
        // exposed.
        final double divisor = info.metric().unit().isTime()
                ? NS_PER_MS
                : 1 / info.metric().unit().toExposed(1);
        writer.outputIntervalHistogram(
                interval.fromNs() / NS_PER_SECOND, interval.toNs() / NS_PER_SECOND, scratch, divisor);
    }

    /** A print stream keeps failures to itself until it is asked. */
    private void check() {
        if (out.checkError()) {
            throw new UncheckedIOException(new IOException("the interval log cannot be written"));
        }
    }
}
