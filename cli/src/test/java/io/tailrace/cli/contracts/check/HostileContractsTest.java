package io.tailrace.cli.contracts.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.contracts.check.document.Limits;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are not what they should be, or that were made to do harm: each is told by its name, line and place, and nothing else happens. */
class HostileContractsTest {
    private static final String HEAD =
            "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\", \"$id\": \"x\", \"$version\": \"1.0.0\",\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "a.json ~ not json ~ a.json:1: unreadable: no JSON",
                "a.json ~ [] ~ a schema of a contract is an object",
                "a.json ~ '' ~ there is nothing in it",
                "a.json ~ {\"a\": {\"b\": 1, \"b\": 2}} ~ a.json:1 /a/b: unreadable: no JSON: Duplicate",
                "a.json ~ {} {} ~ something stands behind the end",
                "a.json ~ {\"maximum\": 1e999999999} ~ unreadable: ",
                "a.json ~ {\"maximum\": 1e99999} ~ a number out of any range",
                "a.yaml ~ a: [&x 1, *x] ~ a.yaml:1 /a/0: unreadable: an anchor (&) is not allowed",
                "a.yaml ~ a: *x ~ a.yaml:1",
                "a.yaml ~ a: !!java.net.URL http://x ~ a tag (!) is not allowed",
                "a.yaml ~ {a: 1, a: 2} ~ \"a\" stands twice",
                "a.yaml ~ a: [ ~ a.yaml:",
                "a.xml ~ <!DOCTYPE a SYSTEM \"http://x/y\"><a/> ~ a.xml:1: unreadable: a document type is not allowed",
                "a.xml ~ <!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a> ~ a document type is not allowed",
                "a.xml ~ <a>&e;</a> ~ a.xml:1: unreadable: no XML",
                "a.xml ~ <a> ~ a.xml:1: unreadable: no XML",
                "a.xml ~ <a/> ~ an SBE schema begins with messageSchema",
                "a.proto ~ message { ~ a.proto:1: unreadable: no .proto that can be read",
                "a.proto ~ syntax = \"proto2\"; ~ must say syntax",
                "a.proto ~ /* ~ a remark does not end",
            })
    void shouldSayWhatIsWrongWithAText(final String name, final String text, final String said) throws IOException {
        assertSaid(write(name, text.getBytes(StandardCharsets.UTF_8)), said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "\"$ref\": \"#/$defs/a\", \"$defs\": {\"a\": {\"$ref\": \"#/$defs/b\"}, \"b\": {\"$ref\": \"#/$defs/a\"}} ~ a circular $ref",
                "\"allOf\": [{\"$ref\": \"#\"}] ~ a circular $ref",
                "\"$ref\": \"#/$defs/none\" ~ a.json:2 /$ref: bad reference: leads to nothing",
                "\"$ref\": \"http://example.org/x.json\" ~ nothing is fetched: http://example.org/x.json",
                "\"$ref\": \"file:///etc/passwd\" ~ nothing is fetched",
                "\"$ref\": \"../../../../etc/passwd\" ~ nothing is fetched",
                "\"$ref\": \"%%%\" ~ bad reference",
                "\"properties\": [] ~ /properties: rule: must be an object of schemas",
                "\"required\": \"a\" ~ /required: rule: must be a list of texts",
                "\"type\": \"text\" ~ /type: rule: must be a type",
                "\"items\": [{}] ~ /items: rule: must be a schema",
                "\"properties\": {\"a\": {\"$dynamicRef\": \"#x\"}} ~ /properties/a/$dynamicRef: rule: the checker does not know",
            })
    void shouldSayWhatIsWrongWithASchema(final String fields, final String said) throws IOException {
        assertSaid(write("a.json", (HEAD + fields + "}").getBytes(StandardCharsets.UTF_8)), said);
    }

    @Test
    void shouldAllowSchemasOfTrees() throws IOException {
        final CommandRun run = write(
                "a.json",
                (HEAD + "\"properties\": {\"children\": {\"items\": {\"$ref\": \"#\"}}}}")
                        .getBytes(StandardCharsets.UTF_8));
        assertEquals(1, run.out().split("nothing at all is released", -1).length - 1, run.out());
        assertTrue(run.out().contains("\n1 problem with 1 contract in "), run.out());
    }

    @Test
    void shouldRefuseWhatIsTooDeepTooLongOrNoFile() throws IOException {
        assertSaid(write("a.json", "[".repeat(100_000).getBytes(StandardCharsets.UTF_8)), "unreadable: no JSON");
        assertSaid(write("a.yaml", "[".repeat(5_000).getBytes(StandardCharsets.UTF_8)), "a.yaml:1");
        assertSaid(
                write("a.xml", "<a>".repeat(5_000).getBytes(StandardCharsets.UTF_8)),
                "a.xml:1: unreadable:"); // newer JDKs see it first
        assertSaid(
                write(
                        "a.proto",
                        ("syntax = \"proto3\";" + "message A {".repeat(5_000)).getBytes(StandardCharsets.UTF_8)),
                "more than 200 levels deep");
        assertSaid(write("a.json", new byte[] {'{', '\n', (byte) 0xff}), "a.json:2: unreadable: byte 2 is no UTF-8");
        try (RandomAccessFile sparse =
                new RandomAccessFile(folder.resolve("a.json").toFile(), "rw")) {
            sparse.setLength(1L << 30);
        }
        assertSaid(check(), "has 1.00 GiB: a contract has at most 4.00 MiB");
        Files.delete(folder.resolve("a.json"));
        Files.createSymbolicLink(folder.resolve("a.json"), Path.of("/etc/passwd"));
        assertSaid(check(), "a.json: unreadable: no file of its own");
        Files.delete(folder.resolve("a.json"));
    }

    @Test
    void shouldEndWithSchemasThatBranchWithoutEnd() throws IOException {
        final StringBuilder schema = new StringBuilder(HEAD + "\"$ref\": \"#/$defs/d0\", \"$defs\": {");
        for (int i = 0; i < 60; i++) {
            schema.append("\"d%d\": {\"anyOf\": [".formatted(i));
            for (int k = 0; k < 6; k++) {
                schema.append("{\"properties\": {\"p%d\": {\"$ref\": \"#/$defs/d%d\"}}},".formatted(k, i + 1));
            }
            schema.append("{}]},");
        }
        schema.append("\"d60\": {\"type\": \"string\"}}}");
        write("a.json", schema.toString().getBytes(StandardCharsets.UTF_8));
        final Path other = Files.createDirectory(folder.resolve("target"));
        Files.writeString(other.resolve("VERSIONS.md"), "");
        Files.writeString(
                other.resolve("a.json"), schema.toString().replace("\"type\": \"string\"", "\"type\": \"integer\""));

        final CommandRun run =
                CommandRun.of("contracts", "check", "--contracts", folder.toString(), "--against", other.toString());

        assertEquals(ExitCode.NEGATIVE, run.exitCode());
        assertTrue(run.out().contains("undeclared break"), run.out());
        assertTrue(run.out().length() < Limits.FILE_BYTES);
    }

    private CommandRun write(final String name, final byte[] content) throws IOException {
        for (final String other : new String[] {"a.json", "a.yaml", "a.xml", "a.proto"}) {
            Files.deleteIfExists(folder.resolve(other));
        }
        Files.write(folder.resolve(name), content);
        Files.writeString(folder.resolve("VERSIONS.md"), """
                | contract | file | id | version |
                |---|---|---|---|
                | A | `%s` | `x` | 1.0.0 |
                """.formatted(name));
        return check();
    }

    private CommandRun check() {
        return CommandRun.of("contracts", "check", "--contracts", folder.toString());
    }

    private static void assertSaid(final CommandRun run, final String words) {
        assertEquals(ExitCode.NEGATIVE, run.exitCode(), run.out() + run.err());
        assertTrue(run.out().contains(words), () -> words + " is not in\n" + run.out());
    }
}
