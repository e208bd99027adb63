package io.tailrace.codec.entry;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The committed schema of an entry. */
final class EntrySchema {
    private static final String RESOURCE = "/META-INF/tailrace/contracts/schemas/telemetry-entry.v1.schema.json";
    private static final JsonNode TREE = tree();
    // The contracts' own keyword, which no validator knows.
    private static final Schema SCHEMA = SchemaRegistry.withDialect(Dialect.builder(Dialects.getDraft202012())
                    .keyword(new NonValidationKeyword("$version"))
                    .build())
            .getSchema(TREE);

    private EntrySchema() {}

    static List<String> faults(final String line) {
        return SCHEMA.validate(line, InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    /** A part of the schema, by JSON pointer. */
    static JsonNode part(final String pointer) {
        return TREE.at(pointer);
    }

    private static JsonNode tree() {
        try (InputStream resource = EntrySchema.class.getResourceAsStream(RESOURCE)) {
            return new JsonMapper().readTree(resource);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
