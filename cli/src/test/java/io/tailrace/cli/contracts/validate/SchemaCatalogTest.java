package io.tailrace.cli.contracts.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The schemas in {@code contracts/}, all of them, as the command finds them. */
class SchemaCatalogTest {
    private static final Path CONTRACTS = Path.of(System.getProperty("tailrace.root"), "contracts");

    @Test
    void shouldUnderstandEverySchemaOfThisBuildStrictlyToo() {
        final List<SchemaSource> sources = sources();
        assertTrue(sources.size() > 10, sources::toString);
        for (final boolean isStrict : new boolean[] {false, true}) {
            final SchemaCatalog catalog = SchemaCatalog.onClassPath(isStrict);
            for (final SchemaSource source : sources) {
                assertTrue(catalog.named(source.name()).isPresent(), source::place);
                assertTrue(catalog.identified(source.id()).isPresent(), source::place);
            }
        }
    }

    @Test
    void shouldFindTheSameOnTheClassPathAsInTheCheckout() {
        assertEquals(SchemaFiles.in(CONTRACTS).size(), sources().size(), "a row in VERSIONS.md is missing");
    }

    @Test
    void shouldDescribeEveryFieldOfCommandOutputs() {
        final List<String> bare = new ArrayList<>();
        for (final SchemaSource source : sources()) {
            if (source.place().contains("/commands/") || source.name().equals("readiness.v1")) {
                lookForBareFields(source.place(), source.tree(), bare);
            }
        }
        assertEquals(List.of(), bare);
    }

    private static void lookForBareFields(final String place, final JsonNode node, final List<String> bare) {
        final JsonNode properties = node.get("properties");
        if (properties != null && node.has("type")) {
            for (final Map.Entry<String, JsonNode> property : properties.properties()) {
                if (!property.getValue().has("description")) {
                    bare.add(place + ": " + property.getKey());
                }
            }
        }
        node.forEach(child -> lookForBareFields(place, child, bare));
    }

    private static List<SchemaSource> sources() {
        return SchemaFiles.onClassPath().entrySet().stream()
                .map(file -> SchemaSource.of(file.getKey(), file.getValue()))
                .toList();
    }
}
