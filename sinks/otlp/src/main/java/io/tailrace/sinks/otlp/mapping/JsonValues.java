package io.tailrace.sinks.otlp.mapping;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON as values of OpenTelemetry. Whole numbers beyond 63 bits become text. What is nested deeper than {@value #DEEPEST} levels is left out: readers of
 * protobuf bound how deep messages are, and each level is three of theirs.
 */
final class JsonValues {
    static final int DEEPEST = 16;

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonValues() {}

    /** The members of an object that our own writer wrote. */
    static List<KeyValue> members(final String json) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            return value(parser, DEEPEST).getKvlistValue().getValuesList();
        }
    }

    private static AnyValue value(final JsonParser parser, final int levels) {
        final AnyValue.Builder value = AnyValue.newBuilder();
        switch (parser.currentToken()) {
            case VALUE_STRING -> value.setStringValue(parser.getString());
            case VALUE_TRUE -> value.setBoolValue(true);
            case VALUE_FALSE -> value.setBoolValue(false);
            case VALUE_NUMBER_FLOAT -> value.setDoubleValue(parser.getDoubleValue());
            case VALUE_NUMBER_INT -> whole(parser, value);
            case START_OBJECT -> object(parser, levels, value);
            case START_ARRAY -> array(parser, levels, value);
            default -> {
                // null is a value without content.
            }
        }
        return value.build();
    }

    private static void whole(final JsonParser parser, final AnyValue.Builder value) {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            value.setStringValue(parser.getString());
        } else {
            value.setIntValue(parser.getLongValue());
        }
    }

    private static void object(final JsonParser parser, final int levels, final AnyValue.Builder value) {
        if (levels == 0) {
            parser.skipChildren();
            return;
        }
        // Of two members of a name the last one counts.
        final Map<String, AnyValue> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            final String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser, levels - 1));
        }
        value.setKvlistValue(KeyValueList.newBuilder()
                .addAllValues(members.entrySet().stream()
                        .map(member -> KeyValue.newBuilder()
                                .setKey(member.getKey())
                                .setValue(member.getValue())
                                .build())
                        .collect(Collectors.toList())));
    }

    private static void array(final JsonParser parser, final int levels, final AnyValue.Builder value) {
        if (levels == 0) {
            parser.skipChildren();
            return;
        }
        final ArrayValue.Builder values = ArrayValue.newBuilder();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.addValues(value(parser, levels - 1));
        }
        value.setArrayValue(values);
    }
}
