package io.tailrace.cli.contracts.check.document;

import java.math.BigDecimal;
import java.util.IdentityHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads JSON, one value a text. A name that stands twice in an object is a fault. */
public final class JsonText {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.DEPTH)
                    .maxDocumentLength(Limits.FILE_BYTES)
                    .maxStringLength(Limits.FILE_BYTES)
                    .maxNumberLength(Limits.NUMBER_LENGTH)
                    .build())
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final IdentityHashMap<JsonNode, Integer> lines = new IdentityHashMap<>();

    private JsonText(final JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads a text.
     *
     * @param text of a file.
     * @return its tree.
     * @throws BadDocumentException if it is not JSON, or past a bound.
     */
    public static TreeDocument read(final String text) throws BadDocumentException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            final JsonText reader = new JsonText(parser);
            try {
                parser.nextToken();
                if (parser.currentToken() == null) {
                    throw new BadDocumentException(1, "", "there is nothing in it: a JSON object must be");
                }
                final JsonNode root = reader.value();
                if (parser.nextToken() != null) {
                    throw new BadDocumentException(
                            reader.line(), "", "something stands behind the end of the JSON value: take it away");
                }
                return new TreeDocument(root, reader.lines);
            } catch (final JacksonException fault) {
                throw new BadDocumentException(
                        fault.getLocation() == null
                                ? reader.line()
                                : fault.getLocation().getLineNr(),
                        parser.streamReadContext().pathAsPointer().toString(),
                        "no JSON: " + fault.getOriginalMessage());
            }
        }
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    // Recursion is bounded by the parser's own bound on depth.
    private JsonNode value() throws BadDocumentException {
        final int line = line();
        final JsonNode node = switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(decimal());
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
            default -> NODES.nullNode();
        };
        lines.put(node, line);
        return node;
    }

    // A short text can be a number of a thousand million digits: no arithmetic is done with such.
    private BigDecimal decimal() throws BadDocumentException {
        final BigDecimal value = parser.getDecimalValue();
        if (Math.abs((long) value.scale()) > Limits.NUMBER_SCALE) {
            throw new BadDocumentException(
                    line(), parser.streamReadContext().pathAsPointer().toString(), "a number out of any range");
        }
        return value;
    }

    private ObjectNode object() throws BadDocumentException {
        final ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            final String name = parser.currentName();
            parser.nextToken();
            object.set(name, value());
        }
        return object;
    }

    private ArrayNode array() throws BadDocumentException {
        final ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        return array;
    }
}
