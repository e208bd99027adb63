package io.tailrace.cli.contracts.check.jsonschema;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The keywords that are known, and what stands behind them. */
enum Keyword {
    SCHEMA("$schema", Kind.TEXT),
    ID("$id", Kind.TEXT),
    VERSION("$version", Kind.TEXT),
    REF("$ref", Kind.TEXT),
    DEFS("$defs", Kind.SCHEMA_MAP),
    COMMENT("$comment", Kind.WORDS),
    TITLE("title", Kind.WORDS),
    DESCRIPTION("description", Kind.WORDS),
    EXAMPLES("examples", Kind.WORDS),
    DEFAULT("default", Kind.ANY),
    DEPRECATED("deprecated", Kind.FLAG),
    READ_ONLY("readOnly", Kind.FLAG),
    WRITE_ONLY("writeOnly", Kind.FLAG),
    TYPE("type", Kind.TYPES),
    ENUM("enum", Kind.VALUES),
    CONST("const", Kind.ANY),
    FORMAT("format", Kind.TEXT),
    PATTERN("pattern", Kind.TEXT),
    CONTENT_ENCODING("contentEncoding", Kind.TEXT),
    CONTENT_MEDIA_TYPE("contentMediaType", Kind.TEXT),
    CONTENT_SCHEMA("contentSchema", Kind.SCHEMA),
    MINIMUM("minimum", Kind.NUMBER),
    MAXIMUM("maximum", Kind.NUMBER),
    EXCLUSIVE_MINIMUM("exclusiveMinimum", Kind.NUMBER),
    EXCLUSIVE_MAXIMUM("exclusiveMaximum", Kind.NUMBER),
    MULTIPLE_OF("multipleOf", Kind.NUMBER),
    MIN_LENGTH("minLength", Kind.COUNT),
    MAX_LENGTH("maxLength", Kind.COUNT),
    MIN_ITEMS("minItems", Kind.COUNT),
    MAX_ITEMS("maxItems", Kind.COUNT),
    MIN_PROPERTIES("minProperties", Kind.COUNT),
    MAX_PROPERTIES("maxProperties", Kind.COUNT),
    MIN_CONTAINS("minContains", Kind.COUNT),
    MAX_CONTAINS("maxContains", Kind.COUNT),
    UNIQUE_ITEMS("uniqueItems", Kind.FLAG),
    REQUIRED("required", Kind.NAMES),
    DEPENDENT_REQUIRED("dependentRequired", Kind.NAMES_MAP),
    PROPERTIES("properties", Kind.SCHEMA_MAP),
    PATTERN_PROPERTIES("patternProperties", Kind.SCHEMA_MAP),
    DEPENDENT_SCHEMAS("dependentSchemas", Kind.SCHEMA_MAP),
    ADDITIONAL_PROPERTIES("additionalProperties", Kind.SCHEMA),
    UNEVALUATED_PROPERTIES("unevaluatedProperties", Kind.SCHEMA),
    PROPERTY_NAMES("propertyNames", Kind.SCHEMA),
    ITEMS("items", Kind.SCHEMA),
    PREFIX_ITEMS("prefixItems", Kind.SCHEMAS),
    UNEVALUATED_ITEMS("unevaluatedItems", Kind.SCHEMA),
    CONTAINS("contains", Kind.SCHEMA),
    ALL_OF("allOf", Kind.SCHEMAS),
    ANY_OF("anyOf", Kind.SCHEMAS),
    ONE_OF("oneOf", Kind.SCHEMAS),
    NOT("not", Kind.SCHEMA),
    IF("if", Kind.SCHEMA),
    THEN("then", Kind.SCHEMA),
    ELSE("else", Kind.SCHEMA);

    private static final Map<String, Keyword> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(keyword -> keyword.word, Function.identity()));

    final String word;
    final Kind kind;

    Keyword(final String word, final Kind kind) {
        this.word = word;
        this.kind = kind;
    }

    /** Null if it is not known. */
    static Keyword of(final String word) {
        return BY_WORD.get(word);
    }

    /** What stands behind a keyword. */
    enum Kind {
        TEXT("a text"),
        WORDS("anything"),
        ANY("anything"),
        FLAG("true or false"),
        NUMBER("a number"),
        COUNT("a whole number that is not negative"),
        TYPES("a type or a list of types"),
        VALUES("a list that is not empty"),
        NAMES("a list of texts"),
        NAMES_MAP("an object of lists of texts"),
        SCHEMA("a schema: an object, true or false"),
        SCHEMAS("a list of schemas that is not empty"),
        SCHEMA_MAP("an object of schemas");

        final String words;

        Kind(final String words) {
            this.words = words;
        }
    }
}
