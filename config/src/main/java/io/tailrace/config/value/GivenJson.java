package io.tailrace.config.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON. A name that stands twice in an object is a fault. */
public final class GivenJson {
    /** Objects and lists inside of each other at the most. */
    public static final int MOST_DEPTH = 32;

    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int MOST_DIGITS = 100;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_DEPTH)
                    .maxDocumentLength(MOST_CHARACTERS)
                    .maxStringLength(MOST_CHARACTERS)
                    .maxNumberLength(MOST_DIGITS)
                    .build())
            .build();

    private final JsonParser parser;

    private GivenJson(final JsonParser parser) {
        this.parser = parser;
    }

    /** A text is no JSON. */
    public static final class BadJsonException extends Exception {
        private static final long serialVersionUID = 1L;

        private final int line;
        private final int column;

        private BadJsonException(final String message, final int line, final int column) {
            super(message, null, false, false);
            this.line = line;
            this.column = column;
        }

        /**
         * Where it was found.
         *
         * @return from 1.
         */
        public int line() {
            return line;
        }

        /**
         * Where in the line.
         *
         * @return from 1.
         */
        public int column() {
            return column;
        }
    }

    /**
     * Reads one value.
     *
     * @param text that holds nothing else.
     * @return the value with the places of all that is in it.
     * @throws BadJsonException if it is none.
     */
    public static Given read(final String text) throws BadJsonException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            final GivenJson reader = new GivenJson(parser);
            if (parser.nextToken() == null) {
                throw new BadJsonException("there is nothing in it", 1, 1);
            }
            final Given value = reader.value();
            if (parser.nextToken() != null) {
                throw reader.fault("something stands behind the end of the value");
            }
            return value;
        } catch (final JacksonException fault) {
            final TokenStreamLocation place = fault.getLocation();
            throw new BadJsonException(
                    firstLine(fault.getOriginalMessage()),
                    place == null ? 1 : Math.max(1, place.getLineNr()),
                    place == null ? 1 : Math.max(1, place.getColumnNr()));
        }
    }

    // Recursion is bounded by the parser's own bound on depth.
    private Given value() {
        final TokenStreamLocation place = parser.currentTokenLocation();
        final int line = place.getLineNr();
        final int column = place.getColumnNr();
        return switch (parser.currentToken()) {
            case START_OBJECT -> new Given(Given.Kind.TABLE, "a table", List.of(), object(), line, column);
            case START_ARRAY -> new Given(Given.Kind.LIST, "a list", array(), Map.of(), line, column);
            case VALUE_STRING -> Given.scalar(Given.Kind.TEXT, parser.getString(), line, column);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                Given.scalar(Given.Kind.NUMBER, parser.getString(), line, column);
            case VALUE_TRUE, VALUE_FALSE -> Given.scalar(Given.Kind.SWITCH, parser.getString(), line, column);
            default -> Given.scalar(Given.Kind.OTHER, "null", line, column);
        };
    }

    private Map<String, Given> object() {
        final Map<String, Given> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            final String name = parser.currentName();
            parser.nextToken();
            members.put(name, value());
        }
        return members;
    }

    private List<Given> array() {
        final List<Given> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return items;
    }

    private BadJsonException fault(final String message) {
        final TokenStreamLocation place = parser.currentTokenLocation();
        return new BadJsonException(message, place.getLineNr(), place.getColumnNr());
    }

    private static String firstLine(final String message) {
        return Shown.of(message.lines().findFirst().orElse("").strip());
    }
}
