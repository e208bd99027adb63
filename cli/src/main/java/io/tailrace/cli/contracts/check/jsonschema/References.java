package io.tailrace.cli.contracts.check.jsonschema;

import io.tailrace.cli.contracts.check.document.TreeDocument;
import io.tailrace.cli.contracts.check.model.Contract;
import io.tailrace.cli.contracts.check.model.ContractSet;
import java.net.URI;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Follows {@code $ref} among the contracts of one moment. Nothing is fetched. One thread. */
final class References {
    private static final Set<Keyword> WORDS =
            Set.of(Keyword.REF, Keyword.DESCRIPTION, Keyword.TITLE, Keyword.COMMENT, Keyword.EXAMPLES, Keyword.DEFS);
    private static final int LONGEST_CHAIN = 200;

    private final ContractSet contracts;
    private final IdentityHashMap<JsonNode, Schema> expanded = new IdentityHashMap<>();

    References(final ContractSet contracts) {
        this.contracts = contracts;
    }

    /** Nothing if it leads to nothing, to what is no schema, or out of the folder. */
    Optional<Schema> target(final Contract owner, final String ref) {
        final int hash = ref.indexOf('#');
        final String document = hash < 0 ? ref : ref.substring(0, hash);
        try {
            final Optional<Contract> contract = document.isEmpty() ? Optional.of(owner) : other(owner, document);
            final String fragment =
                    hash < 0 ? "" : URI.create(ref.substring(hash)).getFragment();
            return contract.filter(found -> found.document() instanceof TreeDocument)
                    .flatMap(found -> at(found, fragment));
        } catch (final IllegalArgumentException noUri) {
            return Optional.empty();
        }
    }

    private Optional<Contract> other(final Contract owner, final String document) {
        if (owner.id() != null) {
            final Optional<Contract> byId =
                    contracts.ofId(URI.create(owner.id()).resolve(document).toString());
            if (byId.isPresent()) {
                return byId;
            }
        }
        return contracts.ofFile(
                Path.of(owner.file()).resolveSibling(document).normalize().toString());
    }

    private static Optional<Schema> at(final Contract contract, final String pointer) {
        final JsonNode node = contract.as(TreeDocument.class).root().at(JsonPointer.compile(pointer));
        return Schema.isSchema(node) ? Optional.of(new Schema(node, contract)) : Optional.empty();
    }

    /**
     * What a schema says when its references are followed. What stands beside a reference is kept: where both say something, both hold.
     *
     * @return the same object for the same schema, so that pairs of them can be remembered.
     */
    Schema expand(final Schema schema) {
        Schema found = expanded.get(schema.node());
        if (found == null) {
            found = follow(schema, 0);
            expanded.put(schema.node(), found);
        }
        return found;
    }

    private Schema follow(final Schema schema, final int length) {
        final JsonNode ref = schema.node().get(Keyword.REF.word);
        if (ref == null || !ref.isString() || length > LONGEST_CHAIN) {
            return schema;
        }
        final Schema target = target(schema.owner(), ref.asString())
                .map(found -> follow(found, length + 1))
                .orElse(null);
        if (target == null
                || schema.node().propertyStream().allMatch(field -> WORDS.contains(Keyword.of(field.getKey())))) {
            return target == null ? schema : target;
        }
        return target.owner().file().equals(schema.owner().file()) ? both(schema, target) : schema;
    }

    private static Schema both(final Schema schema, final Schema target) {
        if (target.isNothing()) {
            return target;
        }
        final ObjectNode merged = (ObjectNode) schema.node().deepCopy();
        merged.remove(Keyword.REF.word);
        final ArrayNode rest = merged.arrayNode();
        final ObjectNode conflicts = merged.objectNode();
        target.node().properties().forEach(field -> {
            if (!merged.has(field.getKey())) {
                merged.set(field.getKey(), field.getValue());
            } else if (!WORDS.contains(Keyword.of(field.getKey()))) {
                conflicts.set(field.getKey(), field.getValue());
            }
        });
        if (!conflicts.isEmpty()) {
            rest.add(conflicts);
            if (merged.get(Keyword.ALL_OF.word) instanceof final ArrayNode own) {
                rest.addAll(own);
            }
            merged.set(Keyword.ALL_OF.word, rest);
        }
        return new Schema(merged, schema.owner());
    }
}
