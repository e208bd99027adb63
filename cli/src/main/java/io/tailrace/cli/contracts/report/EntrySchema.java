package io.tailrace.cli.contracts.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The schema of telemetry entries that Tailrace was built with.
 *
 * @param id its {@code $id}.
 * @param version its {@code $version}.
 */
record EntrySchema(String id, String version) {
    private static final String RESOURCE = "/META-INF/tailrace/contracts/schemas/telemetry-entry.v1.schema.json";

    static EntrySchema ofBuild() {
        String id = null;
        String version = null;
        try (InputStream in = EntrySchema.class.getResourceAsStream(RESOURCE);
                JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                final String name = json.currentName();
                json.nextToken();
                if (name.equals("$id")) {
                    id = json.getString();
                } else if (name.equals("$version")) {
                    version = json.getString();
                }
                json.skipChildren();
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return new EntrySchema(id, version);
    }
}
