package io.tailrace.cli.subscribe;

import io.tailrace.cli.console.Text;
import io.tailrace.stream.v1.ChannelRange;
import io.tailrace.stream.v1.CounterValue;
import io.tailrace.stream.v1.GaugeValue;
import io.tailrace.stream.v1.HistogramValue;
import io.tailrace.stream.v1.SampleBlock;
import io.tailrace.stream.v1.Snapshot;
import java.math.BigInteger;
import tools.jackson.core.JsonGenerator;

/** The values in a delivery, with the names of their series. One thread. */
final class JsonValues {
    private static final int BITS_OF_LOW = 63;

    private final StreamNames names;

    JsonValues(final StreamNames names) {
        this.names = names;
    }

    void snapshot(final JsonGenerator json, final Snapshot snapshot) {
        json.writeStringProperty("t", Text.moment(snapshot.getToNs()));
        json.writeNumberProperty("snapshot", snapshot.getSnapshotId());
        json.writeBooleanProperty("continues", snapshot.getContinues());
        json.writeArrayPropertyStart("values");
        for (final CounterValue counter : snapshot.getCountersList()) {
            begin(json, counter.getSeriesId());
            json.writeName("total");
            json.writeNumber(unsigned(counter.getTotal()));
            json.writeEndObject();
        }
        for (final GaugeValue gauge : snapshot.getGaugesList()) {
            begin(json, gauge.getSeriesId());
            number(json, gauge.getValue());
            json.writeEndObject();
        }
        snapshot.getHistogramsList().forEach(histogram -> histogram(json, histogram));
        json.writeEndArray();
        json.writeArrayPropertyStart("channels");
        snapshot.getChannelsList().forEach(range -> channel(json, range));
        json.writeEndArray();
    }

    /** JSON has no word for what is no number. */
    private static void number(final JsonGenerator json, final double value) {
        if (Double.isFinite(value)) {
            json.writeNumberProperty("value", value);
        } else {
            json.writeStringProperty("value", Double.toString(value));
        }
    }

    private void histogram(final JsonGenerator json, final HistogramValue value) {
        begin(json, value.getSeriesId());
        json.writeName("count");
        json.writeNumber(unsigned(value.getCount()));
        json.writeName("sum");
        json.writeNumber(unsigned(value.getSumHigh()).shiftLeft(BITS_OF_LOW).add(unsigned(value.getSumLow())));
        json.writeNumberProperty("min", value.getMin());
        json.writeNumberProperty("max", value.getMax());
        HistogramText.quantiles(value, names.metricOf(value.getSeriesId())).forEach(json::writeNumberProperty);
        json.writeEndObject();
    }

    private void begin(final JsonGenerator json, final int seriesId) {
        json.writeStartObject();
        json.writeNumberProperty("series", Integer.toUnsignedLong(seriesId));
        json.writeStringProperty("metric", names.name(seriesId));
        JsonLines.texts(json, "labels", names.labels(seriesId));
    }

    private static void channel(final JsonGenerator json, final ChannelRange range) {
        json.writeStartObject();
        json.writeStringProperty("channel", range.getChannel());
        json.writeNumberProperty("first", range.getFirstSequence());
        json.writeNumberProperty("last", range.getLastSequence());
        json.writeNumberProperty("refused", range.getRefused());
        json.writeEndObject();
    }

    void samples(final JsonGenerator json, final SampleBlock block) {
        json.writeStringProperty("t", Text.moment(block.getFromNs()));
        json.writeStringProperty("channel", block.getChannel());
        json.writeNumberProperty("given_up", block.getGivenUp());
        json.writeArrayPropertyStart("samples");
        final int count = Math.min(
                Math.min(block.getSequencesCount(), block.getSeriesIdsCount()),
                Math.min(block.getValuesCount(), block.getOffsetsNsCount()));
        for (int i = 0; i < count; i++) {
            begin(json, block.getSeriesIds(i));
            json.writeNumberProperty("sequence", block.getSequences(i));
            json.writeNumberProperty("value", block.getValues(i));
            json.writeNumberProperty("offset_ns", block.getOffsetsNs(i));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static BigInteger unsigned(final long value) {
        return new BigInteger(Long.toUnsignedString(value));
    }
}
