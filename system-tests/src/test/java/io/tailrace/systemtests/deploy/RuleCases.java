package io.tailrace.systemtests.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Which rules are tried out by the cases for {@code promtool test rules}.
 *
 * @param firing alerts with a case in which they fire.
 * @param quiet alerts with a case in which they do not.
 * @param recorded series whose values are demanded.
 */
record RuleCases(Set<String> firing, Set<String> quiet, Set<String> recorded) {
    static RuleCases in(final Path folder) throws IOException {
        final RuleCases cases = new RuleCases(new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (final Path file : Rule.files(folder)) {
            cases.add(Files.readString(file));
        }
        return cases;
    }

    static RuleCases of(final String yaml) {
        final RuleCases cases = new RuleCases(new HashSet<>(), new HashSet<>(), new HashSet<>());
        cases.add(yaml);
        return cases;
    }

    private void add(final String yaml) {
        for (final JsonNode test : new YAMLMapper().readTree(yaml).path("tests")) {
            // Without series every alert is quiet, and that shows nothing.
            final boolean hasSeries = !test.path("input_series").isEmpty();
            for (final JsonNode alert : test.path("alert_rule_test")) {
                if (!alert.path("exp_alerts").isEmpty()) {
                    firing.add(alert.path("alertname").asString());
                } else if (hasSeries) {
                    quiet.add(alert.path("alertname").asString());
                }
            }
            for (final JsonNode expression : test.path("promql_expr_test")) {
                if (!expression.path("exp_samples").isEmpty()) {
                    PromQl.selectors(expression.path("expr").asString())
                            .forEach(selector -> recorded.add(selector.name()));
                }
            }
        }
    }
}
