package io.tailrace.codec.entry;

import tools.jackson.core.JsonToken;

/**
 * A value of an object that was read.
 *
 * @param token its kind; for objects and arrays the one that begins them.
 * @param text of a string what it says, of all others the JSON without spaces.
 */
record Value(JsonToken token, String text) {
    private static final int LONGEST_SHOWN = 60;

    boolean isNull() {
        return token == JsonToken.VALUE_NULL;
    }

    boolean isString() {
        return token == JsonToken.VALUE_STRING;
    }

    boolean isObject() {
        return token == JsonToken.START_OBJECT;
    }

    boolean isArray() {
        return token == JsonToken.START_ARRAY;
    }

    boolean isNumber() {
        return token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
    }

    boolean isWholeNumber() {
        return token == JsonToken.VALUE_NUMBER_INT;
    }

    boolean isBoolean() {
        return token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
    }

    /** The value as JSON again. */
    String json() {
        return isString() ? JsonText.quoted(text) : text;
    }

    /** For messages. */
    String shown() {
        return Clipped.of(json(), LONGEST_SHOWN);
    }
}
