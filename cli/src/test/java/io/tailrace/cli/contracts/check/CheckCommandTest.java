package io.tailrace.cli.contracts.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The project's own contracts: they are good, and each way to break them is found. */
class CheckCommandTest {
    private static final String TICK = "schemas/metrics-tick.v1.schema.json";
    private static final String FRAMES = "sbe/tailrace-frames.xml";
    private static final String REGISTRY = "metrics-registry.yaml";
    private static final String STREAM = "proto/tailrace/stream/v1/stream.proto";

    @TempDir
    Path folder;

    @Test
    void shouldFindTheProjectsOwnContractsGood() {
        final CommandRun run = CommandRun.of("contracts", "check", "--contracts", ContractsCopy.ORIGINAL.toString());

        assertEquals(ExitCode.GOOD, run.exitCode(), run.out() + run.err());
        assertTrue(run.out().contains("\ngood: "), run.out());
    }

    @Test
    void shouldFindAFieldRemoved() throws IOException {
        assertBad(
                copy().replace(TICK, "\"migrations\": {", "\"moves\": {"),
                "undeclared break: breaks what 1.0.0 promised ($.migrations: ",
                "make it 2.0.0");
    }

    @Test
    void shouldFindAnEnumNarrowed() throws IOException {
        assertBad(
                copy().replace(TICK, "[\"chaining\", \"robinhood\"]", "[\"chaining\"]"),
                "undeclared break",
                "$.backend: enum narrowed: without \"robinhood\"");
    }

    @Test
    void shouldFindAnOptionalFieldWithoutAMinorStep() throws IOException {
        final ContractsCopy copy =
                copy().replace(TICK, "\"events_lost\":", "\"extra\": { \"type\": \"string\" }, \"events_lost\":");
        assertBad(
                copy,
                "bump too small: differs from what 1.0.0 promised ($.extra: optional field added)",
                "make it 1.1.0");

        copy.replace(TICK, "\"$version\": \"1.0.0\"", "\"$version\": \"1.1.0\"")
                .replace("VERSIONS.md", "metrics-tick/v1` | 1.0.0", "metrics-tick/v1` | 1.1.0");
        final CommandRun run = copy.check();
        assertEquals(ExitCode.GOOD, run.exitCode(), run.out());
        assertTrue(run.out().contains("  minor  $.extra: optional field added"), run.out());
    }

    @Test
    void shouldFindChangedWordsWithTheSameVersion() throws IOException {
        assertBad(copy().replace(TICK, "\"Keys held.\"", "\"Keys.\""), "bump too small", "make it 1.0.1");
    }

    @Test
    void shouldFindAFrameFieldRemovedAndAFamilyRenamedAndAnRpcRemoved() throws IOException {
        assertBad(
                copy().replace(FRAMES, "<field name=\"pid\" id=\"3\" type=\"int64\"/>", ""),
                FRAMES + ": undeclared break",
                "Epoch.pid: field removed");
        assertBad(
                again().replace(REGISTRY, "name: io_timeouts_total", "name: io_time_outs_total"),
                REGISTRY + ": undeclared break",
                "io_timeouts_total: family removed");
        assertBad(
                again().replace(STREAM, "package tailrace", "import \"x\nsyntax"),
                STREAM + ":",
                "unreadable: no .proto that can be read: a text does not end");
    }

    @Test
    void shouldFindRulesOfTheRegistryBroken() throws IOException {
        assertBad(
                copy().replace(REGISTRY, "labels: [op]", "labels: [client_ip]"),
                "io_timeouts_total.client_ip: rule: looks like an id, a secret or an address");
        assertBad(
                again().replace(REGISTRY, "name: io_timeouts_total", "name: io_timeouts"),
                "must end in _seconds, _bytes or _total");
        assertBad(
                again().replace(REGISTRY, "unit: milliseconds", "unit: seconds"),
                "what is told in milliseconds ends in _ms, and nothing else does");
        assertBad(
                again().replace(REGISTRY, "name: metrics_export_latency_seconds", "name: metrics_export_wait_seconds"),
                "milliseconds are not canonical");
        assertBad(again().replace(REGISTRY, "labels: [op]", "labels: [op, service]"), "is on every series already");
        assertBad(again().replace(REGISTRY, "cardinality: limited", "cardinality: closed"), "is limited, not closed");
    }

    @Test
    void shouldFindWhatVersionsMdAndTheFilesDoNotSayAlike() throws IOException {
        assertBad(
                copy().write("schemas/new.v1.schema.json", """
                        {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://tailrace.io/schemas/new/v1",
                         "$version": "1.0.0"}
                        """),
                "schemas/new.v1.schema.json: not listed: has no row in VERSIONS.md");
        assertBad(
                again().replace("VERSIONS.md", "metrics-tick/v1` | 1.0.0", "metrics-tick/v1` | 1.0.1"),
                "VERSIONS.md:",
                "disagrees",
                "has the version 1.0.0, not 1.0.1");
        assertBad(
                again().replace("VERSIONS.md", "schemas/metrics-tick/v1`", "schemas/metrics-tock/v1`"),
                "disagrees",
                "has the id");
        assertBad(
                again().replace(
                                "VERSIONS.md",
                                "| Tick stream |",
                                "| Gone | `schemas/gone.json` | `x` | 1.0.0 |\n| Tick stream |"),
                "no file: there is no contract schemas/gone.json");
        assertBad(
                again().replace("VERSIONS.md", "metrics-tick/v1` | 1.0.0", "metrics-tick/v1` | one"),
                "bad row: \"one\" is no version");
        assertBad(again().delete(TICK), "gone: was there as 1.0.0", "no file");
    }

    @Test
    void shouldFindMissingAndDoubleIdsAndVersions() throws IOException {
        assertBad(copy().replace(TICK, "  \"$version\": \"1.0.0\",\n", ""), "no version: says no version of itself");
        assertBad(
                again().replace(TICK, "  \"$id\": \"https://tailrace.io/schemas/metrics-tick/v1\",\n", ""),
                "no id: says no id of itself");
        assertBad(again().replace(TICK, "metrics-tick/v1\"", "readiness/v1\""), "twice: has the id of");
        assertBad(
                again().replace(TICK, "\"$version\": \"1.0.0\"", "\"$version\": \"2.0.0\""),
                "the id ends in /v1, but the version is 2.0.0");
    }

    @Test
    void shouldFindReleasedVersionsThatWereTouched() throws IOException {
        final String released = "released/" + TICK + "/1.0.0.json";
        assertBad(
                copy().replace(released, "Keys held.", "Keys."),
                released + ": released changed: is released and was edited");
        assertBad(again().delete(released), released + ": released changed: is released, but not there any more");
        assertBad(
                again().write("released/" + TICK + "/0.9.0.json", "{}"),
                "0.9.0.json: released changed: was not made by contracts release");
        assertBad(
                again().replace(TICK, "\"$version\": \"1.0.0\"", "\"$version\": \"0.9.0\""),
                "version went down: was 1.0.0, and is 0.9.0");
    }

    @Test
    void shouldSayTheSameInJson() throws IOException {
        final CommandRun run = copy().replace(TICK, "[\"chaining\", \"robinhood\"]", "[\"chaining\"]")
                .check("--json");
        final JsonNode json = run.json();

        assertEquals(ExitCode.NEGATIVE, run.exitCode());
        assertEquals(1, json.get("problems").size(), json::toString);
        assertEquals("undeclared_break", json.at("/problems/0/kind").asString());
        final JsonNode tick = json.get("contracts")
                .valueStream()
                .filter(it -> it.get("file").asString().equals(TICK))
                .findFirst()
                .orElseThrow();
        assertEquals("major", tick.get("change").asString());
        assertEquals("none", tick.get("declares").asString());
        assertEquals("bad", tick.get("verdict").asString());
    }

    @Test
    void shouldCompareWithAnotherFolder() throws IOException {
        final ContractsCopy other = copy().replace(TICK, "\"migrations\": {", "\"moves\": {");
        final CommandRun run = CommandRun.of(
                "contracts",
                "check",
                "--contracts",
                ContractsCopy.ORIGINAL.toString(),
                "--against",
                other.folder().toString());

        assertEquals(ExitCode.NEGATIVE, run.exitCode(), run.out());
        assertTrue(run.out().contains("$.moves: field removed"), run.out());
    }

    @Test
    void shouldSayWhatToGiveWhenThereIsNothingToCompareWith() {
        final CommandRun run = CommandRun.of(
                "contracts", "check", "--contracts", ContractsCopy.ORIGINAL.toString(), "--against", "no-such-ref");
        assertEquals(ExitCode.WRONG_USAGE, run.exitCode(), run.err());
        assertTrue(run.err().contains("nothing to compare with: --against no-such-ref"), run.err());

        final CommandRun noFolder = CommandRun.of("contracts", "check", "--contracts", folder.toString());
        assertEquals(ExitCode.CANNOT_RUN, noFolder.exitCode());
        assertTrue(noFolder.err().contains("no folder of contracts"), noFolder.err());
    }

    @Test
    void shouldRefuseToCompareWithNothing() throws IOException {
        final Path empty = Files.createDirectory(folder.resolve("empty"));
        final CommandRun none = against(empty.toString());
        assertEquals(ExitCode.WRONG_USAGE, none.exitCode(), none::toString);
        assertTrue(none.err().contains("give a folder that has a VERSIONS.md"), none.err());
        final CommandRun unnamed = against("");
        assertEquals(ExitCode.WRONG_USAGE, unnamed.exitCode(), unnamed::toString);
        assertTrue(unnamed.err().contains("--against is empty"), unnamed.err());
    }

    @Test
    void shouldTakeTheContractsOfACheckoutThatIsNamed() throws IOException {
        final Path root = folder.resolve("checkout");
        ContractsCopy.in(root.resolve("contracts")).replace(TICK, "\"migrations\": {", "\"moves\": {");

        final CommandRun run = against(root.toString());

        assertEquals(ExitCode.NEGATIVE, run.exitCode(), run::toString);
        assertTrue(run.out().contains("$.moves: field removed"), run.out());
    }

    @Test
    void shouldFindNothingReleasedAtAll() throws IOException {
        final Path bare = folder.resolve("bare");
        final ContractFiles files = new FolderFiles(ContractsCopy.ORIGINAL);
        for (final String name : files.names()) {
            if (!name.startsWith(ContractFiles.RELEASED)) {
                Files.createDirectories(bare.resolve(name).getParent());
                Files.copy(ContractsCopy.ORIGINAL.resolve(name), bare.resolve(name));
            }
        }
        final CommandRun run = new ContractsCopy(bare).check();
        assertEquals(ExitCode.NEGATIVE, run.exitCode(), run::toString);
        assertTrue(run.out().contains("released changed: nothing at all is released"), run.out());
        final CommandRun other =
                CommandRun.of("contracts", "check", "--contracts", bare.toString(), "--against", bare.toString());
        assertEquals(ExitCode.GOOD, other.exitCode(), other::toString);
    }

    @Test
    void shouldNameFilesThatAreNoContracts() throws IOException {
        final CommandRun run = copy().write("schemas/notes.txt", "x").check();

        assertEquals(ExitCode.GOOD, run.exitCode(), run::toString);
        assertTrue(
                run.out().contains("note: of no form of contracts, and not looked at: ")
                        && run.out().contains("schemas/notes.txt"),
                run.out());
    }

    private static CommandRun against(final String other) {
        return CommandRun.of(
                "contracts", "check", "--contracts", ContractsCopy.ORIGINAL.toString(), "--against", other);
    }

    private ContractsCopy copy() throws IOException {
        return ContractsCopy.in(folder.resolve("1"));
    }

    private ContractsCopy again() throws IOException {
        int number = 2;
        while (Files.exists(folder.resolve(String.valueOf(number)))) {
            number++;
        }
        return ContractsCopy.in(folder.resolve(String.valueOf(number)));
    }

    private static void assertBad(final ContractsCopy copy, final String... said) {
        final CommandRun run = copy.check();
        assertEquals(ExitCode.NEGATIVE, run.exitCode(), run.out() + run.err());
        assertEquals("", run.err());
        for (final String words : said) {
            assertTrue(run.out().contains(words), () -> words + " is not in\n" + run.out());
        }
    }
}
