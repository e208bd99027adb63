package io.tailrace.codec.prometheus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A strict reader of live OpenMetrics 1.0 pages, written from the specification's grammar and rules and not from the writer; with quoted names, as
 * Prometheus reads them, beside.
 */
final class OpenMetricsParser {
    private static final Map<String, Set<String>> SUFFIXES = Map.of(
            "counter", Set.of("_total", "_created"),
            "gauge", Set.of(""),
            "unknown", Set.of(""),
            "histogram", Set.of("_bucket", "_count", "_sum", "_created"));

    record Exemplar(Map<String, String> labels, double value, double timestamp) {}

    record Sample(String suffix, Map<String, String> labels, double value, Exemplar exemplar) {}

    record Family(String name, Map<String, String> metadata, List<Sample> samples) {
        String type() {
            return metadata.getOrDefault("TYPE", "unknown");
        }

        Sample sample(final String suffix) {
            return samples.stream()
                    .filter(sample -> sample.suffix().equals(suffix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private final Map<String, Family> families = new LinkedHashMap<>();
    private final Set<String> lines = new HashSet<>();
    private final Set<Map<String, String>> ended = new HashSet<>();
    private Map<String, String> current;
    private Family family;

    private OpenMetricsParser() {}

    /** All families of a page. */
    static List<Family> parse(final String page) {
        final OpenMetricsParser parser = new OpenMetricsParser();
        require(page.endsWith("\n"), "the last line has no end");
        final String[] lines = page.substring(0, page.length() - 1).split("\n", -1);
        require(lines[lines.length - 1].equals("# EOF"), "no # EOF");
        for (int i = 0; i < lines.length - 1; i++) {
            try {
                if (lines[i].startsWith("#")) {
                    parser.metadata(new OpenMetricsLine(lines[i]));
                } else {
                    parser.sample(new OpenMetricsLine(lines[i]));
                }
            } catch (final RuntimeException fault) {
                throw new IllegalArgumentException(fault.getMessage() + ": " + lines[i], fault);
            }
        }
        parser.families.values().forEach(OpenMetricsParser::checkHistogram);
        return List.copyOf(parser.families.values());
    }

    private void metadata(final OpenMetricsLine line) {
        line.expect("# ");
        final String kind = line.until(' ');
        final String name = line.name();
        line.expect(" ");
        if (family == null || !family.name().equals(name)) {
            begin(name);
        }
        require(family.samples().isEmpty(), "metadata behind samples");
        final String value = kind.equals("HELP") ? line.escapedToEnd() : line.toEnd();
        require(family.metadata().put(kind, value) == null, "a second " + kind);
        switch (kind) {
            case "TYPE" -> require(SUFFIXES.containsKey(value), "no such type");
            case "UNIT" -> require(name.endsWith("_" + value), "the name does not end in the unit");
            default -> require(kind.equals("HELP"), "no such metadata");
        }
    }

    private void begin(final String name) {
        family = new Family(name, new HashMap<>(), new ArrayList<>());
        require(families.put(name, family) == null, "a family in two places");
        ended.clear();
        current = null;
    }

    private void sample(final OpenMetricsLine line) {
        final Map<String, String> labels = new LinkedHashMap<>();
        final String name = line.nameAndLabels(labels);
        if (family == null || !name.startsWith(family.name())) {
            begin(name);
        }
        final String suffix = name.substring(family.name().length());
        require(SUFFIXES.get(family.type()).contains(suffix), "no such suffix: " + suffix);
        require(lines.add(name + new HashMap<>(labels)), "a line twice");
        final Map<String, String> series = new HashMap<>(labels);
        final String le = suffix.equals("_bucket") ? series.remove("le") : "";
        if (!series.equals(current)) {
            require(ended.add(series), "a series in two places");
            current = series;
        }
        if (suffix.equals("_bucket")) {
            require(
                    le.equals("+Inf") || (le.matches("-?[0-9.]+(e[-+][0-9]{2,})?") && le.matches(".*[.e].*")),
                    "le: " + le);
        }
        final double value = line.number();
        require(suffix.isEmpty() || suffix.equals("_sum") || value >= 0, "below zero, or not a number");
        Exemplar exemplar = null;
        if (!line.isAtEnd()) {
            require(suffix.equals("_total") || suffix.equals("_bucket"), "nothing may stand behind the value");
            line.expect(" # ");
            exemplar = exemplar(line, le);
        }
        require(line.isAtEnd(), "something behind the line's end");
        family.samples().add(new Sample(suffix, labels, value, exemplar));
    }

    private static Exemplar exemplar(final OpenMetricsLine line, final String le) {
        final Map<String, String> labels = new LinkedHashMap<>();
        line.labels(labels);
        line.expect(" ");
        final double value = line.number();
        require(le.isEmpty() || value <= OpenMetricsLine.number(le), "an exemplar above its bucket");
        line.expect(" ");
        final String time = line.toEnd();
        require(time.matches("[0-9]+\\.[0-9]+"), "no timestamp");
        final int characters = labels.entrySet().stream()
                .mapToInt(label -> label.getKey()
                                .codePointCount(0, label.getKey().length())
                        + label.getValue().codePointCount(0, label.getValue().length()))
                .sum();
        require(characters <= 128, "an exemplar's labels are too long");
        return new Exemplar(labels, value, Double.parseDouble(time));
    }

    private static void checkHistogram(final Family family) {
        if (!family.type().equals("histogram")) {
            return;
        }
        double bound = Double.NEGATIVE_INFINITY;
        double count = 0;
        for (final Sample sample : family.samples()) {
            if (sample.suffix().equals("_bucket")) {
                final double next = OpenMetricsLine.number(sample.labels().get("le"));
                require(next > bound, "bounds do not rise");
                require(sample.value() >= count, "counts fall");
                bound = next;
                count = sample.value();
            } else if (sample.suffix().equals("_count")) {
                require(
                        bound == Double.POSITIVE_INFINITY && count == sample.value(),
                        "the +Inf bucket is not the count");
                bound = Double.NEGATIVE_INFINITY;
                count = 0;
            }
        }
    }

    static void require(final boolean good, final String fault) {
        if (!good) {
            throw new IllegalArgumentException(fault);
        }
    }
}
