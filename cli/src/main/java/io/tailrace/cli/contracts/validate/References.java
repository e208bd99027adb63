package io.tailrace.cli.contracts.validate;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.contracts.text.Printable;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Looks at what a schema refers to, before it is used: other documents must be in the catalog, for nothing is fetched. */
final class References {
    /** Their values are no schemas. */
    private static final Set<String> DATA = Set.of("const", "enum", "default", "examples");

    private static final Set<String> KEYWORDS = Set.of("$ref", "$dynamicRef");

    private final Map<String, SchemaSource> byId;
    private final SchemaSource source;

    References(final Map<String, SchemaSource> byId, final SchemaSource source) {
        this.byId = byId;
        this.source = source;
    }

    void requireKnown() {
        look(source.tree(), source.id(), "");
    }

    /** The depth is bounded by the reader. {@code base} is the id that holds here. */
    private void look(final JsonNode node, final String base, final String path) {
        final JsonNode id = node.get("$id");
        final String inner = id != null && id.isString() ? resolved(base, id.asString(), path) : base;
        for (final Map.Entry<String, JsonNode> property : node.properties()) {
            final String name = property.getKey();
            if (KEYWORDS.contains(name) && property.getValue().isString()) {
                require(property.getValue().asString(), inner, path + "/" + name);
            } else if (!DATA.contains(name)) {
                look(property.getValue(), inner, path + "/" + name);
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            look(node.get(i), inner, path + "/" + i);
        }
    }

    private void require(final String reference, final String base, final String path) {
        final int fragment = reference.indexOf('#');
        final String document = fragment < 0 ? reference : reference.substring(0, fragment);
        if (document.isEmpty()) {
            return;
        }
        final String wanted = resolved(base, document, path);
        if (!wanted.equals(base) && !byId.containsKey(wanted) && !wanted.startsWith(SchemaCompiler.META_SCHEMAS)) {
            throw fault("refers to " + reference + ", which is not there", path);
        }
    }

    private String resolved(final String base, final String reference, final String path) {
        try {
            return base.isEmpty()
                    ? reference
                    : URI.create(base).resolve(reference).toString();
        } catch (final IllegalArgumentException notAnAddress) {
            throw fault("not an address: " + reference, path);
        }
    }

    private CommandFault fault(final String what, final String path) {
        return CommandFault.cannotRun(
                "the schema cannot be used",
                source.place() + ": " + Printable.of(path),
                Printable.of(what)
                        + ": nothing is fetched, put the schema with that $id into the folder that --contracts names");
    }
}
