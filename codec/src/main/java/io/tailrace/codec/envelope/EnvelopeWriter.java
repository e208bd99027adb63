package io.tailrace.codec.envelope;

import io.tailrace.codec.entry.RawJson;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes envelopes as one line of JSON each, the same bytes for equal envelopes: known fields in the contract's order, other fields behind
 * them, no spaces, times in UTC with as many decimals as they need in groups of three. No state: any thread.
 */
public final class EnvelopeWriter {
    private static final int USUAL_LENGTH = 512;
    private static final JsonFactory FACTORY = new JsonFactory();

    private EnvelopeWriter() {}

    /**
     * Writes an envelope.
     *
     * @param envelope what is written.
     * @return a JSON object in UTF-8, without a line feed.
     */
    public static byte[] write(final EventEnvelope envelope) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_LENGTH);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeStringProperty("contractVersion", envelope.contractVersion());
            json.writeStringProperty("eventType", envelope.eventType());
            json.writeStringProperty("eventId", envelope.eventId().toString());
            json.writeStringProperty("occurredAt", envelope.occurredAt().toString());
            writeProducer(json, envelope.producer());
            json.writeStringProperty("correlationId", envelope.correlationId());
            json.writeStringProperty("idempotencyKey", envelope.idempotencyKey());
            write(json, "payload", envelope.payload());
            writeAll(json, envelope.otherFields());
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void writeProducer(final JsonGenerator json, final EventProducer producer) {
        json.writeName("producer");
        json.writeStartObject();
        json.writeStringProperty("service", producer.service());
        json.writeStringProperty("instanceId", producer.instanceId());
        json.writeStringProperty("version", producer.version());
        writeAll(json, producer.otherFields());
        json.writeEndObject();
    }

    private static void writeAll(final JsonGenerator json, final Map<String, RawJson> fields) {
        fields.forEach((name, value) -> write(json, name, value));
    }

    private static void write(final JsonGenerator json, final String name, final RawJson value) {
        json.writeName(name);
        json.writeRawValue(value.text());
    }
}
