package io.tailrace.cli.contracts.check.jsonschema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Finds references that lead back to themselves without a step into the document: a validator would go round them for ever. A schema of a tree, which
 * contains itself in a field, is none. Without recursion, so that no chain is too long.
 */
final class Circles {
    private static final List<Keyword> SCHEMAS = List.of(Keyword.NOT, Keyword.IF, Keyword.THEN, Keyword.ELSE);
    private static final List<Keyword> LISTS = List.of(Keyword.ALL_OF, Keyword.ANY_OF, Keyword.ONE_OF);

    private final References references;
    private final IdentityHashMap<JsonNode, Boolean> isOpen = new IdentityHashMap<>();
    private final List<JsonNode> found = new ArrayList<>();

    Circles(final References references) {
        this.references = references;
    }

    /** The references that close a circle. */
    List<JsonNode> of(final Schema root) {
        final Deque<Schema> toVisit = new ArrayDeque<>(List.of(root));
        final IdentityHashMap<JsonNode, Boolean> reached = new IdentityHashMap<>();
        while (!toVisit.isEmpty()) {
            final Schema schema = toVisit.pop();
            if (reached.put(schema.node(), true) == null) {
                visit(schema);
                children(schema, toVisit);
            }
        }
        return found;
    }

    private record Step(Schema schema, Deque<Schema> next) {}

    private void visit(final Schema start) {
        if (isOpen.containsKey(start.node())) {
            return;
        }
        final Deque<Step> way = new ArrayDeque<>();
        enter(start, way);
        while (!way.isEmpty()) {
            final Step step = way.peek();
            if (step.next.isEmpty()) {
                isOpen.put(step.schema.node(), false);
                way.pop();
                continue;
            }
            final Schema next = step.next.pop();
            final Boolean open = isOpen.get(next.node());
            if (open == null) {
                enter(next, way);
            } else if (open) {
                found.add(step.schema.has(Keyword.REF) ? step.schema.get(Keyword.REF) : step.schema.node());
            }
        }
    }

    private void enter(final Schema schema, final Deque<Step> way) {
        if (schema.node().isObject()) {
            isOpen.put(schema.node(), true);
            way.push(new Step(schema, inPlace(schema)));
        }
    }

    /** Schemas that are asked about the same value. */
    private Deque<Schema> inPlace(final Schema schema) {
        final Deque<Schema> next = new ArrayDeque<>();
        if (schema.has(Keyword.REF)) {
            references
                    .target(schema.owner(), schema.get(Keyword.REF).asString())
                    .ifPresent(next::add);
        }
        for (final Keyword keyword : SCHEMAS) {
            if (schema.schema(keyword) != null) {
                next.add(schema.schema(keyword));
            }
        }
        LISTS.forEach(keyword -> next.addAll(schema.schemas(keyword)));
        next.addAll(schema.schemaMap(Keyword.DEPENDENT_SCHEMAS).values());
        return next;
    }

    private static void children(final Schema schema, final Deque<Schema> into) {
        for (final Keyword keyword : Keyword.values()) {
            switch (keyword.kind) {
                case SCHEMA -> {
                    if (schema.schema(keyword) != null) {
                        into.push(schema.schema(keyword));
                    }
                }
                case SCHEMAS -> schema.schemas(keyword).forEach(into::push);
                case SCHEMA_MAP -> schema.schemaMap(keyword).values().forEach(into::push);
                default -> {}
            }
        }
    }
}
