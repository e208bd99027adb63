package io.tailrace.cli.contracts.validate;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.contracts.text.Printable;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A schema as it was read.
 *
 * @param place of its file.
 * @param tree of the file.
 */
record SchemaSource(String place, JsonNode tree) {
    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final String SUFFIX = ".schema.json";

    static SchemaSource of(final String place, final byte[] bytes) {
        try {
            final JsonNode tree = new DocumentReader(Limits.ofSchemas())
                    .read(bytes, bytes.length, true)
                    .root();
            final SchemaSource source = new SchemaSource(place, tree);
            source.requireDialect();
            return source;
        } catch (final DocumentException e) {
            final Fault fault = e.fault();
            throw CommandFault.cannotRun(
                    "no schema",
                    place + ":" + fault.line() + (fault.path().isEmpty() ? "" : ": " + fault.path()),
                    fault.message());
        }
    }

    /** What others refer to it by; empty if it says none. */
    String id() {
        return text("$id");
    }

    /** What the field {@code schema} of its documents says. */
    Optional<String> streamName() {
        final JsonNode constant = tree.at("/properties/schema/const");
        return constant.isString() ? Optional.of(constant.asString()) : Optional.empty();
    }

    /** Its file's name without folder and ending. */
    String fileName() {
        final String name = place.substring(place.lastIndexOf('/') + 1);
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    /** How messages call it. */
    String name() {
        return streamName().orElseGet(this::fileName);
    }

    private String text(final String field) {
        final JsonNode value = tree.get(field);
        return value != null && value.isString() ? value.asString() : "";
    }

    private void requireDialect() {
        if (!tree.isObject() && !tree.isBoolean()) {
            throw CommandFault.cannotRun("no schema", place, "a schema is a JSON object");
        }
        final String dialect = text("$schema");
        if (!dialect.isEmpty() && !dialect.equals(DIALECT) && !dialect.equals(DIALECT + "#")) {
            throw CommandFault.cannotRun(
                    "unknown dialect",
                    place + ": $schema " + Printable.of(dialect),
                    "only JSON Schema 2020-12 is understood: " + DIALECT);
        }
    }
}
