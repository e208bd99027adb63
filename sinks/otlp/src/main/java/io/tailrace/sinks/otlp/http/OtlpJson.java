package io.tailrace.sinks.otlp.http;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes messages as OTLP's JSON (opentelemetry.io/docs/specs/otlp, JSON Protobuf Encoding): protobuf's own JSON, but trace and span ids in hexadecimal digits
 * instead of base64, and enums as numbers. Protobuf's own writer does the second if asked to, and never the first.
 */
final class OtlpJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Set<String> IDS = Set.of("trace_id", "span_id", "parent_span_id");
    private static final int FIRST_LENGTH = 1 << 12;

    private OtlpJson() {}

    /** UTF-8, without spaces. Messages of OTLP have no maps, groups or unsigned 32-bit numbers above 2^31. */
    static byte[] write(final Message message) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST_LENGTH);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            object(message, json);
        }
        return bytes.toByteArray();
    }

    /** What has its default and does not say whether it was set is left out, as protobuf does. */
    private static void object(final Message message, final JsonGenerator json) {
        json.writeStartObject();
        for (final Map.Entry<FieldDescriptor, Object> field :
                message.getAllFields().entrySet()) {
            final FieldDescriptor what = field.getKey();
            json.writeName(what.getJsonName());
            if (what.isRepeated()) {
                json.writeStartArray();
                for (final Object value : (List<?>) field.getValue()) {
                    value(what, value, json);
                }
                json.writeEndArray();
            } else {
                value(what, field.getValue(), json);
            }
        }
        json.writeEndObject();
    }

    private static void value(final FieldDescriptor field, final Object value, final JsonGenerator json) {
        switch (field.getType()) {
            case MESSAGE -> object((Message) value, json);
            case ENUM -> json.writeNumber(((EnumValueDescriptor) value).getNumber());
            case STRING -> json.writeString((String) value);
            case BOOL -> json.writeBoolean((Boolean) value);
            case DOUBLE -> number((Double) value, json);
            case FLOAT -> number((Float) value, json);
            case INT64, SINT64, SFIXED64 -> json.writeString(Long.toString((Long) value));
            case UINT64, FIXED64 -> json.writeString(Long.toUnsignedString((Long) value));
            case INT32, SINT32, SFIXED32, UINT32, FIXED32 -> json.writeNumber((Integer) value);
            case BYTES -> json.writeString(bytes(field, (ByteString) value));
            case GROUP -> throw new IllegalArgumentException("OTLP has no groups: " + field.getFullName());
        }
    }

    /** JSON has no numbers that are not finite. */
    private static void number(final double value, final JsonGenerator json) {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeString(Double.toString(value));
        }
    }

    private static String bytes(final FieldDescriptor field, final ByteString value) {
        return IDS.contains(field.getName())
                ? HexFormat.of().formatHex(value.toByteArray())
                : Base64.getEncoder().encodeToString(value.toByteArray());
    }
}
