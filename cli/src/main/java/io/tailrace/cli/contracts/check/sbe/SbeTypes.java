package io.tailrace.cli.contracts.check.sbe;

import io.tailrace.cli.contracts.check.document.XmlElement;
import io.tailrace.cli.contracts.check.model.Change;
import io.tailrace.cli.contracts.check.model.ChangeClass;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares types: those of a name, and those of a field that has another one now. One thread. */
final class SbeTypes {
    private static final List<String> ENCODING = List.of(
            "primitiveType",
            "encodingType",
            "length",
            "presence",
            "nullValue",
            "characterEncoding",
            "offset",
            "type",
            "valueRef",
            "minValue",
            "maxValue");

    private final SbeSchema before;
    private final SbeSchema after;
    private final List<Change> changes;
    private final Set<String> compared = new HashSet<>();

    SbeTypes(final SbeSchema before, final SbeSchema after, final List<Change> changes) {
        this.before = before;
        this.after = after;
        this.changes = changes;
    }

    void compareAll() {
        before.types().forEach((name, type) -> {
            if (after.types().containsKey(name)) {
                types(name, type, after.types().get(name));
                compared.add(name + " " + name);
            }
        });
    }

    void compare(final String path, final String oldName, final String nowName) {
        if (oldName.equals(nowName)) {
            return;
        }
        final XmlElement old = type(before, oldName);
        final XmlElement now = type(after, nowName);
        final int changesBefore = changes.size();
        if (old == null || now == null || !old.name().equals(now.name())) {
            add(path, "type " + oldName + " became " + nowName, ChangeClass.MAJOR, "its bytes are read in another way");
        } else {
            if (compared.add(oldName + " " + nowName)) {
                types(path, old, now);
            }
            if (changes.size() == changesBefore) {
                add(path, "type " + oldName + " became " + nowName, ChangeClass.PATCH, "its bytes are the same");
            }
        }
    }

    /** A primitive type stands for itself. */
    private static XmlElement type(final SbeSchema schema, final String name) {
        final XmlElement type = schema.types().get(name);
        return type != null
                ? type
                : new XmlElement("type", Map.of("name", name, "primitiveType", name), List.of(), "", 0);
    }

    private void types(final String path, final XmlElement old, final XmlElement now) {
        if (!old.name().equals(now.name())) {
            add(path, old.name() + " became " + now.name(), ChangeClass.MAJOR, "its bytes are read in another way");
            return;
        }
        for (final String attribute : ENCODING) {
            if (!old.get(attribute, "").equals(now.get(attribute, ""))) {
                add(
                        path,
                        attribute + " " + old.get(attribute, "none") + " became " + now.get(attribute, "none"),
                        ChangeClass.MAJOR,
                        "its bytes are read in another way");
            }
        }
        if (!old.get("description", "").equals(now.get("description", ""))) {
            add(path, "description changed", ChangeClass.PATCH, "only words");
        }
        switch (old.name()) {
            case "composite" -> composite(path, old, now);
            case "enum", "set" -> values(path, old, now);
            default -> {
                if (!old.text().equals(now.text())) {
                    add(
                            path,
                            "constant changed",
                            ChangeClass.MAJOR,
                            "it is in no frame, and old readers have the old one");
                }
            }
        }
    }

    private void composite(final String path, final XmlElement old, final XmlElement now) {
        if (old.children().size() != now.children().size()) {
            add(path, "has other members", ChangeClass.MAJOR, "what stands behind it moves");
            return;
        }
        for (int i = 0; i < old.children().size(); i++) {
            final XmlElement member = old.children().get(i);
            types(path + "." + member.get("name", "?"), member, now.children().get(i));
        }
    }

    private void values(final String path, final XmlElement old, final XmlElement now) {
        final Map<String, XmlElement> olds = byNumber(old);
        final Map<String, XmlElement> nows = byNumber(now);
        olds.forEach((number, value) -> {
            final XmlElement same = nows.get(number);
            final String at = path + "." + value.get("name", "?");
            if (same == null) {
                add(at, "value " + number + " removed", ChangeClass.MAJOR, "old frames have it");
            } else if (!same.get("name", "").equals(value.get("name", ""))) {
                add(
                        at,
                        "value " + number + " is " + same.get("name") + " now",
                        ChangeClass.MAJOR,
                        "the checker cannot decide whether it means the same, so it counts as a break");
            } else if (!same.get("description", "").equals(value.get("description", ""))) {
                add(at, "description changed", ChangeClass.PATCH, "only words");
            }
        });
        nows.forEach((number, value) -> {
            if (!olds.containsKey(number)) {
                add(
                        path + "." + value.get("name", "?"),
                        "value " + number + " added",
                        ChangeClass.MINOR,
                        "readers pass over values that they do not know");
            }
        });
    }

    private static Map<String, XmlElement> byNumber(final XmlElement type) {
        final Map<String, XmlElement> values = new LinkedHashMap<>();
        type.children().forEach(value -> values.put(value.text(), value));
        return values;
    }

    private void add(final String path, final String what, final ChangeClass level, final String why) {
        changes.add(new Change(path, what, level, why));
    }
}
