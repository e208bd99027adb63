package io.tailrace.codec.envelope;

import io.tailrace.codec.entry.BadEntryException;
import io.tailrace.codec.entry.RawJson;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** The fields of a JSON object, each as it stands in the text. Depth, lengths and duplicates are checked by the one pass over the text. */
final class JsonFields {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(EnvelopeReader.DEEPEST)
                    .maxStringLength(EnvelopeReader.LONGEST)
                    .maxNameLength(EnvelopeReader.LONGEST_NAME)
                    .build())
            .build();

    private final String path;
    private final Map<String, RawJson> fields = new LinkedHashMap<>();

    private JsonFields(final String path) {
        this.path = path;
    }

    static JsonFields read(final String json, final String path) {
        final JsonFields object = new JsonFields(path);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            try {
                object.readAll(parser, json);
            } catch (final JacksonException fault) {
                throw new BadEnvelopeException(
                        path + parser.streamReadContext().pathAsPointer(), "is no JSON: " + fault.getOriginalMessage());
            }
        }
        return object;
    }

    private void readAll(final JsonParser parser, final String json) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new BadEnvelopeException(path, "must be an object");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            final String name = parser.currentName();
            parser.nextToken();
            final int from = (int) parser.currentTokenLocation().getCharOffset();
            parser.skipChildren();
            parser.finishToken();
            final int to = (int) parser.currentLocation().getCharOffset();
            fields.put(name, raw(json.substring(from, to), path + pointer(name)));
        }
        if (parser.nextToken() != null) {
            throw new BadEnvelopeException(path, "is followed by something");
        }
    }

    private static RawJson raw(final String text, final String path) {
        try {
            return RawJson.of(text);
        } catch (final BadEntryException fault) {
            throw new BadEnvelopeException(path + fault.path(), "is no JSON: " + fault.getMessage());
        }
    }

    private static String pointer(final String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    String pathOf(final String name) {
        return path + pointer(name);
    }

    /** Takes a field that must be there. */
    RawJson take(final String name) {
        final RawJson value = fields.remove(name);
        if (value == null) {
            throw new BadEnvelopeException(pathOf(name), "is missing");
        }
        return value;
    }

    /** Takes a field that must be there and a string. */
    String takeString(final String name) {
        final RawJson value = take(name);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), value.text())) {
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                throw new BadEnvelopeException(pathOf(name), "must be a string, was " + value.text());
            }
            return parser.getString();
        }
    }

    /** What nobody took. */
    Map<String, RawJson> rest() {
        return fields;
    }
}
