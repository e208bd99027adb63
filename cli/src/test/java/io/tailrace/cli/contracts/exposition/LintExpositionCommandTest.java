package io.tailrace.cli.contracts.exposition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.RunningCommand;
import io.tailrace.cli.SampleJournal;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.testsupport.Awaited;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Pages of real processes pass; each rule has a page that breaks it, made of such a page. */
class LintExpositionCommandTest {
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
    private static final Pattern LATENCY = Pattern.compile("kvstore_operation_latency_seconds_count");
    /** With a latency, too. */
    private static final Pattern READY = Pattern.compile("(?s)\\A(?=.*\nhealth_ready\\{[^}]*\\} 1\n).*" + LATENCY);

    private static final String BYTES_OF_A_PROOF = """
            # TYPE zk_proof_latency_seconds histogram
            # UNIT zk_proof_latency_seconds bytes
            # EOF
            """;
    private static final String BEHIND_THE_END = """
            # TYPE a gauge
            # EOF
            a 1
            # EOF
            """;

    @TempDir
    static Path folder;

    private static String good;

    /** A page that is not as it should be. */
    private record Broken(Rule rule, String what, String page) {
        @Override
        public String toString() {
            return rule + ": " + what;
        }
    }

    @BeforeAll
    static void scrapeARun() throws Exception {
        try (RunningCommand run = RunningCommand.start(
                "run",
                "--json",
                "--rate",
                "5000",
                "--port",
                "0",
                "--journal",
                folder.resolve("run").toString(),
                "--ticks",
                folder.resolve("ticks.ndjson").toString())) {
            final String address = run.awaitErr(ADDRESS) + "/metrics";
            good = awaitPage(address, READY);
            final CommandRun lint = lint(address);
            assertEquals(ExitCode.GOOD, lint.exitCode(), lint::toString);
            assertTrue(lint.out().startsWith("good: "), lint.out());
            run.stop();
        }
    }

    @Test
    void shouldFindNothingOnAPageOfAnotherProcess() throws Exception {
        final Path journal = folder.resolve("journal");
        SampleJournal.write(journal);
        try (RunningCommand expose = RunningCommand.start("expose", "--journal", journal.toString(), "--port", "0")) {
            final String address = expose.awaitErr(ADDRESS) + "/metrics";
            awaitPage(address, LATENCY);
            final JsonNode report = lint("--json", address).json();

            assertTrue(report.required("good").asBoolean(), report::toString);
            assertTrue(report.required("families").size() > 20, report::toString);
        }
    }

    @Test
    void shouldTakeFurtherBaseLabelsThatAreOnEveryLine() throws IOException {
        final String further = good.replaceAll("amnesia=\"off\"", "amnesia=\"off\",region=\"eu\",tier=\"a\"");

        assertEquals(ExitCode.GOOD, lint(write(further)).exitCode());
        final CommandRun run = lint("--json", write(further.replaceFirst("(health_ready.*),tier=\"a\"", "$1")));
        assertEquals(ExitCode.NEGATIVE, run.exitCode(), run::toString);
    }

    @Test
    void shouldTellAllFamiliesIfAskedTo() throws IOException {
        final CommandRun run = lint("--all", write(good));

        assertEquals(ExitCode.GOOD, run.exitCode(), run::toString);
        assertTrue(run.out().matches("(?s).*kvstore_operation_latency_seconds +histogram +3 +user's.*"), run.out());
        assertTrue(run.out().matches("(?s).*health_ready +gauge +1 +ours.*"), run.out());
    }

    @Test
    void shouldReadNamesInQuotes() throws IOException {
        final String quoted = """
                # HELP "my.hits\\n_total" Hits.
                # TYPE "my.hits\\n_total" counter
                {"my.hits\\n_total"} 1
                {"my.hits\\n_total", a="b" , "c.d"="e\\"" } 2
                """;
        final CommandRun run = lint("--all", write(good + quoted));
        assertEquals(ExitCode.GOOD, run.exitCode(), run::toString);
        assertTrue(run.out().contains("my.hits\\u000a_total"), run.out());

        for (final String bad :
                List.of("{} 1\n", "{\"\"} 1\n", "{\"a\"=\"b\"} 1\n", "{\"a\" \"b\"=\"c\"} 1\n", "# TYPE \"a gauge\n")) {
            assertEquals(ExitCode.NEGATIVE, lint(write(good + bad)).exitCode(), bad);
        }
    }

    @ParameterizedTest
    @MethodSource("brokenPages")
    void shouldFindWhatBreaksARule(final Broken broken) throws IOException {
        final CommandRun run = lint("--json", write(broken.page()));

        assertEquals(ExitCode.NEGATIVE, run.exitCode(), run::toString);
        final Set<String> rules = run.json()
                .required("findings")
                .valueStream()
                .map(finding -> finding.required("rule").asString())
                .collect(Collectors.toSet());
        assertTrue(rules.contains(broken.rule().word()), () -> rules + ": " + run.out());
        final CommandRun text = lint(write(broken.page()));
        assertTrue(
                text.out().contains(broken.rule().word() + ": " + broken.rule().mend()), text.out());
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void shouldHaveAPageThatBreaksEachRule(final Rule rule) {
        assertTrue(brokenPages().anyMatch(broken -> broken.rule() == rule));
    }

    /** The first line of a page, and one in the middle of a histogram, have a wrong value; all others are right. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?m)^([a-z_]+\\{service=\")[^\"]*",
                "(request_latency_seconds_bucket\\{service=\")[^\"]*",
                "(request_latency_seconds_count\\{service=\")[^\"]*",
                "(request_latency_seconds_bucket\\{.*amnesia=\")[^\"]*"
            })
    void shouldTellALineWithAWrongBaseLabelOnce(final String regex) throws IOException {
        final String page = good().replaceFirst(regex, "$1wrong");

        final JsonNode findings = lint("--json", write(page)).json().required("findings");

        assertEquals(1, findings.size(), findings::toString);
        assertEquals(
                regex.contains("amnesia") ? "amnesia" : "base_labels",
                findings.get(0).required("rule").asString());
    }

    static Stream<Broken> brokenPages() {
        return Stream.of(
                changed(Rule.SYNTAX, "health_ready\\{", "health_ready["),
                changed(Rule.SYNTAX, "health_ready\\{service=\"kvstore\",", "health_ready{service=\"kvstore\" "),
                changed(Rule.SYNTAX, "(health_ready\\{.*) 1\n", "$1 one\n"),
                changed(Rule.SYNTAX, "(health_ready\\{.*) 1\n", "$1 1 2 3\n"),
                changed(Rule.SYNTAX, "(health_ready\\{.*) 1\n", "$1\n"),
                changed(Rule.SYNTAX, "\n\\z", ""),
                new Broken(Rule.SYNTAX, "empty", ""),
                changed(Rule.METADATA, "(# TYPE health_ready gauge\n)", "$1$1"),
                changed(Rule.METADATA, "# TYPE health_ready gauge", "# TYPE health_ready gage"),
                changed(Rule.METADATA, "(# TYPE health_ready gauge\n)(health_ready.*\n)", "$2$1"),
                changed(Rule.GROUPING, "(health_ready)(\\{.*\n)((?s).*)\\z", "$1$2$3$1{a=\"b\"} 1\n"),
                changed(Rule.DUPLICATE, "(health_ready\\{.*\n)", "$1$1"),
                changed(Rule.VALUE, "(io_timeouts_total\\{.*op=\"read\"\\}) 0", "$1 -1"),
                changed(Rule.VALUE, "(io_timeouts_total\\{.*op=\"read\"\\}) 0", "$1 NaN"),
                changed(Rule.HISTOGRAM, "(request_latency_seconds_count.*) 0", "$1 5"),
                changed(Rule.HISTOGRAM, "request_latency_seconds_bucket.*le=\"\\+Inf\".*\n", ""),
                changed(Rule.HISTOGRAM, "request_latency_seconds_sum.*\n", ""),
                changed(Rule.HISTOGRAM, "(request_latency_seconds_bucket.*le=)\"10\"", "$1\"0.001\""),
                changed(Rule.HISTOGRAM, "(request_latency_seconds_bucket.*le=\"0.1\"\\}) 0", "$1 7"),
                changed(Rule.UNDECLARED, "\\z", "tailrace_other_total 1\n"),
                changed(
                        Rule.UNDECLARED,
                        "\\z",
                        "shop_total{service=\"kvstore\",instance=\"i\",build_version=\"1\",amnesia=\"off\"} 1\n"),
                changed(Rule.SUFFIX, "\\z", "metrics_export_other 1\n"),
                changed(Rule.TYPE, "# TYPE health_ready gauge", "# TYPE health_ready counter"),
                changed(Rule.TYPE, "# TYPE health_ready gauge\n", ""),
                changed(Rule.HELP, "# HELP health_ready 1 while", "# HELP health_ready 2 while"),
                changed(Rule.HELP, "# HELP health_ready .*\n", ""),
                new Broken(Rule.UNIT, "in OpenMetrics", BYTES_OF_A_PROOF),
                new Broken(Rule.SYNTAX, "line behind # EOF", BEHIND_THE_END),
                changed(Rule.BASE_LABELS, "health_ready\\{service=\"kvstore\",", "health_ready{"),
                changed(Rule.BASE_LABELS, "health_ready\\{service=\"kvstore\"", "health_ready{service=\"\""),
                changed(Rule.BASE_LABELS, "health_ready\\{service=\"kvstore\"", "health_ready{service=\"other\""),
                changed(Rule.BASE_LABELS, "health_ready\\{(service=\"kvstore\"),(.*)\\}", "health_ready{$2,$1}"),
                new Broken(Rule.AMNESIA, "maybe", good().replace("amnesia=\"off\"", "amnesia=\"maybe\"")),
                changed(Rule.LABELS, "(io_timeouts_total\\{.*)op=\"read\"", "$1oper=\"read\""),
                changed(Rule.LABELS, "(health_ready\\{.*)\\}", "$1,a=\"b\"}"),
                changed(Rule.LABELS, "(rejected_total\\{.*),reason=", "$1,a=\"b\",reason="),
                changed(Rule.LABELS, "(pq_kex_failures_total\\{.*),(algo=\"[^\"]*\"),(role=\"client\")", "$1,$3,$2"),
                changed(Rule.LABEL_VALUE, "(io_timeouts_total\\{.*)op=\"read\"", "$1op=\"reed\""),
                changed(Rule.BUCKETS, "(request_latency_seconds_bucket.*le=)\"0.005\"", "$1\"0.006\""),
                changed(Rule.GOLDEN, ".*pq_kex_failures_total.*\n", "", true),
                changed(Rule.ZERO, "rejected_total\\{.*reason=\"body\".*\n", ""),
                new Broken(Rule.CARDINALITY, "1,002 channels", good() + manyChannels()));
    }

    private static String manyChannels() {
        final String base = good().replaceAll("(?s).*\nhealth_ready\\{([^}]*)\\}.*", "$1");
        return "# HELP metrics_export_submission_block_total x\n# TYPE metrics_export_submission_block_total counter\n"
                + IntStream.range(0, 1_002)
                        .mapToObj(i -> "metrics_export_submission_block_total{" + base + ",channel=\"c" + i + "\"} 0\n")
                        .collect(Collectors.joining());
    }

    private static Broken changed(final Rule rule, final String regex, final String replacement) {
        return changed(rule, regex, replacement, false);
    }

    private static Broken changed(
            final Rule rule, final String regex, final String replacement, final boolean isEverywhere) {
        final String page =
                isEverywhere ? good().replaceAll(regex, replacement) : good().replaceFirst(regex, replacement);
        assertTrue(!page.equals(good()), () -> "nothing was changed: " + regex);
        return new Broken(rule, regex, page);
    }

    private static String good() {
        return good;
    }

    /** The page follows the journal; a process whose threads are late is not ready for a while. */
    private static String awaitPage(final String address, final Pattern wanted) throws Exception {
        final HttpClient client = HttpClient.newHttpClient();
        final HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        final AtomicReference<String> page = new AtomicReference<>();
        Awaited.<Exception>until(
                wanted.pattern(),
                () -> {
                    page.set(client.send(request, BodyHandlers.ofString()).body());
                    return wanted.matcher(page.get()).find();
                },
                page::get);
        return page.get();
    }

    private static String write(final String page) throws IOException {
        return Files.writeString(folder.resolve("page.txt"), page).toString();
    }

    private static CommandRun lint(final String... arguments) {
        return CommandRun.of(Stream.concat(Stream.of("contracts", "lint-exposition"), Stream.of(arguments))
                .toArray(String[]::new));
    }
}
