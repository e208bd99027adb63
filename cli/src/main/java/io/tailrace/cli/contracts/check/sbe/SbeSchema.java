package io.tailrace.cli.contracts.check.sbe;

import io.tailrace.cli.contracts.check.document.XmlElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a schema declares.
 *
 * @param root messageSchema.
 * @param types by their names.
 * @param messages by their ids.
 */
record SbeSchema(XmlElement root, Map<String, XmlElement> types, Map<String, XmlElement> messages) {
    private static final Set<String> TYPES = Set.of("type", "composite", "enum", "set");

    static SbeSchema of(final XmlElement root) {
        final Map<String, XmlElement> types = new LinkedHashMap<>();
        final Map<String, XmlElement> messages = new LinkedHashMap<>();
        for (final XmlElement child : root.children()) {
            if (child.name().equals("types")) {
                child.children().stream()
                        .filter(type -> TYPES.contains(type.name()))
                        .forEach(type -> types.put(type.get("name", ""), type));
            } else if (child.name().equals("message")) {
                messages.put(child.get("id", ""), child);
            }
        }
        return new SbeSchema(root, types, messages);
    }

    /** Children of a message or group of one kind: field, group or data. */
    static List<XmlElement> members(final XmlElement block, final String kind) {
        final List<XmlElement> members = new ArrayList<>(block.children());
        members.removeIf(child -> !child.name().equals(kind));
        return members;
    }

    int version() {
        return number(root.get("version"));
    }

    /** -1 if it is none. */
    static int number(final String text) {
        return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    }

    /** 0 if it is not said. */
    static int since(final XmlElement element) {
        return element.get("sinceVersion") == null ? 0 : number(element.get("sinceVersion"));
    }
}
