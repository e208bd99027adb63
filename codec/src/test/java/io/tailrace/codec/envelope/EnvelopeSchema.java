package io.tailrace.codec.envelope;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The committed schemas, by their path below {@code contracts/schemas}. */
final class EnvelopeSchema {
    private static final String FOLDER = "/META-INF/tailrace/contracts/schemas/";
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialect(
            Dialect.builder(Dialects.getDraft202012())
                    .keyword(new NonValidationKeyword("$version"))
                    .build(),
            builder -> builder.schemas(EnvelopeSchema::named)
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));

    private EnvelopeSchema() {}

    static List<String> faults(final String schema, final String json) {
        final Schema loaded = REGISTRY.getSchema(SchemaLocation.of("https://tailrace.io/schemas/" + schema + "/v1"));
        return loaded.validate(json, InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    /** By its id. */
    private static String named(final String id) {
        return resource(id.replaceFirst("^https://tailrace\\.io/schemas/(.*)/v1$", "$1.v1.schema.json"));
    }

    private static String resource(final String name) {
        try (InputStream file = EnvelopeSchema.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new IllegalArgumentException("no schema " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
