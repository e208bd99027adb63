package io.tailrace.systemtests.deploy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What rules lack that Prometheus does not ask for: a severity, a place in the runbook, cases, families that exist. */
final class RuleFaults {
    static final String RUNBOOK = "https://tailrace.io/docs/runbook.md#";

    private static final Set<String> SEVERITIES = Set.of("critical", "warning", "info");

    private RuleFaults() {}

    static List<String> of(final List<Rule> rules, final RuleCases cases, final Set<String> anchors) {
        final KnownSeries known = new KnownSeries(recorded(rules));
        final List<String> faults = new ArrayList<>();
        final Set<String> names = new HashSet<>();
        for (final Rule rule : rules) {
            final String name = rule.name();
            if (!names.add(name)) {
                faults.add(name + ": is there twice");
            }
            known.faults(rule.expression()).forEach(fault -> faults.add(name + ": " + fault));
            if (!rule.isAlert()) {
                if (!cases.recorded().contains(name)) {
                    faults.add(name + ": no case demands its value");
                }
                continue;
            }
            if (!SEVERITIES.contains(rule.severity())) {
                faults.add(name + ": severity " + rule.severity() + " is none of " + SEVERITIES);
            }
            if (rule.summary().isEmpty()) {
                faults.add(name + ": no summary");
            }
            if (!rule.runbookUrl().startsWith(RUNBOOK)
                    || !anchors.contains(rule.runbookUrl().substring(RUNBOOK.length()))) {
                faults.add(name + ": no such place in the runbook: " + rule.runbookUrl());
            }
            if (!cases.firing().contains(name)) {
                faults.add(name + ": no case in which it fires");
            }
            if (!cases.quiet().contains(name)) {
                faults.add(name + ": no case in which it is quiet");
            }
        }
        return faults;
    }

    static Set<String> recorded(final List<Rule> rules) {
        return rules.stream().filter(rule -> !rule.isAlert()).map(Rule::name).collect(Collectors.toSet());
    }
}
