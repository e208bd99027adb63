package io.tailrace.systemtests.nativeimage;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file of reachability metadata, as far as we use its form: docs/reference-manual/native-image/assets of oracle/graal, schema 1.2.0. */
final class Metadata {
    private static final Set<String> TOP = Set.of("comment", "reflection");
    private static final Set<String> ENTRY = Set.of("reason", "condition", "type", "fields", "methods");
    private static final Map<String, Class<?>> PRIMITIVES =
            Map.of("long", long.class, "int", int.class, "double", double.class, "boolean", boolean.class);

    private final JsonNode file;

    private Metadata(final JsonNode file) {
        this.file = file;
    }

    static Metadata of(final String json) {
        return new Metadata(JsonMapper.shared().readTree(json));
    }

    /** That in a jar of ours. */
    static Metadata in(final String artifact) throws IOException {
        final String name = "/META-INF/native-image/io.tailrace/" + artifact + "/reachability-metadata.json";
        try (InputStream in = Metadata.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new AssertionError(artifact + " has no " + name);
            }
            return new Metadata(JsonMapper.shared().readTree(in));
        }
    }

    /** What may be looked up: {@code class}, {@code class#field}, {@code class#method(class,class)}. */
    Set<String> named() {
        final Set<String> names = new TreeSet<>();
        for (final JsonNode entry : file.path("reflection")) {
            final String type = entry.path("type").asString();
            names.add(type);
            entry.path("fields")
                    .forEach(field -> names.add(type + "#" + field.path("name").asString()));
            entry.path("methods")
                    .forEach(method -> names.add(type + "#"
                            + method.path("name").asString() + "(" + String.join(",", parameters(method)) + ")"));
        }
        return names;
    }

    /** What is named and not there, or not of the form. */
    List<String> faults() {
        final List<String> faults = new ArrayList<>(unknown(file.propertyNames(), TOP));
        for (final JsonNode entry : file.path("reflection")) {
            faults.addAll(unknown(entry.propertyNames(), ENTRY));
            for (final String type : List.of(
                    entry.path("type").asString(),
                    entry.path("condition").path("typeReached").asString(""))) {
                try {
                    load(type);
                } catch (final ClassNotFoundException | LinkageError none) {
                    faults.add("no class " + type);
                }
            }
            if (faults.isEmpty()) {
                memberFaults(entry, faults);
            }
        }
        return faults;
    }

    private static void memberFaults(final JsonNode entry, final List<String> faults) {
        final String type = entry.path("type").asString();
        final Set<String> members = new TreeSet<>();
        try {
            final Class<?> found = load(type);
            // Of some classes of the JDK reflection shows no fields; their class files do.
            members.addAll(DeclaredFields.of(found));
            Stream.concat(
                            Arrays.stream(found.getDeclaredConstructors())
                                    .map(made -> "<init>" + Arrays.toString(made.getParameterTypes())),
                            Arrays.stream(found.getDeclaredMethods())
                                    .map(method -> method.getName() + Arrays.toString(method.getParameterTypes())))
                    .forEach(members::add);
            for (final JsonNode field : entry.path("fields")) {
                final String name = field.path("name").asString();
                if (!members.contains(name)) {
                    faults.add("no field " + type + "#" + name);
                }
            }
            for (final JsonNode method : entry.path("methods")) {
                final List<Class<?>> parameters = new ArrayList<>();
                for (final String parameter : parameters(method)) {
                    parameters.add(load(parameter));
                }
                if (!members.contains(method.path("name").asString() + parameters)) {
                    faults.add("no method " + type + "#" + method.path("name").asString() + parameters);
                }
            }
        } catch (final ClassNotFoundException | IOException fault) {
            faults.add(fault.toString());
        }
    }

    private static List<String> unknown(final Collection<String> present, final Set<String> known) {
        return present.stream()
                .filter(name -> !known.contains(name))
                .map(name -> "unknown " + name)
                .toList();
    }

    private static List<String> parameters(final JsonNode method) {
        return StreamSupport.stream(method.path("parameterTypes").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static Class<?> load(final String name) throws ClassNotFoundException {
        final Class<?> primitive = PRIMITIVES.get(name);
        return primitive == null ? Class.forName(name, false, Metadata.class.getClassLoader()) : primitive;
    }
}
