package io.tailrace.cli.contracts.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.console.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ValidateCommandTest {
    private static final String GOOD = "{\"schema\":\"tailrace.gate-update.v1\",\"written\":true,\"baseline\":\"x\"}";
    private static final String BAD = "{\"schema\":\"tailrace.gate-update.v1\",\"written\":1,\"baseline\":\"x\"}";

    @TempDir
    Path folder;

    @Test
    void shouldSayOfGoodDocumentsBySchema() throws IOException {
        final CommandRun run = validate(write("good.ndjson", GOOD + "\n\n" + GOOD + "\n"));

        assertEquals(ExitCode.GOOD, run.exitCode(), run::toString);
        assertEquals(List.of("valid: 2 documents in 1 file, by tailrace.gate-update.v1"), run.outLines());
    }

    @Test
    void shouldNameLinePathAndWhatWasExpected() throws IOException {
        final String file = write("bad.ndjson", GOOD + "\n" + BAD + "\n");

        final CommandRun run = validate(file);

        assertEquals(ExitCode.NEGATIVE, run.exitCode(), run::toString);
        assertEquals(
                file + ":2: /written: integer found, boolean expected [tailrace.gate-update.v1]",
                run.outLines().get(0));
        assertTrue(run.outLines().get(1).startsWith("NOT valid: 1 fault in 1 of 2 documents in 1 file"), run.out());
    }

    @Test
    void shouldTellProgramsTheSame() throws IOException {
        final String file = write("bad.ndjson", BAD + "\n" + BAD + "\n" + GOOD + "\n");

        final JsonNode report = validate("--json", "--max-errors", "1", file).json();

        assertFalse(report.required("valid").asBoolean());
        assertTrue(report.required("complete").asBoolean());
        assertEquals(3, report.required("documents").asInt());
        assertEquals(2, report.required("faults").asInt());
        assertEquals(1, report.required("findings_left_out").asInt());
        assertEquals("/written", report.at("/findings/0/path").asString());
        assertEquals(3, report.at("/files/0/by_schema/tailrace.gate-update.v1").asInt());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not json | :1:1: not JSON: ",
                "{\"a\":1,\"a\":2} | :1:8: /a: the name \"a\" is there twice in one object",
                "{\"a\":[0,1e999]} | :1:9: /a/1: number out of range: ",
                "{\"a\":123456789012345678901} | :1:6: /a: number out of range: ",
                "{\"schema\":\"nope\"} | :1: /schema: unknown schema: \"nope\"",
                "{\"eventType\":\"nope\",\"schema\":3} | :1: ",
                "{\"$schema\":\"https://example.com/x\"} | :1: /$schema: unknown schema: ",
                "{\"b\":1} | :1: nothing says by which schema it goes: ",
                "17 | :1: nothing says by which schema it goes: ",
                "[] | :1: an empty array",
                "{\"a\":1} {\"b\":2} | :1:9: expected one document, but more follows it",
                "{\"a\":NaN} | :1:9: /a: not JSON: ",
                "{\"a\": | :1:6: /a: torn: it ends before the document does"
            })
    void shouldSayWhatIsWrongWithALineAndGoOn(final String line, final String message) throws IOException {
        final String file = write("x.ndjson", line + "\n" + GOOD);

        final CommandRun run = validate(file);

        assertEquals(ExitCode.NEGATIVE, run.exitCode(), run::toString);
        assertEquals(List.of(), run.errLines());
        assertTrue(run.outLines().get(0).startsWith(file + message), run.out());
        assertTrue(run.outLines().get(run.outLines().size() - 1).contains("of 2 documents"), run.out());
    }

    @Test
    void shouldSayWhichSchemaMayHaveBeenMeant() throws IOException {
        final CommandRun entry =
                validate(write("x.ndjson", "{\"id\":1,\"timestamp\":1,\"component\":1,\"level\":1,\"event\":1}\n"));
        assertTrue(entry.out().contains("it looks like a telemetry entry, --schema telemetry-entry.v1"), entry.out());
        final CommandRun near = validate(write("x.ndjson", "{\"schema\":\"metrcs.v1\"}\n"));
        assertTrue(near.out().contains("\"metrcs.v1\": did you mean metrics.v1"), near.out());
        final CommandRun far = validate(write("x.ndjson", "{\"schema\":\"zzzzzzzzzzzzzzzzzzzzzz\"}\n"));
        assertTrue(!far.out().contains("did you mean"), far.out());
        final CommandRun chosen = validate("--schema", "telemetry-entri.v1", write("x.ndjson", GOOD));
        assertEquals(ExitCode.WRONG_USAGE, chosen.exitCode(), chosen::toString);
        assertTrue(chosen.err().contains("did you mean telemetry-entry.v1 or telemetry.entry.v1? "), chosen.err());
    }

    @Test
    void shouldNameTheByteThatIsNoUtf8() throws IOException {
        final Path file = folder.resolve("x.ndjson");
        for (final byte[] bad : new byte[][] {
            {(byte) 0xFF},
            {(byte) 0xC0, (byte) 0x80},
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            {(byte) 0xF4, (byte) 0x90}
        }) {
            Files.write(file, "{\"a\":\"".getBytes(StandardCharsets.UTF_8));
            Files.write(file, bad, StandardOpenOption.APPEND);
            Files.write(file, "\"}\n".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);

            assertTrue(validate(file.toString()).out().contains(":1:7: not UTF-8: byte 0x"));
        }
    }

    @Test
    void shouldRefuseWhatIsNestedTooDeep() throws IOException {
        final CommandRun run = validate(write("deep.json", "[".repeat(1_000_000)));

        assertTrue(run.out().contains("nested deeper than 128"), run.out());
        assertEquals(ExitCode.NEGATIVE, run.exitCode());
    }

    @Test
    void shouldTellTheLineInADocumentOfManyLines() throws IOException {
        final String pretty = BAD.replace(",", ",\n");

        assertTrue(validate(write("one.json", pretty)).out().contains("one.json:2: /written: "));
        assertTrue(validate(write("unnamed", pretty)).out().contains("unnamed:2: /written: "));
        final CommandRun array = validate(write("array.json", "[\n" + GOOD + ",\n" + pretty + "]"));
        assertTrue(array.out().contains("array.json:4: /1/written: "), array.out());
        assertTrue(validate(write("array2.json", "[" + GOOD + "," + BAD + "]"))
                .out()
                .contains("/1/written: "));
    }

    @Test
    void shouldTakeTheFormThatIsAskedFor() throws IOException {
        final String lines = write("lines.txt", "{\n" + GOOD + "\n");

        assertTrue(validate("--form", "lines", lines).out().contains("of 2 documents"));
        assertTrue(validate("--form", "document", lines).out().contains("of 1 document in 1 file"));
        assertEquals(ExitCode.WRONG_USAGE, validate("--form", "other", lines).exitCode());
    }

    @Test
    void shouldHoldUndeclaredFieldsAgainstTheProducerOnlyIfAskedTo() throws IOException {
        final String file = write("more.ndjson", GOOD.replace("}", ",\"later\":1}") + "\n");

        assertEquals(ExitCode.GOOD, validate(file).exitCode());
        final CommandRun strict = validate("--strict", file);
        assertEquals(ExitCode.NEGATIVE, strict.exitCode());
        assertTrue(strict.out().contains("'later'"), strict.out());
    }

    @Test
    void shouldRefuseEmptyFiles() throws IOException {
        final CommandRun run = validate(write("empty.ndjson", ""), write("blank.json", "\n \n"));

        assertEquals(ExitCode.NEGATIVE, run.exitCode());
        assertEquals(
                2,
                run.outLines().stream()
                        .filter(line -> line.endsWith("empty: there is no document in it"))
                        .count(),
                run.out());
    }

    @Test
    void shouldRefuseFilesThatAreNotThere() {
        final CommandRun run = validate(folder.resolve("nothing").toString());

        assertEquals(ExitCode.CANNOT_RUN, run.exitCode());
        assertTrue(run.errLines().get(0).contains("there is nothing at this path"), run.err());
        assertTrue(validate(folder.toString()).err().contains("it is a folder"));
    }

    @Test
    void shouldJudgeSchemasByTheirOwn() throws IOException {
        final String schema = "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"type\":\"strng\"}";

        assertTrue(validate(write("a.schema.json", schema)).out().contains("/type: "));
    }

    @Test
    void shouldPrintNoControlCharactersOfAFile() throws IOException {
        final CommandRun run = validate(write("x.ndjson", "{\"schema\":\"\\u001b[31mred\\u202e\"}\n"));

        assertFalse(run.out().contains("\u001b"), run.out());
        assertFalse(run.out().contains("\u202e"), run.out());
    }

    private String write(final String name, final String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static CommandRun validate(final String... arguments) {
        final String[] all = new String[arguments.length + 2];
        all[0] = "contracts";
        all[1] = "validate";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return CommandRun.of(all);
    }
}
