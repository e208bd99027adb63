package io.tailrace.cli.contracts.check.registry;

import io.tailrace.cli.contracts.check.document.TreeDocument;
import io.tailrace.cli.contracts.check.model.Contract;
import io.tailrace.cli.contracts.check.model.Problem;
import io.tailrace.cli.contracts.check.model.Problem.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Rules that a registry keeps by itself: names, suffixes, closed sets. One thread. */
final class RegistryLint {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Set<String> BASE = Set.of("service", "instance", "build_version", "amnesia");
    private static final Set<String> SUFFIXES = Set.of("_seconds", "_bytes", "_total");
    private static final Set<String> FIELDS = Set.of(
            "name",
            "type",
            "unit",
            "labels",
            "optional_labels",
            "buckets",
            "values",
            "zero",
            "help",
            "source",
            "golden",
            "since",
            "stability",
            "cardinality");
    private static final Map<String, Set<String>> WORDS = Map.of(
            "type", Set.of("counter", "gauge", "histogram"),
            "unit", Set.of("seconds", "milliseconds", "bytes", "none"),
            "source", Set.of("engine", "exposer", "both", "host"),
            "stability", Set.of("stable", "beta"));

    private final Contract contract;
    private final Registry registry;
    private final List<Problem> problems = new ArrayList<>();

    private RegistryLint(final Contract contract) {
        this.contract = contract;
        registry = Registry.of(contract);
    }

    static List<Problem> of(final Contract contract) {
        final RegistryLint lint = new RegistryLint(contract);
        lint.file();
        final Set<String> names = new HashSet<>();
        for (final JsonNode family : Registry.elements(lint.registry.root(), "families")) {
            final String name = Registry.text(family, "name");
            if (!NAME.matcher(name).matches() || !names.add(name)) {
                lint.add(family, name, "a family has a name of its own, of small letters, digits and _");
            }
            lint.family(name, family);
            lint.problems.addAll(new LabelLint(contract, name, family).problems());
        }
        return lint.problems;
    }

    private void file() {
        final Set<String> base = Registry.elements(registry.root(), "base_labels").stream()
                .map(label -> Registry.text(label, "name"))
                .collect(Collectors.toSet());
        if (!base.containsAll(BASE)) {
            add(registry.root(), "base_labels", "must have service, instance, build_version and amnesia");
        }
        if (!new HashSet<>(Registry.texts(registry.root(), "suffixes")).equals(SUFFIXES)) {
            add(registry.root(), "suffixes", "must be _seconds, _bytes and _total");
        }
        if (registry.families().isEmpty()) {
            add(registry.root(), "families", "there is none");
        }
        for (final JsonNode exception : Registry.elements(registry.root(), "exceptions")) {
            final String name = Registry.text(exception, "name");
            if (!registry.families().containsKey(name) || hasSuffix(name)) {
                add(exception, name, "is an exception that nothing needs: take it away");
            } else if (Registry.text(exception, "reason").isBlank()) {
                add(exception, name, "an exception has a reason");
            } else if (name.endsWith("_ms") && !registry.families().containsKey(twin(name))) {
                add(exception, name, "needs the family " + twin(name) + " besides it: milliseconds are not canonical");
            }
        }
    }

    private static String twin(final String name) {
        return name.substring(0, name.length() - "_ms".length()) + "_seconds";
    }

    private static boolean hasSuffix(final String name) {
        return SUFFIXES.stream().anyMatch(name::endsWith);
    }

    private void family(final String name, final JsonNode family) {
        family.propertyNames().forEach(field -> {
            if (!FIELDS.contains(field)) {
                add(family, name + "." + field, "no field of a family; there are " + String.join(", ", FIELDS));
            }
        });
        WORDS.forEach((field, words) -> {
            if (!words.contains(Registry.text(family, field))) {
                add(family, name + "." + field, "must be one of " + String.join(", ", words));
            }
        });
        if (Registry.text(family, "help").isBlank()) {
            add(family, name + ".help", "a family says what it is");
        }
        if (Registry.text(family, "unit").equals("milliseconds") != name.endsWith("_ms")) {
            add(family, name + ".unit", "what is told in milliseconds ends in _ms, and nothing else does");
        }
        suffix(name, family);
        buckets(name, family);
    }

    private void suffix(final String name, final JsonNode family) {
        final boolean isException = Registry.elements(registry.root(), "exceptions").stream()
                .anyMatch(exception -> Registry.text(exception, "name").equals(name));
        final boolean isCounter = Registry.text(family, "type").equals("counter");
        final String unit = Registry.text(family, "unit");
        if (!isException && !hasSuffix(name)) {
            add(family, name, "must end in _seconds, _bytes or _total, or be an exception with a reason");
        } else if (isCounter != name.endsWith("_total")) {
            add(family, name, isCounter ? "a counter ends in _total" : "only a counter ends in _total");
        } else if (!isCounter && !isException && !name.endsWith("_" + unit)) {
            add(family, name, "ends in another unit than " + unit);
        }
    }

    private void buckets(final String name, final JsonNode family) {
        final boolean isHistogram = Registry.text(family, "type").equals("histogram");
        final List<String> bounds = registry.bounds(family);
        if (isHistogram == bounds.isEmpty()) {
            add(family, name + ".buckets", isHistogram ? "must name a row of buckets" : "only a histogram has buckets");
        }
        double last = Double.NEGATIVE_INFINITY;
        for (final String bound : bounds) {
            final double value = bound.matches("[0-9.eE+-]{1,40}") ? parse(bound) : Double.NaN;
            if (!(value > last)) {
                add(family, name + ".buckets", "bounds are numbers that rise");
                return;
            }
            last = value;
        }
    }

    private static double parse(final String number) {
        try {
            return Double.parseDouble(number);
        } catch (final NumberFormatException none) {
            return Double.NaN;
        }
    }

    private void add(final JsonNode node, final String place, final String message) {
        problems.add(new Problem(
                Kind.RULE, contract.file(), contract.as(TreeDocument.class).lineOf(node), place, message));
    }
}
