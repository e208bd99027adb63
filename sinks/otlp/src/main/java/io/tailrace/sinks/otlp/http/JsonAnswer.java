package io.tailrace.sinks.otlp.http;

import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What an answer in JSON says. Unknown members are passed over, at any depth that the parser takes.
 *
 * @param rejected items that were not taken; 0 if it does not say.
 * @param message of the partial success, or of a failure; empty if there is none.
 */
record JsonAnswer(long rejected, String message) {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Set<String> REJECTED = Set.of("rejectedDataPoints", "rejectedLogRecords");

    /**
     * Reads an answer.
     *
     * @throws JacksonException if it is not JSON.
     * @throws IllegalArgumentException if it is JSON of another shape.
     */
    static JsonAnswer read(final byte[] bytes) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("not an object");
            }
            final JsonAnswer answer = members(parser, true);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("more than one value");
            }
            return answer;
        }
    }

    private static JsonAnswer members(final JsonParser parser, final boolean isOutermost) {
        JsonAnswer answer = new JsonAnswer(0, "");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            final String name = parser.currentName();
            final JsonToken value = parser.nextToken();
            if (isOutermost && name.equals("partialSuccess") && value == JsonToken.START_OBJECT) {
                answer = members(parser, false);
            } else if (!isOutermost && REJECTED.contains(name)) {
                answer = new JsonAnswer(number(parser), answer.message);
            } else if (name.equals(isOutermost ? "message" : "errorMessage") && value == JsonToken.VALUE_STRING) {
                answer = new JsonAnswer(answer.rejected, parser.getString());
            } else {
                parser.skipChildren();
            }
        }
        return answer;
    }

    /** As a number or, as protobuf writes it, a string. */
    private static long number(final JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_STRING -> Long.parseLong(parser.getString());
            case VALUE_NULL -> 0;
            default -> throw new IllegalArgumentException("not a number: " + parser.currentToken());
        };
    }
}
