package io.tailrace.cli.contracts.validate;

import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.PathType;
import com.networknt.schema.resource.InputStreamSource;
import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.contracts.text.Printable;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/** Makes validators out of schemas. A schema may refer to others of the catalog only: nothing is fetched. One thread. */
final class SchemaCompiler {
    /** Where the schemas of schemas lie. */
    static final String META_SCHEMAS = "https://json-schema.org/draft/2020-12/";

    private final Map<String, SchemaSource> byId;
    private final boolean isStrict;
    private final SchemaRegistry registry;
    private CompiledSchema metaSchema;

    SchemaCompiler(final Map<String, SchemaSource> byId, final boolean isStrict) {
        this.byId = byId;
        this.isStrict = isStrict;
        registry = registry();
    }

    /** The schema of schemas. */
    CompiledSchema metaSchema() {
        if (metaSchema == null) {
            metaSchema = new CompiledSchema(
                    "JSON Schema 2020-12", registry.getSchema(SchemaLocation.of(SchemaSource.DIALECT)));
        }
        return metaSchema;
    }

    CompiledSchema compile(final SchemaSource source) {
        final List<Fault> faults = metaSchema().faults(new Document(source.tree(), null));
        if (!faults.isEmpty()) {
            throw CommandFault.cannotRun(
                    "no schema",
                    source.place() + ": " + faults.get(0).path(),
                    faults.get(0).message());
        }
        new References(byId, source).requireKnown();
        try {
            final JsonNode tree = tree(source);
            final Schema schema = source.id().isEmpty()
                    ? registry.getSchema(tree)
                    : registry.getSchema(SchemaLocation.of(source.id()), tree);
            final CompiledSchema compiled = new CompiledSchema(source.name(), schema);
            compiled.requireEnd();
            return compiled;
        } catch (final SchemaException | PatternSyntaxException bad) {
            throw notUsable(source, bad.getMessage());
        } catch (final StackOverflowError circle) {
            throw notUsable(source, "a circular $ref");
        } catch (final DocumentException endless) {
            throw notUsable(source, endless.fault().message());
        }
    }

    private static CommandFault notUsable(final SchemaSource source, final String message) {
        return CommandFault.cannotRun(
                "the schema cannot be used",
                source.place(),
                Printable.of(String.valueOf(message).lines().findFirst().orElse(""))
                        + " (nothing is fetched: what it refers to must be in the catalog, and end somewhere)");
    }

    private JsonNode tree(final SchemaSource source) {
        return isStrict ? StrictSchema.of(source.tree()) : source.tree();
    }

    private SchemaRegistry registry() {
        final Dialect dialect = Dialect.builder(Dialects.getDraft202012())
                .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
                .build();
        final SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .locale(Locale.ROOT)
                .losslessNarrowing(true)
                .pathType(PathType.JSON_POINTER)
                .regularExpressionFactory(BoundedRegex::new)
                .build();
        return SchemaRegistry.withDefaultDialect(
                dialect,
                builder -> builder.schemaRegistryConfig(config)
                        .schemaLoader(loader -> loader.fetchRemoteResources(false)
                                .allow(this::isKnown)
                                .resourceLoaders(resources -> resources.add(this::resource))));
    }

    private boolean isKnown(final AbsoluteIri iri) {
        return byId.containsKey(iri.toString()) || iri.toString().startsWith(META_SCHEMAS);
    }

    private InputStreamSource resource(final AbsoluteIri iri) {
        final SchemaSource source = byId.get(iri.toString());
        return source == null
                ? null
                : () -> new ByteArrayInputStream(tree(source).toString().getBytes(StandardCharsets.UTF_8));
    }
}
