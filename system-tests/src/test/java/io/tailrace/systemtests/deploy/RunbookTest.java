package io.tailrace.systemtests.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.docs.Document;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RunbookTest {
    private static final Path DEPLOY = Tailrace.ROOT.resolve("deploy");
    private static final Pattern PLACE = Pattern.compile("\\]\\(#([^)]+)\\)");
    private static final List<String> PARTS = List.of("**Means:**", "```sh", "**Mend:**", "**Verify:**");

    @Test
    void shouldSayOfEachAlertWhatItMeansHowToSeeAndMendItAndHowToVerify() throws IOException {
        assertEquals(List.of(), missingParts(runbook(), Rule.in(DEPLOY.resolve("prometheus/rules"))));
    }

    @Test
    void shouldTellWhatAnAlertLacks() {
        final List<Rule> rules = Rule.of("groups: [{rules: [{alert: A, expr: up}, {alert: B, expr: up}]}]");
        final Document document = document("### A", "**Means:** a.", "```sh", "curl a", "```", "**Mend:** a.", "## C");
        assertEquals(
                List.of("A: no **Verify:**", "B: no **Means:**", "B: no ```sh", "B: no **Mend:**", "B: no **Verify:**"),
                missingParts(document, rules));
    }

    @Test
    void shouldHaveNoCommandThatNoTestTries() throws IOException {
        assertEquals(
                List.of(),
                RunbookCommands.all()
                        .filter(line -> !RunbookCommands.TRIED.matcher(line).matches())
                        .toList());
    }

    @Test
    void shouldAskPrometheusForSeriesThatExist() throws IOException {
        final KnownSeries known = new KnownSeries(RuleFaults.recorded(Rule.in(DEPLOY.resolve("prometheus/rules"))));
        final List<String> expressions = RunbookCommands.expressions();
        assertTrue(expressions.size() > 20, expressions::toString);
        final List<String> faults = new ArrayList<>();
        expressions.forEach(expression -> faults.addAll(known.faults(expression)));
        assertEquals(List.of(), faults);
    }

    @Test
    void shouldLeadToPlacesThatAreThere() throws IOException {
        assertEquals(List.of(), deadLinks(runbook()));
    }

    @Test
    void shouldTellLinksThatLeadNowhere() {
        assertEquals(List.of("b"), deadLinks(document("# A", "[a](#a), [b](#b), [c](c.md#c)")));
    }

    private static List<String> missingParts(final Document runbook, final List<Rule> rules) {
        final String text = String.join("\n", runbook.lines()) + "\n#";
        final List<String> faults = new ArrayList<>();
        for (final Rule rule : rules.stream().filter(Rule::isAlert).toList()) {
            final int at = text.indexOf("### " + rule.name() + "\n");
            final String section = at < 0 ? "" : text.substring(at, text.indexOf("\n#", at));
            PARTS.stream()
                    .filter(part -> !section.contains("\n" + part))
                    .forEach(part -> faults.add(rule.name() + ": no " + part));
        }
        return faults;
    }

    private static List<String> deadLinks(final Document document) {
        final Set<String> anchors = document.anchors();
        return PLACE.matcher(String.join("\n", document.lines()))
                .results()
                .map(match -> match.group(1))
                .filter(place -> !anchors.contains(place))
                .toList();
    }

    private static Document document(final String... lines) {
        return new Document(Path.of("runbook.md"), List.of(lines));
    }

    private static Document runbook() throws IOException {
        return Document.read(Tailrace.ROOT.resolve("docs/runbook.md"));
    }
}
