package io.tailrace.systemtests.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A rule of Prometheus.
 *
 * @param name of the alert, or of the recorded series.
 * @param isAlert whether it is an alert.
 * @param expression in PromQL.
 * @param lasting how long that must hold until an alert fires, or empty.
 * @param severity of an alert, or empty.
 * @param summary of an alert, or empty.
 * @param runbookUrl of an alert, or empty.
 */
public record Rule(
        String name,
        boolean isAlert,
        String expression,
        String lasting,
        String severity,
        String summary,
        String runbookUrl) {
    /** Those of all files of a folder. */
    public static List<Rule> in(final Path folder) throws IOException {
        final List<Rule> rules = new ArrayList<>();
        for (final Path file : files(folder)) {
            rules.addAll(of(Files.readString(file)));
        }
        return rules;
    }

    /** Files of YAML in a folder, sorted. */
    static List<Path> files(final Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        }
    }

    static List<Rule> of(final String yaml) {
        final List<Rule> rules = new ArrayList<>();
        for (final JsonNode group : new YAMLMapper().readTree(yaml).path("groups")) {
            for (final JsonNode rule : group.path("rules")) {
                rules.add(new Rule(
                        rule.path("alert").asString(rule.path("record").asString("")),
                        rule.has("alert"),
                        rule.path("expr").asString(""),
                        rule.path("for").asString(""),
                        rule.at("/labels/severity").asString(""),
                        rule.at("/annotations/summary").asString(""),
                        rule.at("/annotations/runbook_url").asString("")));
            }
        }
        return rules;
    }
}
