package io.tailrace.engine.reader.replay;

import io.tailrace.codec.prometheus.TextBuffer;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.RetainedSamples;
import io.tailrace.engine.reader.SampleBlock;
import io.tailrace.engine.reader.SeriesInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.agrona.collections.Int2ObjectHashMap;

/** Writes each retained sample of a range, channel by channel in the order in which they were recorded. */
abstract class SampleRows implements FrameListener {
    private final ReplayQuery query;
    private final OutputStream out;
    private final Int2ObjectHashMap<String> series = new Int2ObjectHashMap<>();
    private EpochInfo epoch;
    private long lastTimeNs = Long.MIN_VALUE;
    private String lastTime;
    private long rows;

    final TextBuffer text = new TextBuffer(4_096);

    SampleRows(final ReplayQuery query, final OutputStream out) {
        this.query = query;
        this.out = out;
    }

    /** What rows say of a channel. */
    abstract String channel(EpochInfo epoch, String name);

    /** What rows say of a series. */
    abstract String series(EpochInfo epoch, SeriesInfo info);

    /** Writes a row into the buffer. */
    abstract void row(String time, String channel, String series, RetainedSamples sample);

    /** The value as it is exposed. */
    static double value(final RetainedSamples sample) {
        return sample.series().metric().type() == MetricType.GAUGE
                ? sample.gaugeValue()
                : Exposed.value(sample.series().metric().unit(), sample.value());
    }

    @Override
    public final boolean readsSamples() {
        return true;
    }

    @Override
    public final void onEpoch(final EpochInfo info, final long position) {
        epoch = info;
        series.clear();
    }

    @Override
    public final void onSeries(final SeriesInfo info) {
        if (info.metric().retainSamples() && query.selects(epoch, info)) {
            series.put(info.seriesId(), series(epoch, info));
        }
    }

    @Override
    public final void onSampleBlock(final SampleBlock block, final long position) {
        final String channel = channel(epoch, block.channel());
        final RetainedSamples samples = block.samples();
        while (samples.next()) {
            final String ofSeries = series.get(samples.series().seriesId());
            if (ofSeries != null && samples.timeNs() > query.fromNs() && samples.timeNs() <= query.toNs()) {
                row(time(samples.timeNs()), channel, ofSeries, samples);
                rows++;
            }
        }
        write();
    }

    private String time(final long ns) {
        if (ns != lastTimeNs) {
            lastTime = Instant.ofEpochSecond(0, ns).toString();
            lastTimeNs = ns;
        }
        return lastTime;
    }

    final void write() {
        try {
            text.writeTo(out);
        } catch (final IOException fault) {
            throw new UncheckedIOException(fault);
        }
        text.clear();
    }

    /** Ends the rows; says how many there were. */
    final long end() {
        write();
        try {
            out.flush();
        } catch (final IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return rows;
    }
}
