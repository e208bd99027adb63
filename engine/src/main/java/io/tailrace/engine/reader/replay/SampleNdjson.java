package io.tailrace.engine.reader.replay;

import io.tailrace.codec.json.SampleLines;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.RetainedSamples;
import io.tailrace.engine.reader.SeriesInfo;
import java.io.OutputStream;

/** Writes a JSON object a sample. Times are text: many parsers would round them as numbers. */
final class SampleNdjson extends SampleRows {
    SampleNdjson(final ReplayQuery query, final OutputStream out) {
        super(query, out);
    }

    @Override
    String channel(final EpochInfo epoch, final String name) {
        return SampleLines.channel(epoch.epoch(), name);
    }

    @Override
    String series(final EpochInfo epoch, final SeriesInfo info) {
        return SampleLines.series(
                info.metric().name(),
                BaseLabels.allNames(epoch, info),
                BaseLabels.allValues(epoch, info),
                info.metric().unit().exposedName());
    }

    @Override
    void row(final String time, final String channel, final String series, final RetainedSamples sample) {
        text.put("{");
        text.put(channel);
        text.put(",\"t\":\"");
        text.put(time);
        text.put("\",\"sequence\":");
        text.put(sample.sequence());
        text.put(',');
        text.put(series);
        text.put(",\"value\":");
        putNumber(value(sample));
        if (sample.hasCallerTime()) {
            text.put(",\"caller_time_ns\":\"");
            text.put(sample.callerTimeNs());
            text.put('"');
        }
        text.put("}\n");
    }

    /** Not a number and the infinities become text, as Prometheus writes them. */
    private void putNumber(final double number) {
        if (Double.isFinite(number)) {
            text.put(number);
        } else {
            text.put('"');
            text.put(number);
            text.put('"');
        }
    }
}
