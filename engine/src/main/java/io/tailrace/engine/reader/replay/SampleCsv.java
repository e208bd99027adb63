package io.tailrace.engine.reader.replay;

import io.tailrace.codec.prometheus.LabelSet;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.RetainedSamples;
import io.tailrace.engine.reader.SeriesInfo;
import java.io.OutputStream;

/** Writes a row of CSV (RFC 4180) a sample. */
final class SampleCsv extends SampleRows {
    static final String HEADER = "time,epoch,channel,sequence,metric,labels,value,caller_time_ns\r\n";

    SampleCsv(final ReplayQuery query, final OutputStream out) {
        super(query, out);
        text.put(HEADER);
    }

    @Override
    String channel(final EpochInfo epoch, final String name) {
        return epoch.epoch() + "," + CsvField.quoted(name);
    }

    @Override
    String series(final EpochInfo epoch, final SeriesInfo info) {
        final String inBraces = LabelSet.of(BaseLabels.allNames(epoch, info), BaseLabels.allValues(epoch, info))
                .toString();
        return CsvField.of(info.metric().name()) + "," + CsvField.quoted(inBraces.substring(1, inBraces.length() - 1));
    }

    @Override
    void row(final String time, final String channel, final String series, final RetainedSamples sample) {
        text.put(time);
        text.put(',');
        text.put(channel);
        text.put(',');
        text.put(sample.sequence());
        text.put(',');
        text.put(series);
        text.put(',');
        text.put(value(sample));
        text.put(',');
        if (sample.hasCallerTime()) {
            text.put(sample.callerTimeNs());
        }
        text.put("\r\n");
    }
}
