package io.tailrace.cli.contracts.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.TailraceMain;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.codec.entry.EntryReader;
import io.tailrace.codec.entry.TelemetryEntry;
import io.tailrace.engine.entry.TelemetryEnforcer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class ReportCommandTest {
    /** Errors of each adapter; those that are not here have none. */
    private static final Map<String, List<String>> RULES = Map.ofEntries(
            Map.entry("adapters.EmptyKernel", List.of("kernel-name-empty")),
            Map.entry("adapters.Unknown", List.of("component-unknown")),
            Map.entry("adapters.NullComponent", List.of("returns-null")),
            Map.entry("adapters.Throwing", List.of("throws")),
            Map.entry("adapters.OwnCheck", List.of("own-check")),
            Map.entry("adapters.Coloured", List.of("own-check")),
            Map.entry("adapters.NoEntry", List.of("returns-null")),
            Map.entry("adapters.NilId", List.of("timestamp-zero")),
            Map.entry("adapters.SameId", List.of("id-repeated")),
            Map.entry("adapters.OtherEvent", List.of("not-as-logged")),
            Map.entry("adapters.BadConstructor", List.of("not-usable")),
            Map.entry("adapters.NoConstructor", List.of("not-usable")),
            Map.entry("adapters.BadStatic", List.of("not-usable")),
            Map.entry("adapters.Missing", List.of("not-usable")),
            Map.entry("java.lang.StringBuilder", List.of("not-usable")),
            Map.entry("adapters.Warned", List.of("metric-negative")));

    /** Never give back the thread that asks them. */
    private static final List<String> HANGING = List.of("Hanging", "HangingStatic");

    /** Are not to be run in the test's own process, or keep its thread. */
    private static final List<String> NOT_TOGETHER = List.of("Hanging", "HangingStatic", "Exiting");

    @TempDir
    static Path compiled;

    private static Path classes;

    @TempDir
    Path folder;

    @BeforeAll
    static void compile() throws IOException {
        classes = CompiledAdapters.compile(compiled);
    }

    @Test
    void shouldFindTheProjectsOwnAdaptersValid() {
        final CommandRun run = report("--strict", "--json");

        assertEquals(ExitCode.GOOD, run.exitCode(), run::toString);
        final JsonNode report = run.json();
        assertTrue(report.required("all_adapters_valid").asBoolean());
        assertEquals(
                "https://tailrace.io/schemas/telemetry-entry/v1",
                report.at("/entry_schema/id").asString());
        assertEquals(
                List.of("NeuromorphicAdapter", "Orchestrator", "ThermodynamicAdapter"),
                values(report, "component").stream().map(JsonNode::asString).toList());
        assertEquals(3, report.required("adapters").size());
    }

    @Test
    void shouldGiveEachBrokenAdapterItsRow() throws IOException {
        final Path jar = CompiledAdapters.jar(
                classes,
                folder.resolve("adapters.jar"),
                file -> NOT_TOGETHER.stream().noneMatch(file::contains));

        final CommandRun run = report("--jar", jar.toString(), "--json");
        assertEquals(ExitCode.NEGATIVE, run.exitCode(), run::toString);
        final JsonNode report = run.json();
        assertFalse(report.required("all_adapters_valid").asBoolean());
        final Map<String, List<String>> rules = new TreeMap<>();
        for (final JsonNode row : report.required("adapters")) {
            final List<String> ofRow = new ArrayList<>();
            row.required("violations")
                    .forEach(found -> ofRow.add(found.required("rule").asString()));
            rules.put(row.required("adapter").asString(), ofRow);
            final boolean isWarned = ofRow.equals(List.of("metric-negative"));
            assertEquals(ofRow.isEmpty() || isWarned, row.required("valid").asBoolean(), row::toString);
            assertEquals(jar.toString(), row.required("source").asString());
        }
        final Map<String, List<String>> expected = new TreeMap<>(RULES);
        CompiledAdapters.BODIES.keySet().forEach(name -> expected.putIfAbsent("adapters." + name, List.of()));
        NOT_TOGETHER.forEach(name -> expected.remove("adapters." + name));
        assertEquals(expected, rules);
    }

    @Test
    void shouldNotWaitForAdaptersThatHang() throws IOException {
        for (final String name : HANGING) {
            final CommandRun run = report("--class-path", only(name).toString(), "--timeout", "200ms", "--json");

            assertEquals(ExitCode.NEGATIVE, run.exitCode(), run::toString);
            final JsonNode violation = run.json().at("/adapters/0/violations/0");
            assertEquals("hangs", violation.required("rule").asString());
            assertTrue(
                    violation.required("message").asString().startsWith("did not come back within 200 ms; it was at "),
                    violation::toString);
        }
    }

    @Test
    void shouldNotEndWellWhenAnAdapterEndsTheProgram() throws Exception {
        final Path err = folder.resolve("err.txt");
        final Path options = Path.of(System.getProperty("tailrace.root"), "cli/src/main/dist");
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + options.resolve("jvm-flags.txt"));
        if (Runtime.version().feature() >= 24) {
            command.add("@" + options.resolve("jvm-flags-24.txt"));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TailraceMain.class.getName()));
        command.addAll(
                List.of("contracts", "report", "--class-path", only("Exiting").toString()));
        final Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err.toFile())
                .start();

        assertEquals(ExitCode.CANNOT_RUN, process.waitFor(), () -> read(err));
        assertTrue(read(err).contains("no report: adapters.Exiting was being checked when"), () -> read(err));
    }

    @Test
    void shouldNotLetControlCharactersOfAdaptersReachTheTerminal() throws IOException {
        final CommandRun run = report("--class-path", only("Coloured").toString());

        assertEquals(ExitCode.NEGATIVE, run.exitCode(), run::toString);
        assertFalse(run.out().contains("\u001b"), run.out());
        assertTrue(run.out().contains("red \\u001b[31m"), run.out());
    }

    @Test
    void shouldRefuseEmptyNamesAndOneFileForTwoThings() {
        final String file = folder.resolve("one.json").toString();
        for (final String[] arguments : new String[][] {
            {"--class-path", ""}, {"--class-path", ":"}, {"--jar", ""}, {"--output", file, "--samples", file},
        }) {
            final CommandRun run = report(arguments);
            assertEquals(ExitCode.WRONG_USAGE, run.exitCode(), run::toString);
            assertEquals(1, run.errLines().size(), run::err);
            assertTrue(run.err().contains(arguments[0]), run::err);
        }
        assertFalse(Files.exists(Path.of(file)));
    }

    @Test
    void shouldTakeAWarningForAFaultInStrictReportsOnly() throws IOException {
        final Path warned = only("Warned");

        final CommandRun mild = report("--class-path", warned.toString());
        final CommandRun strict = report("--class-path", warned.toString(), "--strict");

        assertEquals(ExitCode.GOOD, mild.exitCode(), mild::toString);
        assertEquals(ExitCode.NEGATIVE, strict.exitCode(), strict::toString);
        assertTrue(
                mild.out().contains("adapters.Warned: warning: metric-negative: cpu_usage_pct is negative: -1.0"),
                mild.out());
        assertFalse(mild.out().contains("chatter"), mild.out());
        assertEquals(
                "NOT valid: 1 of 1 adapter",
                strict.outLines().get(strict.outLines().size() - 1));
    }

    @Test
    void shouldFindNothingGoodInNothing() throws IOException {
        final CommandRun run = report(
                "--class-path", Files.createDirectory(folder.resolve("empty")).toString());

        assertEquals(ExitCode.NEGATIVE, run.exitCode());
        assertTrue(run.out().startsWith("no adapter found: "), run.out());
    }

    @Test
    void shouldWriteTheReportWholeInThePlaceOfAnother() throws IOException {
        final Path file = folder.resolve("contract_report.json");
        Files.writeString(file, "an older one");

        final CommandRun run = report("--strict", "--output", file.toString());

        assertEquals(ExitCode.GOOD, run.exitCode(), run::toString);
        assertTrue(new ObjectMapper()
                .readTree(Files.readString(file))
                .required("all_adapters_valid")
                .asBoolean());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
        assertEquals(
                ExitCode.GOOD,
                CommandRun.of("contracts", "validate", "--strict", file.toString())
                        .exitCode());
    }

    @Test
    void shouldSayWhereItCannotWriteOrRead() throws IOException {
        final Path noJar = Files.writeString(folder.resolve("no.jar"), "this is none");

        for (final String[] arguments : new String[][] {
            {"--output", folder.resolve("no/such/report.json").toString()},
            {"--samples", folder.resolve("no/such/samples.jsonl").toString()},
            {"--jar", folder.resolve("missing.jar").toString()},
            {"--jar", noJar.toString()},
        }) {
            final CommandRun run = report(arguments);
            assertEquals(ExitCode.CANNOT_RUN, run.exitCode(), run::toString);
            assertEquals(1, run.errLines().size(), run::err);
            assertTrue(run.err().contains(arguments[1]), run::err);
        }
    }

    @Test
    void shouldWriteSamplesOfEveryKindFromEveryComponentThatKeepTheContract() throws IOException {
        final Path file = folder.resolve("samples.jsonl");

        assertEquals(ExitCode.GOOD, report("--samples", file.toString()).exitCode());

        final List<TelemetryEntry> entries =
                Files.readAllLines(file).stream().map(EntryReader::read).toList();
        entries.forEach(entry -> assertEquals(List.of(), new TelemetryEnforcer().check(entry)));
        assertEquals(8 * 11 + 3, entries.size());
        assertEquals(
                8 * 11,
                entries.stream()
                        .map(entry -> entry.component() + " " + entry.event().type())
                        .collect(Collectors.toSet())
                        .size());
        assertEquals(5, entries.stream().map(TelemetryEntry::level).distinct().count());
        final CommandRun valid =
                CommandRun.of("contracts", "validate", "--strict", "--schema", "telemetry-entry.v1", file.toString());
        assertEquals(ExitCode.GOOD, valid.exitCode(), valid::toString);
    }

    /** A folder with one of the classes. */
    private Path only(final String name) throws IOException {
        final Path to = Files.createDirectories(folder.resolve(name).resolve("adapters"));
        Files.copy(classes.resolve("adapters/" + name + ".class"), to.resolve(name + ".class"));
        return to.getParent();
    }

    private static String read(final Path file) {
        try {
            return Files.readString(file);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> values(final JsonNode report, final String field) {
        final List<JsonNode> values = new ArrayList<>();
        report.required("adapters").forEach(row -> values.add(row.required(field)));
        return values;
    }

    /** With all the time that a busy machine may take, unless the arguments say how long. */
    private static CommandRun report(final String... arguments) {
        final List<String> all = new ArrayList<>(List.of("contracts", "report"));
        all.addAll(List.of(arguments));
        if (!all.contains("--timeout")) {
            all.addAll(List.of("--timeout", "2m"));
        }
        return CommandRun.of(all.toArray(String[]::new));
    }
}
