package io.tailrace.cli.contracts.check.registry;

import io.tailrace.cli.contracts.check.model.Change;
import io.tailrace.cli.contracts.check.model.ChangeClass;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Compares two versions by what dashboards and alerts rely on: names, labels, units, and that a series is there. One thread. */
final class RegistryDiff {
    private final Registry before;
    private final Registry after;
    private final List<Change> changes = new ArrayList<>();
    private boolean isBeta;

    private RegistryDiff(final Registry before, final Registry after) {
        this.before = before;
        this.after = after;
    }

    static List<Change> of(final Registry before, final Registry after) {
        final RegistryDiff diff = new RegistryDiff(before, after);
        diff.base();
        before.families().forEach((name, family) -> {
            diff.isBeta = Registry.text(family, "stability").equals("beta");
            if (after.families().containsKey(name)) {
                diff.family(name, family, after.families().get(name));
            } else {
                diff.add(name, "family removed", ChangeClass.MAJOR, "dashboards and alerts on it are empty");
            }
        });
        diff.isBeta = false;
        after.families().keySet().stream()
                .filter(name -> !before.families().containsKey(name))
                .forEach(name -> diff.add(name, "family added", ChangeClass.MINOR, "nobody uses it yet"));
        return List.copyOf(diff.changes);
    }

    private void base() {
        final Set<String> old = names(before.root());
        final Set<String> now = names(after.root());
        old.stream()
                .filter(name -> !now.contains(name))
                .forEach(name ->
                        add("base_labels." + name, "label removed", ChangeClass.MAJOR, "queries by it find nothing"));
        now.stream()
                .filter(name -> !old.contains(name))
                .forEach(name ->
                        add("base_labels." + name, "label added", ChangeClass.MAJOR, "every series is another one"));
        for (final String field : List.of("base_labels", "suffixes", "exceptions")) {
            if (old.equals(now) && !same(before.root(), after.root(), field)) {
                add(field, "changed", ChangeClass.PATCH, "only words, and what the lint asks for");
            }
        }
    }

    private static Set<String> names(final JsonNode root) {
        final Set<String> names = new LinkedHashSet<>();
        Registry.elements(root, "base_labels").forEach(label -> names.add(Registry.text(label, "name")));
        return names;
    }

    private void family(final String name, final JsonNode old, final JsonNode now) {
        differs(name, old, now, "type", "queries for the old type go wrong");
        differs(name, old, now, "unit", "all numbers mean something else");
        differs(name, old, now, "source", "the checker cannot decide who misses it, so it counts as a break");
        if (!before.bounds(old).equals(after.bounds(now))) {
            add(name, "buckets changed", ChangeClass.MAJOR, "quantiles and bounds that are asked for by le change");
        }
        labels(name, old, now);
        new LabelValues(changes, isBeta).compare(name, old, now);
        final boolean wasGolden = Registry.text(old, "golden").equals("true");
        final boolean isGolden = Registry.text(now, "golden").equals("true");
        if (wasGolden != isGolden) {
            add(
                    name,
                    isGolden ? "golden now" : "golden no more",
                    isGolden ? ChangeClass.MINOR : ChangeClass.MAJOR,
                    isGolden ? "it is there from the start" : "it may be absent");
        }
        final boolean isBetaNow = Registry.text(now, "stability").equals("beta");
        if (isBeta != isBetaNow) {
            add(
                    name,
                    isBetaNow ? "stable became beta" : "beta became stable",
                    isBetaNow ? ChangeClass.MAJOR : ChangeClass.MINOR,
                    isBetaNow ? "it was promised to last" : "more is promised");
        }
        for (final String field : List.of("help", "since", "cardinality")) {
            // A version that did not say it had it nevertheless: it follows from the labels.
            if (!same(old, now, field) && old.has(field)) {
                add(name, field + " changed", ChangeClass.PATCH, "only words");
            }
        }
    }

    private void labels(final String name, final JsonNode old, final JsonNode now) {
        final List<String> labels = Registry.texts(old, "labels");
        final List<String> labelsNow = Registry.texts(now, "labels");
        final List<String> optional = Registry.texts(old, "optional_labels");
        final List<String> optionalNow = Registry.texts(now, "optional_labels");
        labels.stream()
                .filter(label -> !labelsNow.contains(label))
                .forEach(label -> add(
                        name + "." + label,
                        optionalNow.contains(label) ? "label optional now" : "label removed",
                        ChangeClass.MAJOR,
                        "queries by it find nothing"));
        labelsNow.stream()
                .filter(label -> !labels.contains(label))
                .forEach(label -> add(
                        name + "." + label,
                        "label added to every series",
                        ChangeClass.MAJOR,
                        "every series is another one"));
        optional.stream()
                .filter(label -> !optionalNow.contains(label) && !labelsNow.contains(label))
                .forEach(label -> add(
                        name + "." + label, "optional label removed", ChangeClass.MAJOR, "queries by it find nothing"));
        optionalNow.stream()
                .filter(label -> !optional.contains(label) && !labels.contains(label))
                .forEach(label -> add(
                        name + "." + label,
                        "optional label added",
                        ChangeClass.MINOR,
                        "series without it stay as they are"));
        if (!labels.equals(labelsNow) && new LinkedHashSet<>(labels).equals(new LinkedHashSet<>(labelsNow))) {
            add(name, "labels in another order", ChangeClass.PATCH, "a page has them by name");
        }
    }

    private void differs(
            final String name, final JsonNode old, final JsonNode now, final String field, final String why) {
        if (!same(old, now, field)) {
            add(
                    name,
                    field + " " + Registry.text(old, field) + " became " + Registry.text(now, field),
                    ChangeClass.MAJOR,
                    why);
        }
    }

    private static boolean same(final JsonNode old, final JsonNode now, final String field) {
        return Registry.text(old, field).equals(Registry.text(now, field));
    }

    private void add(final String path, final String what, final ChangeClass level, final String why) {
        changes.add(LabelValues.change(path, what, level, why, isBeta));
    }
}
