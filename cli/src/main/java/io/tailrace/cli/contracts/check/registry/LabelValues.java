package io.tailrace.cli.contracts.check.registry;

import io.tailrace.cli.contracts.check.model.Change;
import io.tailrace.cli.contracts.check.model.ChangeClass;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What labels can be, and which series are there from the start: enums of a page. One thread. */
final class LabelValues {
    private final List<Change> changes;
    private final boolean isBeta;

    LabelValues(final List<Change> changes, final boolean isBeta) {
        this.changes = changes;
        this.isBeta = isBeta;
    }

    void compare(final String name, final JsonNode old, final JsonNode now) {
        final Map<String, List<String>> olds = Registry.values(old);
        final Map<String, List<String>> nows = Registry.values(now);
        final List<String> known = Registry.texts(old, "labels");
        for (final String label : new TreeMap<>(olds).keySet()) {
            final String path = name + "." + label;
            if (!nows.containsKey(label)) {
                add(path, "values open now", ChangeClass.MINOR, "queries for the old values find them");
                continue;
            }
            final List<String> removed = without(olds.get(label), nows.get(label));
            final List<String> added = without(nows.get(label), olds.get(label));
            if (!removed.isEmpty()) {
                add(
                        path,
                        "values removed: " + String.join(", ", removed),
                        ChangeClass.MAJOR,
                        "queries for them find nothing");
            }
            if (!added.isEmpty()) {
                add(
                        path,
                        "values added: " + String.join(", ", added),
                        ChangeClass.MINOR,
                        "queries for the old values find them");
            }
        }
        nows.keySet().stream()
                .filter(label -> !olds.containsKey(label) && known.contains(label))
                .forEach(label ->
                        add(name + "." + label, "values closed", ChangeClass.MAJOR, "queries for others find nothing"));
        final List<String> lost = without(Registry.texts(old, "zero"), Registry.texts(now, "zero"));
        final List<String> more = without(Registry.texts(now, "zero"), Registry.texts(old, "zero"));
        if (!lost.isEmpty()) {
            add(
                    name,
                    "not there from the start: " + String.join(", ", lost),
                    ChangeClass.MAJOR,
                    "alerts on absence fire");
        }
        if (!more.isEmpty()) {
            add(
                    name,
                    "there from the start: " + String.join(", ", more),
                    ChangeClass.MINOR,
                    "series that were absent are 0");
        }
    }

    private static List<String> without(final List<String> all, final List<String> those) {
        return all.stream().filter(it -> !those.contains(it)).toList();
    }

    /** Of a family that is beta nothing is more than minor. */
    static Change change(
            final String path, final String what, final ChangeClass level, final String why, final boolean isBeta) {
        return isBeta && level == ChangeClass.MAJOR
                ? new Change(path, what, ChangeClass.MINOR, "the family is beta")
                : new Change(path, what, level, why);
    }

    private void add(final String path, final String what, final ChangeClass level, final String why) {
        changes.add(change(path, what, level, why, isBeta));
    }
}
