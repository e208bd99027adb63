package io.tailrace.systemtests.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.docs.Document;
import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Installed;
import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules and routing that ship with Tailrace (R-C8). */
class RulesTest {
    private static final Path DEPLOY = Tailrace.ROOT.resolve("deploy");
    private static final Path PROMETHEUS = DEPLOY.resolve("prometheus");
    private static final Path ALERTMANAGER = DEPLOY.resolve("alertmanager/alertmanager.yml");

    private static final String RULES = """
            groups:
              - name: g
                rules:
                  - record: instance:ready:min
                    expr: min(health_ready)
                  - alert: Bare
                    expr: healthy_ready == 0
                  - alert: Whole
                    expr: instance:ready:min == 0
                    labels: {severity: critical}
                    annotations: {summary: not ready, runbook_url: 'https://tailrace.io/docs/runbook.md#whole'}
            """;
    private static final String CASES = """
            tests:
              - input_series: [{series: health_ready, values: 1}]
                alert_rule_test:
                  - {alertname: Whole, exp_alerts: [{}]}
                  - {alertname: Whole, exp_alerts: []}
              - input_series: []
                alert_rule_test:
                  - {alertname: Bare, exp_alerts: []}
            """;

    @TempDir
    Path directory;

    @Test
    void shouldPassPrometheusOwnChecks() throws IOException, InterruptedException {
        Installed.assumeLoudly("promtool", "prometheus");
        final List<String> rules = new ArrayList<>(List.of("promtool", "check", "rules", "--lint-fatal"));
        Rule.files(PROMETHEUS.resolve("rules")).forEach(file -> rules.add(file.toString()));
        run(rules.toArray(String[]::new)).expect(0);
        for (final Path configuration : Rule.files(PROMETHEUS)) {
            run("promtool", "check", "config", "--lint-fatal", configuration.toString())
                    .expect(0);
        }
    }

    @Test
    void shouldFireAndBeQuietAsTheirCasesSay() throws IOException, InterruptedException {
        Installed.assumeLoudly("promtool", "prometheus");
        final List<String> command = new ArrayList<>(List.of("promtool", "test", "rules"));
        Rule.files(PROMETHEUS.resolve("tests")).forEach(file -> command.add(file.toString()));
        run(command.toArray(String[]::new)).expect(0);
    }

    @Test
    void shouldFailTheirCasesWhenAThresholdIsMoved() throws IOException, InterruptedException {
        Installed.assumeLoudly("promtool", "prometheus");
        final Path rules = Files.createDirectories(directory.resolve("rules"));
        final Path tests = Files.createDirectories(directory.resolve("tests"));
        for (final Path file : Rule.files(PROMETHEUS.resolve("rules"))) {
            Files.writeString(
                    rules.resolve(file.getFileName()),
                    Files.readString(file)
                            .replace("(tailrace_journal_lag_seconds) > 1", "(tailrace_journal_lag_seconds) > 60"));
        }
        final Path journal = tests.resolve("journal.test.yml");
        Files.copy(PROMETHEUS.resolve("tests/journal.test.yml"), journal);
        final Ended ended = run("promtool", "test", "rules", journal.toString()).expect(1);
        assertTrue(ended.describe().contains("TailraceJournalLagging"), ended::describe);
    }

    @Test
    void shouldBeWholeAndSpeakOfWhatExists() throws IOException {
        final List<Rule> rules = Rule.in(PROMETHEUS.resolve("rules"));
        final Set<String> anchors =
                Document.read(Tailrace.ROOT.resolve("docs/runbook.md")).anchors();
        assertEquals(List.of(), RuleFaults.of(rules, RuleCases.in(PROMETHEUS.resolve("tests")), anchors));
    }

    @Test
    void shouldTellWhatARuleLacks() {
        assertEquals(
                List.of(
                        "instance:ready:min: no case demands its value",
                        "Bare: nobody makes healthy_ready",
                        "Bare: no summary",
                        "Bare: no such place in the runbook: ",
                        "Bare: no case in which it fires",
                        "Bare: no case in which it is quiet"),
                RuleFaults.of(Rule.of(RULES), RuleCases.of(CASES), Set.of("whole")).stream()
                        .filter(fault -> !fault.contains("severity"))
                        .toList());
        assertEquals(
                1,
                RuleFaults.of(Rule.of(RULES), RuleCases.of(CASES), Set.of("whole")).stream()
                        .filter(fault -> fault.startsWith("Bare: severity  is none of "))
                        .count());
    }

    @Test
    void shouldHaveNoPlaceInTheRunbookForAnAlertThatIsGone() throws IOException {
        final Set<String> alerts = Rule.in(PROMETHEUS.resolve("rules")).stream()
                .filter(Rule::isAlert)
                .map(Rule::name)
                .collect(Collectors.toCollection(TreeSet::new));
        final Set<String> described = Files.readAllLines(Tailrace.ROOT.resolve("docs/runbook.md")).stream()
                .filter(line -> line.matches("### Tailrace[A-Z]\\w+"))
                .map(line -> line.substring("### ".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(alerts, described);
    }

    @Test
    void shouldBeRoutedByAConfigurationThatAlertmanagerTakes() throws IOException, InterruptedException {
        Installed.assumeLoudly("amtool", "prometheus-alertmanager");
        run("amtool", "check-config", ALERTMANAGER.toString()).expect(0);
        assertEquals("on-call", routeOf("alertname=TailraceDown", "severity=critical"));
        assertEquals("working-hours", routeOf("alertname=TailraceIoTimeouts", "severity=warning"));
        assertEquals("log", routeOf("alertname=TailraceValuesClamped", "severity=info"));
    }

    @Test
    void shouldInhibitOnlyAlertsThatExist() throws IOException {
        final Set<String> alerts = Rule.in(PROMETHEUS.resolve("rules")).stream()
                .filter(Rule::isAlert)
                .map(Rule::name)
                .collect(Collectors.toSet());
        final Set<String> named = new TreeSet<>();
        Pattern.compile("Tailrace[A-Z]\\w+")
                .matcher(Files.readString(ALERTMANAGER))
                .results()
                .forEach(match -> named.add(match.group()));
        named.removeAll(alerts);
        assertEquals(Set.of(), named);
    }

    private String routeOf(final String... labels) throws IOException, InterruptedException {
        final List<String> command =
                new ArrayList<>(List.of("amtool", "config", "routes", "test", "--config.file=" + ALERTMANAGER));
        command.addAll(List.of(labels));
        return run(command.toArray(String[]::new)).expect(0).text().strip();
    }

    private Ended run(final String... command) throws IOException, InterruptedException {
        try (Started started = Started.command(directory, command)) {
            return started.end();
        }
    }
}
