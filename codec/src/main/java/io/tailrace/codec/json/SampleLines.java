package io.tailrace.codec.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The parts of a line of NDJSON a sample, schema {@value #SCHEMA}, that are the same for many samples. */
public final class SampleLines {
    /** What each line says of itself. */
    public static final String SCHEMA = "samples.v1";

    private static final JsonFactory FACTORY = new JsonFactory();

    private SampleLines() {}

    /**
     * What a line says of a series.
     *
     * @param metric name.
     * @param labelNames of the series.
     * @param labelValues in their order.
     * @param unit of the value.
     * @return fields without braces.
     */
    public static String series(
            final String metric, final List<String> labelNames, final List<String> labelValues, final String unit) {
        final ByteArrayOutputStream fields = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), fields)) {
            json.writeStartObject();
            json.writeStringProperty("metric", metric);
            json.writeName("labels");
            json.writeStartObject();
            for (int i = 0; i < labelNames.size(); i++) {
                json.writeStringProperty(labelNames.get(i), labelValues.get(i));
            }
            json.writeEndObject();
            json.writeStringProperty("unit", unit);
            json.writeEndObject();
        }
        return inBraces(fields);
    }

    /**
     * What a line says of a channel.
     *
     * @param epoch number.
     * @param channel name.
     * @return fields without braces.
     */
    public static String channel(final int epoch, final String channel) {
        final ByteArrayOutputStream fields = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), fields)) {
            json.writeStartObject();
            json.writeStringProperty("schema", SCHEMA);
            json.writeNumberProperty("epoch", epoch);
            json.writeStringProperty("channel", channel);
            json.writeEndObject();
        }
        return inBraces(fields);
    }

    private static String inBraces(final ByteArrayOutputStream object) {
        final String text = object.toString(StandardCharsets.UTF_8);
        return text.substring(1, text.length() - 1);
    }
}
