package io.tailrace.jmh.gate;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A benchmark with its parameters. Immutable. */
record Bench(String className, String method, SortedMap<String, String> parameters) {
    private static final String PACKAGE = "io.tailrace.jmh.";

    Bench {
        parameters = new TreeMap<>(parameters);
    }

    static Bench of(final Class<?> type, final String method, final Map<String, String> parameters) {
        return new Bench(type.getName(), method, new TreeMap<>(parameters));
    }

    static Bench of(final Class<?> type, final String method) {
        return of(type, method, Map.of());
    }

    /** By JMH's name of it. */
    String benchmark() {
        return className + "." + method;
    }

    /** As it stands in a baseline: without the packages that all have, with parameters. */
    String key() {
        final String name = benchmark().replaceFirst("^" + PACKAGE, "");
        return parameters.entrySet().stream()
                .map(parameter -> " " + parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("", name, ""));
    }
}
