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
import tools.jackson.databind.JsonNode;

/**
 * Labels of one family: what they must not be, and how many series they make. A family's {@code cardinality} is {@code one} (no labels besides the base
 * ones), {@code closed} (every label has its closed set of values) or {@code limited} (a label is open; the series limit of the descriptor holds it). One
 * thread.
 */
final class LabelLint {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Set<String> TAKEN =
            Set.of("service", "instance", "build_version", "amnesia", "le", "quantile", "job");
    private static final Pattern NOT_FOR_LABELS = Pattern.compile(
            "(.*_)?(id|uid|uuid|guid|ip|addr|address|host|hostname|port|pid|tid|email|user|username|login|phone|token|secret|password|passwd|key"
                    + "|cookie|session|url|uri|path|query|message|stack|timestamp|time)");
    private static final long MOST_SERIES = 1_000;

    private final Contract contract;
    private final String name;
    private final JsonNode family;
    private final List<Problem> problems = new ArrayList<>();

    LabelLint(final Contract contract, final String name, final JsonNode family) {
        this.contract = contract;
        this.name = name;
        this.family = family;
    }

    List<Problem> problems() {
        final List<String> labels = Registry.texts(family, "labels");
        final List<String> all = new ArrayList<>(labels);
        all.addAll(Registry.texts(family, "optional_labels"));
        final Set<String> seen = new HashSet<>();
        for (final String label : all) {
            if (!NAME.matcher(label).matches() || !seen.add(label)) {
                add(label, "a label has a name of its own, of small letters, digits and _");
            } else if (TAKEN.contains(label)) {
                add(label, "is on every series already, or belongs to the format: take it away");
            } else if (NOT_FOR_LABELS.matcher(label).matches()) {
                add(label, "looks like an id, a secret or an address, which do not belong in labels");
            }
        }
        final Map<String, List<String>> values = Registry.values(family);
        values.forEach((label, set) -> {
            if (!all.contains(label) || set.isEmpty() || new HashSet<>(set).size() < set.size()) {
                add(label, "values are a set for one of the family's labels");
            }
        });
        zero(labels, values);
        cardinality(all, values);
        return problems;
    }

    private void zero(final List<String> labels, final Map<String, List<String>> values) {
        for (final JsonNode row : Registry.elements(family, "zero")) {
            boolean fits = row.isArray() && row.size() == labels.size();
            for (int i = 0; fits && i < labels.size(); i++) {
                final List<String> closed = values.get(labels.get(i));
                fits = closed == null || closed.contains(row.get(i).asString(""));
            }
            if (!fits) {
                add("zero", "has a row that does not fit the labels and their values: " + row);
            }
        }
    }

    private void cardinality(final List<String> labels, final Map<String, List<String>> values) {
        final String found = Registry.text(family, "cardinality");
        final String right = labels.isEmpty() ? "one" : values.keySet().containsAll(labels) ? "closed" : "limited";
        if (!found.equals(right)) {
            add("cardinality", found.isEmpty() ? "must be said: " + right : "is " + right + ", not " + found);
        }
        long series = 1;
        for (final List<String> set : values.values()) {
            series = Math.min(MOST_SERIES + 1, series * Math.max(1, set.size()));
        }
        if (series > MOST_SERIES) {
            add("values", "make more than " + MOST_SERIES + " series");
        }
    }

    private void add(final String field, final String message) {
        problems.add(new Problem(
                Kind.RULE,
                contract.file(),
                contract.as(TreeDocument.class).lineOf(family),
                name + "." + field,
                message));
    }
}
