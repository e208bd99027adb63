package io.tailrace.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.config.ConfigKey;
import io.tailrace.config.ConfigKeys;
import io.tailrace.config.ConfigLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code tailrace config}. */
class ConfigCommandTest {
    private static final Path DOCUMENT = Path.of(System.getProperty("tailrace.root"), "docs", "configuration.md");

    @TempDir
    Path folder;

    @Test
    void shouldShowEveryKeyWithItsValueAndSource() throws IOException {
        final Path file = write("a.toml", "[exposer]\nread_timeout = \"3s\"\n");
        final CommandRun run = CommandRun.of(
                "config", "show", "--config", file.toString(), "--exposer-idle-timeout", "20s", "--zk-enabled");
        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        assertEquals(ConfigKeys.all().size(), run.outLines().size());
        assertLine(run, "exposer.read_timeout = \"3s\"", "file " + file + ":2:1");
        assertLine(run, "exposer.idle_timeout = \"20s\"", "flag --exposer-idle-timeout");
        assertLine(run, "exposer.write_timeout = \"2s\"", "default");
        assertTrue(run.err().startsWith("warning: zk.enabled (flag --zk-enabled) is on"), run.err());
    }

    @Test
    void shouldShowWhatItReadsAgain() throws IOException {
        final Path file = write("a.toml", """
                labels.extra = { region = "eu" }
                exposer.unix_socket.path = "/run/x.sock"
                histograms.x_seconds = [0.5, 1]
                """);
        final CommandRun first = CommandRun.of("config", "show", "--config", file.toString());
        final Path shown = write("shown.toml", first.out());
        assertEquals(
                new ConfigLoader().file(file).load(),
                new ConfigLoader().file(shown).load());
    }

    @Test
    void shouldShowAllOfItAsJson() {
        final JsonNode json = CommandRun.of(
                        "config", "show", "--json", "--histograms", "x_seconds=[1]", "--histograms", "y_seconds=[2]")
                .json();
        assertEquals(ConfigKeys.all().size(), json.get("keys").size());
        for (final JsonNode key : json.get("keys")) {
            final ConfigKey<?> row = ConfigKeys.find(key.get("key").asString()).orElseThrow();
            assertEquals(row.flagName(), key.get("flag").asString());
            if (row.name().equals("histograms")) {
                assertEquals(
                        "{ x_seconds = [1.0], y_seconds = [2.0] }",
                        key.get("value").asString());
                assertEquals("flag", key.get("source").asString());
                assertEquals("--histograms", key.get("place").asString());
            }
        }
    }

    @Test
    void shouldTellAllFaultsOfAFile() throws IOException {
        final Path file = write("bad.toml", "[exposer]\nread_timeout = 2\nadress = \"x\"\n");
        final CommandRun run = CommandRun.of("config", "check", file.toString());
        assertEquals(ExitCode.NEGATIVE, run.exitCode());
        assertEquals(3, run.outLines().size(), run.out());
        assertTrue(run.outLines()
                .get(0)
                .startsWith("fault: exposer.read_timeout = 2 is no duration: file " + file + ":2:1: "));
        assertTrue(run.outLines().get(1).contains("did you mean exposer.address?"));
        assertEquals(file + ": 2 faults", run.outLines().get(2));

        final CommandRun json = CommandRun.of("config", "check", "--json", file.toString());
        assertEquals(ExitCode.NEGATIVE, json.exitCode());
        assertFalse(json.json().get("good").asBoolean());
        assertEquals(2, json.json().get("faults").size());
    }

    @Test
    void shouldFindAFileGood() throws IOException {
        final Path file = write("good.json", "{\"exposer\": {\"address\": \"0.0.0.0:9100\"}}");
        final CommandRun run = CommandRun.of("config", "check", file.toString());
        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        assertEquals(2, run.outLines().size(), run.out());
        assertTrue(run.outLines().get(0).startsWith("warning: exposer.address = 0.0.0.0:9100"));
        assertEquals(file + ": good", run.outLines().get(1));
    }

    @Test
    void shouldTellAllFaultsOfACommandAndBeginNothing() throws IOException {
        final Path file = write("bad.toml", "exposer.max_connections = 0\n");
        final Path journal = folder.resolve("journal");
        final CommandRun run = CommandRun.of(
                "run",
                "--duration",
                "1s",
                "--config",
                file.toString(),
                "--journal",
                journal.toString(),
                "--exposer-read-timeout",
                "soon");
        assertEquals(ExitCode.WRONG_USAGE, run.exitCode());
        assertEquals(3, run.errLines().size(), run.err());
        assertTrue(
                run.errLines().get(0).startsWith("fault: exposer.max_connections = 0 is out of range: file " + file));
        assertTrue(run.errLines().get(1).contains("flag --exposer-read-timeout"));
        assertEquals(
                "tailrace: bad configuration: 2 faults: mend what the lines above name, nothing was begun",
                run.errLines().get(2));
        assertFalse(Files.exists(journal));
    }

    @Test
    void shouldRefuseAmnesiaBesideAJournalOfAFile() throws IOException {
        final Path file = write("a.toml", "journal.path = \"" + folder.resolve("j") + "\"\n");
        final CommandRun run = CommandRun.of("run", "--duration", "1s", "--amnesia", "--config", file.toString());
        assertEquals(ExitCode.WRONG_USAGE, run.exitCode());
        assertTrue(
                run.errLines().get(0).contains("stands beside amnesia (flag --amnesia): file " + file + ":1:1"),
                run.err());
        assertFalse(Files.exists(folder.resolve("j")));
    }

    @Test
    void shouldHoldTheDocumentEqualToTheTable() throws IOException {
        final String document = Files.readString(DOCUMENT);
        assertEquals(ConfigDocs.update(document).orElseThrow(), document, "run ./tailrace config docs");
    }

    @Test
    void shouldWriteTheTablesAndLeaveTheRest() throws IOException {
        final String document = Files.readString(DOCUMENT);
        final Path copy = write("configuration.md", document.replace("| `tls.enabled` |", "| `tls.enabeld` |"));
        final CommandRun run = CommandRun.of("config", "docs", copy.toString());
        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        assertEquals(copy + ": written\n", run.out());
        assertEquals(document, Files.readString(copy));
        assertEquals(
                copy + ": up to date\n",
                CommandRun.of("config", "docs", copy.toString()).out());
    }

    @Test
    void shouldRefuseADocumentWithoutPlaces() throws IOException {
        final Path file = write("other.md", "# Other\n<!-- keys of tls -->\n<!-- end of keys -->\n");
        final CommandRun run = CommandRun.of("config", "docs", file.toString());
        assertEquals(ExitCode.CANNOT_RUN, run.exitCode());
        assertTrue(run.err().contains("once for each of exposer, tls, labels"), run.err());
        assertEquals(
                ExitCode.CANNOT_RUN,
                CommandRun.of("config", "docs", folder.resolve("none.md").toString())
                        .exitCode());
    }

    private static void assertLine(final CommandRun run, final String setting, final String source) {
        assertTrue(
                run.outLines().stream()
                        .anyMatch(line -> line.startsWith(setting + " ") && line.endsWith("# " + source)),
                run.out());
    }

    private Path write(final String name, final String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
