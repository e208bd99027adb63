package io.tailrace.jmh.gate;

import io.tailrace.cli.console.CommandFault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Reads an object of a file field by field; whatever is missing, of another type, out of its range or unknown is a fault that names file and field. */
final class JsonFields {
    private final Path file;
    private final String place;
    private final JsonNode object;

    /** {@code place} is the object's path in the file, empty for the whole. */
    JsonFields(final Path file, final String place, final JsonNode object, final Set<String> known) {
        this.file = file;
        this.place = place;
        this.object = object;
        if (!object.isObject()) {
            throw fault("", "must be an object");
        }
        final Set<String> unknown = new TreeSet<>(object.propertyNames());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw fault(unknown.iterator().next(), "is not known here");
        }
    }

    String text(final String name) {
        final JsonNode value = value(name);
        if (!value.isString() || value.stringValue().isBlank()) {
            throw fault(name, "must be a text that is not empty, is " + value);
        }
        return value.stringValue();
    }

    int positive(final String name) {
        final JsonNode value = value(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 1) {
            throw fault(name, "must be a whole number from 1, is " + value);
        }
        return value.intValue();
    }

    double number(final String name) {
        final JsonNode value = value(name);
        if (!value.isNumber() || !(value.doubleValue() >= 0) || Double.isInfinite(value.doubleValue())) {
            throw fault(name, "must be a number from 0, is " + value);
        }
        return value.doubleValue();
    }

    JsonFields object(final String name, final Set<String> known) {
        return new JsonFields(file, path(name), value(name), known);
    }

    List<JsonFields> objects(final String name, final Set<String> known) {
        final JsonNode values = value(name);
        if (!values.isArray()) {
            throw fault(name, "must be an array");
        }
        final List<JsonFields> objects = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            objects.add(new JsonFields(file, path(name) + "[" + i + "]", values.get(i), known));
        }
        return objects;
    }

    CommandFault fault(final String name, final String what) {
        final String path = path(name);
        return CommandFault.cannotRun(
                "bad baseline",
                file + (path.isEmpty() ? "" : ", field " + path),
                what + "; restore the file or measure a new one: ./tailrace gate --update");
    }

    private JsonNode value(final String name) {
        final JsonNode value = object.get(name);
        if (value == null) {
            throw fault(name, "is missing");
        }
        return value;
    }

    private String path(final String name) {
        return place.isEmpty() || name.isEmpty() ? place + name : place + "." + name;
    }
}
