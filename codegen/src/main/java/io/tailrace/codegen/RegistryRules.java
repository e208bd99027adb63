package io.tailrace.codegen;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What must be true of a registry before code is made of it. */
final class RegistryRules {
    private static final Pattern METRIC_NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern LABEL_NAME = Pattern.compile("(?!__)[a-z_][a-z0-9_]*");
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");
    private static final Pattern SECONDS = Pattern.compile(".*_seconds(_total)?");
    private static final Pattern ONE_LINE =
            Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S} ]*\\S[\\p{L}\\p{N}\\p{P}\\p{S} ]*");
    private static final List<String> TYPES = List.of("counter", "gauge", "histogram");
    private static final List<String> UNITS = List.of("none", "seconds", "bytes", "milliseconds");
    private static final List<String> SOURCES = List.of("engine", "exposer", "both", "host");
    private static final List<String> STABILITIES = List.of("stable", "beta");

    private final RegistryDocument document;
    private final List<String> faults;

    private RegistryRules(final RegistryDocument document, final List<String> faults) {
        this.document = document;
        this.faults = faults;
    }

    static void check(final RegistryDocument document, final List<String> faults) {
        final RegistryRules rules = new RegistryRules(document, faults);
        rules.checkDocument();
        document.families().forEach(rules::checkFamily);
    }

    private void checkDocument() {
        expect(VERSION.matcher(document.version()).matches(), "$version must be a semantic version");
        document.baseLabels().forEach(name -> expect(isLabel(name), "base label " + name + " is no label name"));
        document.buckets().forEach((name, bounds) -> {
            for (int i = 0; i < bounds.size(); i++) {
                final boolean rises = i == 0 || bounds.get(i) > bounds.get(i - 1);
                expect(rises && Double.isFinite(bounds.get(i)), "buckets " + name + " must be finite and rise");
            }
        });
        final Set<String> names = new HashSet<>();
        document.families()
                .forEach(family -> expect(names.add(family.name()), "family " + family.name() + " stands there twice"));
        document.exceptions()
                .forEach(name -> expect(names.contains(name), "exception " + name + " is no family of the registry"));
    }

    private void checkFamily(final RegistryDocument.Family family) {
        final String where = "family " + family.name() + ": ";
        expect(METRIC_NAME.matcher(family.name()).matches(), where + "is no metric name");
        oneOf(where + "type", family.type(), TYPES);
        oneOf(where + "unit", family.unit(), UNITS);
        oneOf(where + "source", family.source(), SOURCES);
        oneOf(where + "stability", family.stability(), STABILITIES);
        expect(VERSION.matcher(family.since()).matches(), where + "since must be a version, was " + family.since());
        expect(ONE_LINE.matcher(family.help()).matches(), where + "help must be one line of text");
        checkSuffix(where, family);
        checkLabels(where, family);
        checkZeros(where, family);
        final boolean knowsBuckets = document.buckets().containsKey(family.buckets());
        expect(
                family.isHistogram() ? knowsBuckets : family.buckets().isEmpty(),
                where + (family.isHistogram() ? "buckets must name a row of buckets" : "only histograms have buckets"));
    }

    private void checkSuffix(final String where, final RegistryDocument.Family family) {
        final boolean isException = document.exceptions().contains(family.name());
        final boolean hasSuffix = document.suffixes().stream().anyMatch(family.name()::endsWith);
        expect(isException != hasSuffix, where + "must have one of the suffixes, or else be an exception");
        expect(
                family.type().equals("counter") == family.name().endsWith("_total"),
                where + "counters end in _total, and nothing else does");
        expect(
                family.unit().equals("seconds")
                        == SECONDS.matcher(family.name()).matches(),
                where
                        + "what is measured in seconds ends in _seconds (counters: _seconds_total), and nothing else does");
    }

    private void checkLabels(final String where, final RegistryDocument.Family family) {
        final Set<String> seen = new HashSet<>(document.baseLabels());
        family.labels().forEach(label -> checkLabel(where, label, seen));
        family.optionalLabels().forEach(label -> checkLabel(where, label, seen));
        family.values()
                .keySet()
                .forEach(label -> expect(
                        family.labels().contains(label)
                                || family.optionalLabels().contains(label),
                        where + "has values of " + label + ", which is none of its labels"));
    }

    private void checkLabel(final String where, final String label, final Set<String> seen) {
        expect(isLabel(label), where + "label " + label + " is no label name");
        expect(seen.add(label), where + "label " + label + " is there twice, or is a base label");
    }

    private void checkZeros(final String where, final RegistryDocument.Family family) {
        final Set<List<String>> seen = new HashSet<>();
        for (final List<String> row : family.zero()) {
            expect(seen.add(row), where + "zero " + row + " is there twice");
            if (row.size() != family.labels().size()) {
                faults.add(where + "zero " + row + " must have a value for each of " + family.labels());
                continue;
            }
            for (int i = 0; i < row.size(); i++) {
                final String label = family.labels().get(i);
                final List<String> closed = family.values().get(label);
                expect(
                        closed == null || closed.contains(row.get(i)),
                        where + "zero " + row + ": " + row.get(i) + " is none of the values of " + label);
            }
        }
    }

    private static boolean isLabel(final String name) {
        return LABEL_NAME.matcher(name).matches();
    }

    private void oneOf(final String what, final String value, final List<String> allowed) {
        expect(allowed.contains(value), what + " must be one of " + allowed + ", was " + value);
    }

    private void expect(final boolean isTrue, final String fault) {
        if (!isTrue && !faults.contains(fault)) {
            faults.add(fault);
        }
    }
}
