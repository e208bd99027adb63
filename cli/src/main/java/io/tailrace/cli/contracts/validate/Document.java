package io.tailrace.cli.contracts.validate;

import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A document, and the line of each of its values. */
final class Document {
    private final JsonNode root;
    private final int[] lines;

    /** {@code lines} of the values in the order in which they begin; null if all are on the first one. */
    Document(final JsonNode root, final int[] lines) {
        this.root = root;
        this.lines = lines;
    }

    JsonNode root() {
        return root;
    }

    /** The line on which the value at a path begins, or the last value on the way to it that is there. */
    int line(final NodePath path) {
        if (lines == null) {
            return 1;
        }
        JsonNode node = root;
        int index = 0;
        for (int i = 0; i < path.getNameCount(); i++) {
            final int step = offset(node, path.getElement(i));
            if (step < 0) {
                break;
            }
            node = child(node, path.getElement(i));
            index += step;
        }
        return lines[Math.min(index, lines.length - 1)];
    }

    /** Those of an array, each with its lines. */
    List<Document> elements() {
        final List<Document> elements = new ArrayList<>();
        int offset = 1;
        for (final JsonNode element : root) {
            final int end = offset + (lines == null ? 0 : count(element));
            elements.add(new Document(element, lines == null ? null : Arrays.copyOfRange(lines, offset, end)));
            offset = end;
        }
        return elements;
    }

    /** A field's value, with its lines. */
    Document field(final String name) {
        final int offset = lines == null ? 0 : offset(root, name);
        final JsonNode field = root.get(name);
        return new Document(field, lines == null ? null : Arrays.copyOfRange(lines, offset, offset + count(field)));
    }

    /** Values in it. */
    int nodes() {
        return count(root);
    }

    /** Where it begins. */
    int firstLine() {
        return lines == null ? 1 : lines[0];
    }

    private static JsonNode child(final JsonNode node, final Object element) {
        return element instanceof Integer number && node.isArray() ? node.get(number) : node.get(element.toString());
    }

    /** How many values begin from this one to its child; -1 if there is no such child. */
    private static int offset(final JsonNode node, final Object element) {
        int offset = 1;
        if (node.isArray() && element instanceof Integer number) {
            for (int i = 0; i < node.size(); i++) {
                if (i == number) {
                    return offset;
                }
                offset += count(node.get(i));
            }
        }
        for (final Map.Entry<String, JsonNode> property : node.properties()) {
            if (property.getKey().equals(element.toString())) {
                return offset;
            }
            offset += count(property.getValue());
        }
        return -1;
    }

    private static int count(final JsonNode node) {
        int count = 1;
        for (final JsonNode child : node) {
            count += count(child);
        }
        return count;
    }
}
