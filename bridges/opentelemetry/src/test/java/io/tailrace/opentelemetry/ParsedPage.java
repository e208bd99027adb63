package io.tailrace.opentelemetry;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in the Prometheus text format: types by family, and values by name and labels in any order, numbers in {@code le} as numbers.
 */
record ParsedPage(Map<String, String> types, Map<String, Double> values) {
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    static ParsedPage of(final String text) {
        final Map<String, String> types = new TreeMap<>();
        final Map<String, Double> values = new TreeMap<>();
        for (final String line : text.lines().toList()) {
            if (line.startsWith("# TYPE ")) {
                final String[] words = line.split(" ", -1);
                types.put(words[2], words[3]);
            } else if (!line.startsWith("#") && !line.isBlank()) {
                final Matcher sample = SAMPLE.matcher(line);
                if (!sample.matches()) {
                    throw new IllegalArgumentException(line);
                }
                values.put(sample.group(1) + labels(sample.group(2)), number(sample.group(3)));
            }
        }
        return new ParsedPage(types, values);
    }

    private static Map<String, String> labels(final String text) {
        final Map<String, String> labels = new TreeMap<>();
        if (text != null) {
            final Matcher label = LABEL.matcher(text);
            while (label.find()) {
                final String value = label.group(2);
                labels.put(label.group(1), label.group(1).equals("le") ? Double.toString(number(value)) : value);
            }
        }
        return labels;
    }

    private static double number(final String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** What belongs to some families. */
    ParsedPage only(final Predicate<String> family) {
        final Map<String, String> keptTypes = new TreeMap<>(types);
        keptTypes.keySet().removeIf(family.negate());
        final Map<String, Double> keptValues = new TreeMap<>(values);
        keptValues.keySet().removeIf(key -> {
            final String name = key.substring(0, key.indexOf('{'));
            return !family.test(name) && !family.test(name.replaceAll("_(bucket|sum|count)$", ""));
        });
        return new ParsedPage(keptTypes, keptValues);
    }

    double value(final String key) {
        final Double found = values.get(key);
        if (found == null) {
            throw new AssertionError("no " + key + " in " + values.keySet());
        }
        return found;
    }
}
