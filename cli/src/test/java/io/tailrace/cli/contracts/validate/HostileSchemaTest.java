package io.tailrace.cli.contracts.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.console.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A schema that a user brings must end in a clear error or in a verdict, in bounded time. */
class HostileSchemaTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | torn: ",
                "[] | a schema is a JSON object",
                "{\"type\":\"strng\"} | /type: ",
                "{\"type\":1,\"type\":2} | is there twice",
                "{\"pattern\":\"([\"} | Unclosed character class",
                "{\"$ref\":\"#\"} | a circular $ref",
                "{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"allOf\":[{\"$ref\":\"#/$defs/a\"}]}}} | a circular $ref",
                "{\"$ref\":\"#/$defs/missing\"} | cannot be resolved",
                "{\"$ref\":\"file:///etc/passwd\"} | refers to file:///etc/passwd, which is not there",
                "{\"items\":{\"$ref\":\"other.json\"}} | refers to other.json, which is not there",
                "{\"$id\":\"https://example.com/a\",\"items\":{\"$ref\":\"b#/x\"}} | refers to b#/x, which is not there",
                "{\"$schema\":\"http://json-schema.org/draft-07/schema#\"} | only JSON Schema 2020-12 is understood"
            })
    void shouldRefuseASchemaThatCannotBeUsed(final String schema, final String message) throws IOException {
        final CommandRun run = validate(schema, "{}");

        assertEquals(ExitCode.CANNOT_RUN, run.exitCode(), run::toString);
        assertEquals(1, run.errLines().size(), run.err());
        assertTrue(run.err().contains(message) && run.err().contains("user.schema.json"), run.err());
    }

    @Test
    void shouldFetchNothing() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            final CommandRun run =
                    validate("{\"$ref\":\"http://127.0.0.1:" + server.getLocalPort() + "/x.json\"}", "{}");

            assertEquals(ExitCode.CANNOT_RUN, run.exitCode(), run::toString);
            assertTrue(run.err().contains("nothing is fetched"), run.err());
            server.setSoTimeout(1);
            assertThrowsTimeout(server);
        }
    }

    @Test
    void shouldEndASchemaThatGoesRoundOnlyInSomeDocuments() throws IOException {
        final CommandRun run = validate(
                "{\"properties\":{\"x\":{\"$ref\":\"#/$defs/a\"}},\"$defs\":{\"a\":{\"$ref\":\"#/$defs/a\"}}}",
                "{\"x\":1}");

        assertEquals(ExitCode.NEGATIVE, run.exitCode(), run::toString);
        assertTrue(run.out().contains(":1: /x: not judged: ") && run.out().contains("circular $ref"), run.out());
    }

    @Test
    void shouldEndASchemaThatDoublesItsWork() throws IOException {
        final StringBuilder schema = new StringBuilder("{\"$ref\":\"#/$defs/d0\",\"$defs\":{\"d40\":true");
        for (int i = 0; i < 40; i++) {
            schema.append(",\"d").append(i).append("\":").append(twice("{\"$ref\":\"#/$defs/d" + (i + 1) + "\"}"));
        }

        final CommandRun run = validate(schema + "}}", "{}");

        assertEquals(ExitCode.CANNOT_RUN, run.exitCode(), run::toString);
        assertTrue(run.err().contains("takes more than"), run.err());
    }

    @Test
    void shouldEndASchemaThatDoublesItsWorkWithTheDocumentsDepth() throws IOException {
        final CommandRun run = validate(
                "{\"additionalProperties\":{\"allOf\":[{\"$ref\":\"#\"},{\"$ref\":\"#\"}]}}",
                "{\"a\":".repeat(60) + "1" + "}".repeat(60));

        assertEquals(ExitCode.NEGATIVE, run.exitCode(), run::toString);
        assertTrue(run.out().contains("takes more than"), run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(a+)+\\\\1b$", "(a|a)*\\\\1b", "^(a|aa)+\\\\1b$"})
    void shouldEndAPatternThatExplodes(final String pattern) throws IOException {
        final CommandRun run = validate("{\"pattern\":\"" + pattern + "\"}", "\"" + "a".repeat(60) + "!\"");

        assertEquals(ExitCode.NEGATIVE, run.exitCode(), run::toString);
        assertTrue(run.out().contains("takes too long on this value"), run.out());
    }

    @Test
    void shouldEndAPatternThatGoesTooDeep() throws IOException {
        final CommandRun run = validate("{\"pattern\":\"^(a|b)*$\"}", "\"" + "ab".repeat(200_000) + "\"");

        assertEquals(ExitCode.NEGATIVE, run.exitCode(), run::toString);
        assertTrue(run.out().contains("takes too long on this value"), run.out());
    }

    @Test
    void shouldJudgeByASchemaThatRefersToOthersOfItsFolder() throws IOException {
        Files.writeString(
                folder.resolve("a.schema.json"),
                "{\"$id\":\"https://example.com/a\",\"properties\":{\"schema\":{\"const\":\"a.v1\"},\"b\":{\"$ref\":\"b\"}}}");
        Files.writeString(folder.resolve("b.schema.json"), "{\"$id\":\"https://example.com/b\",\"type\":\"integer\"}");
        final Path file = Files.writeString(folder.resolve("x.ndjson"), "{\"schema\":\"a.v1\",\"b\":\"text\"}\n");

        final CommandRun run =
                CommandRun.of("contracts", "validate", "--contracts", folder.toString(), file.toString());

        assertEquals(ExitCode.NEGATIVE, run.exitCode(), run::toString);
        assertTrue(run.out().contains(":1: /b: string found, integer expected [a.v1]"), run.out());
    }

    @Test
    void shouldRefuseAFolderWithoutSchemas() {
        assertEquals(
                ExitCode.WRONG_USAGE,
                CommandRun.of("contracts", "validate", "--contracts", folder.toString(), "/dev/null")
                        .exitCode());
    }

    @Test
    void shouldSayWhichSchemasThereAre() throws IOException {
        final Path file = Files.writeString(folder.resolve("x.json"), "{}");

        final CommandRun run = CommandRun.of("contracts", "validate", "--schema", "nope", file.toString());

        assertEquals(ExitCode.WRONG_USAGE, run.exitCode());
        assertTrue(run.err().contains("metrics.v1"), run.err());
    }

    private CommandRun validate(final String schema, final String document) throws IOException {
        final Path schemaFile = Files.writeString(folder.resolve("user.schema.json"), schema);
        final Path file = Files.writeString(folder.resolve("x.ndjson"), document + "\n");
        return CommandRun.of("contracts", "validate", "--schema", schemaFile.toString(), file.toString());
    }

    private static String twice(final String schema) {
        return "{\"allOf\":[" + schema + "," + schema + "]}";
    }

    private static void assertThrowsTimeout(final ServerSocket server) {
        assertThrows(SocketTimeoutException.class, server::accept);
    }
}
