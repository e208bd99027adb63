package io.tailrace.cli.contracts.validate;

import java.math.BigInteger;
import java.util.Arrays;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes a tree of what a parser reads, with a bound on its size. One use. */
final class TreeReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MAX_INTEGER_BITS = 64;
    private static final int FIRST_LINES = 64;

    private final JsonParser parser;
    private final int maxNodes;
    private int[] lines;
    private int nodes;

    TreeReader(final JsonParser parser, final int maxNodes, final boolean hasLines) {
        this.parser = parser;
        this.maxNodes = maxNodes;
        lines = hasLines ? new int[FIRST_LINES] : null;
    }

    Document read() throws DocumentException {
        final JsonToken token = parser.nextToken();
        if (token == null) {
            throw fault("a document, but there is none");
        }
        final JsonNode root = value(token);
        return new Document(root, lines == null ? null : Arrays.copyOf(lines, nodes));
    }

    /** Something was expected at the place where the parser stands. */
    DocumentException fault(final String expected) {
        return at(parser.currentTokenLocation(), "expected " + expected);
    }

    /** The depth is bounded by the parser. */
    private JsonNode value(final JsonToken token) throws DocumentException {
        count();
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> floating();
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw fault("a value");
        };
    }

    private ObjectNode object() throws DocumentException {
        final ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            final String name = parser.currentName();
            if (object.has(name)) {
                throw at(parser.currentTokenLocation(), "the name \"" + name + "\" is there twice in one object");
            }
            object.set(name, value(parser.nextToken()));
        }
        return object;
    }

    private ArrayNode array() throws DocumentException {
        final ArrayNode array = NODES.arrayNode();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            array.add(value(token));
            token = parser.nextToken();
        }
        return array;
    }

    private JsonNode integer() throws DocumentException {
        if (parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return NODES.numberNode(parser.getLongValue());
        }
        final BigInteger number = parser.getBigIntegerValue();
        if (number.bitLength() > MAX_INTEGER_BITS) {
            throw at(
                    parser.currentTokenLocation(),
                    "number out of range: whole numbers have at most 64 bits: " + number);
        }
        return NODES.numberNode(number);
    }

    private JsonNode floating() throws DocumentException {
        final double number = parser.getDoubleValue();
        if (Double.isInfinite(number)) {
            throw at(
                    parser.currentTokenLocation(),
                    "number out of range: above what a double can hold: " + parser.getString());
        }
        return NODES.numberNode(number);
    }

    private void count() throws DocumentException {
        if (nodes == maxNodes) {
            throw at(
                    parser.currentTokenLocation(),
                    "more than " + maxNodes + " values in one document: split it, or give the JVM a larger heap");
        }
        if (lines != null) {
            if (nodes == lines.length) {
                lines = Arrays.copyOf(lines, 2 * nodes);
            }
            lines[nodes] = parser.currentTokenLocation().getLineNr();
        }
        nodes++;
    }

    private DocumentException at(final TokenStreamLocation place, final String message) {
        return new DocumentException(Fault.at(
                Math.max(1, place.getLineNr()),
                Math.max(0, place.getColumnNr()),
                parser.streamReadContext().pathAsPointer().toString(),
                message));
    }
}
