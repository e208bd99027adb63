package io.tailrace.cli.contracts.check.jsonschema;

import io.tailrace.cli.contracts.check.document.TreeDocument;
import io.tailrace.cli.contracts.check.model.Contract;
import io.tailrace.cli.contracts.check.model.Problem;
import io.tailrace.cli.contracts.check.model.Problem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Holds one schema against what the checker can read: forms of keywords, and references that lead somewhere. One thread. */
final class SchemaLint {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final int MOST_PROBLEMS = 100;
    private static final Set<String> TYPES =
            Set.of("null", "boolean", "integer", "number", "string", "array", "object");
    private static final Set<String> REFUSED = Set.of(
            "$anchor",
            "$dynamicRef",
            "$dynamicAnchor",
            "$recursiveRef",
            "$recursiveAnchor",
            "$vocabulary",
            "definitions",
            "dependencies",
            "additionalItems");

    private final Contract contract;
    private final References references;
    private final List<Problem> problems = new ArrayList<>();

    SchemaLint(final Contract contract, final References references) {
        this.contract = contract;
        this.references = references;
    }

    List<Problem> problems() {
        final Schema root = JsonSchemaForm.root(contract);
        final JsonNode dialect = root.get(Keyword.SCHEMA);
        if (dialect == null || !dialect.isString() || !dialect.asString().equals(DIALECT)) {
            add(Kind.RULE, root.node(), "/$schema", "must be \"" + DIALECT + "\"");
        }
        walk(root.node(), "");
        if (problems.isEmpty()) {
            new Circles(references)
                    .of(root)
                    .forEach(ref -> add(
                            Kind.BAD_REFERENCE,
                            ref,
                            "",
                            "a circular $ref: it leads back to itself without a step into the document; take it away"));
        }
        return problems;
    }

    private void walk(final JsonNode schema, final String place) {
        if (schema.isObject() && problems.size() < MOST_PROBLEMS) {
            schema.properties().forEach(field -> keyword(field.getKey(), field.getValue(), schema, place));
        }
    }

    private void keyword(final String word, final JsonNode value, final JsonNode schema, final String place) {
        final String at = place + "/" + word.replace("~", "~0").replace("/", "~1");
        final Keyword keyword = Keyword.of(word);
        if (REFUSED.contains(word)) {
            add(Kind.RULE, schema, at, "the checker does not know this keyword's effect: use $ref with #/$defs/...");
        } else if (keyword == null) {
            return;
        } else if (!fits(keyword.kind, value)) {
            add(Kind.RULE, schema, at, "must be " + keyword.kind.words);
        } else if (keyword == Keyword.ID && !place.isEmpty()) {
            add(Kind.RULE, schema, at, "an id inside of a schema: make it a contract of its own");
        } else if (keyword == Keyword.REF) {
            reference(value, at);
        } else if (keyword.kind == Keyword.Kind.SCHEMA) {
            walk(value, at);
        } else if (keyword.kind == Keyword.Kind.SCHEMAS) {
            for (int i = 0; i < value.size(); i++) {
                walk(value.get(i), at + "/" + i);
            }
        } else if (keyword.kind == Keyword.Kind.SCHEMA_MAP) {
            value.properties().forEach(field -> walk(field.getValue(), at + "/" + field.getKey()));
        }
    }

    private void reference(final JsonNode ref, final String at) {
        if (references.target(contract, ref.asString()).isEmpty()) {
            add(
                    Kind.BAD_REFERENCE,
                    ref,
                    at,
                    ref.asString().startsWith("#")
                            ? "leads to nothing: " + ref.asString()
                            : "leads to no contract of this folder, and nothing is fetched: " + ref.asString());
        }
    }

    private static boolean fits(final Keyword.Kind kind, final JsonNode value) {
        return switch (kind) {
            case ANY, WORDS -> true;
            case TEXT -> value.isString();
            case FLAG -> value.isBoolean();
            case NUMBER -> value.isNumber();
            case COUNT ->
                value.isNumber()
                        && value.decimalValue().signum() >= 0
                        && value.decimalValue().stripTrailingZeros().scale() <= 0;
            case TYPES ->
                value.isString()
                        ? TYPES.contains(value.asString())
                        : isListOf(value, true, it -> it.isString() && TYPES.contains(it.asString()));
            case VALUES -> isListOf(value, true, it -> true);
            case NAMES -> isListOf(value, false, JsonNode::isString);
            case NAMES_MAP ->
                value.isObject() && value.valueStream().allMatch(it -> isListOf(it, false, JsonNode::isString));
            case SCHEMA -> Schema.isSchema(value);
            case SCHEMAS -> isListOf(value, true, Schema::isSchema);
            case SCHEMA_MAP -> value.isObject() && value.valueStream().allMatch(Schema::isSchema);
        };
    }

    private static boolean isListOf(final JsonNode value, final boolean notEmpty, final Predicate<JsonNode> element) {
        return value.isArray()
                && !(notEmpty && value.isEmpty())
                && StreamSupport.stream(value.spliterator(), false).allMatch(element);
    }

    private void add(final Kind kind, final JsonNode node, final String place, final String message) {
        final int line = contract.as(TreeDocument.class).lineOf(node);
        problems.add(new Problem(kind, contract.file(), line, place, message));
    }
}
