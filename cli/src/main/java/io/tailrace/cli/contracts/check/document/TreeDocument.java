package io.tailrace.cli.contracts.check.document;

import java.util.IdentityHashMap;
import tools.jackson.databind.JsonNode;

/**
 * A JSON or YAML text.
 *
 * @param root of the tree.
 * @param lines of its objects, arrays and texts, by identity.
 */
public record TreeDocument(JsonNode root, IdentityHashMap<JsonNode, Integer> lines) {
    /**
     * Where a node begins.
     *
     * @param node of this tree.
     * @return from 1; 0 if it is not known.
     */
    public int lineOf(final JsonNode node) {
        return lines.getOrDefault(node, 0);
    }
}
