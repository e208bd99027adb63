package io.tailrace.jmh.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineFileTest {
    private static final String TEXT = """
            {
              "format":1,
              "jdk":17,
              "date":"2026-01-31",
              "command":"./tailrace gate --update --forks 10",
              "forks":10,
              "machine": {"cpu":"Abacus","cores":2,"os":"Linux 6 amd64","jvm":"Example 17"},
              "ratios": [
                {"pair":"record","subject":"recording.RecordBenchmark.tailraceSelfDrained","ruler":"recording.RecordBenchmark.singleWriterRecorder","low":0.900,"estimate":1,"high":1.10,"spread":0.25},
                {"pair":"refused-full","subject":"recording.RefusalBenchmark.refusedFull","ruler":"recording.RefusalBenchmark.atomicLong","low":0.900,"estimate":1,"high":1.10,"spread":0.25}
              ]
            }
            """;

    @TempDir
    Path folder;

    @Test
    void shouldWriteOnePairALineWithFewDigits() {
        assertEquals(TEXT, BaselineWriter.text(Samples.baseline()));
    }

    @Test
    void shouldReadWhatItWrote() {
        final BaselineFile file = new BaselineFile(folder.resolve("new"), 17);
        assertEquals(Optional.empty(), file.read());

        file.write(Samples.baseline());

        assertEquals(Optional.of(Samples.baseline()), file.read());
        assertFalse(Files.exists(folder.resolve("new/gate-jdk17.json.part")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"format\":1         | \"format\":2         | field format: must be 1",
                "\"jdk\":17,          | ``                   | field jdk: is missing",
                "\"jdk\":17           | \"jdk\":17.5         | field jdk: must be a whole number from 1, is 17.5",
                "\"jdk\":17           | \"jdk\":99999999999  | field jdk: must be a whole number",
                "\"jdk\":17           | \"jdk\":\"17\"       | field jdk: must be a whole number",
                "\"jdk\":17           | \"jdk\":17,\"jdk\":17 | is no JSON, Duplicate Object property \"jdk\"",
                "\"forks\":10         | \"forks\":0          | field forks: must be a whole number from 1, is 0",
                "\"forks\":10         | \"frocks\":10        | field frocks: is not known here",
                "\"date\":\"2026-01-31\" | \"date\":\" \"    | field date: must be a text that is not empty",
                "\"cores\":2          | \"cores\":null       | field machine.cores: must be a whole number",
                "{\"cpu\"             | 7,\"x\":{\"cpu\"     | field x: is not known here",
                "\"Abacus\"           | []                   | field machine.cpu: must be a text",
                "\"low\":0.900        | \"low\":-1           | field ratios[0].low: must be a number from 0, is -1",
                "\"low\":0.900        | \"low\":\"0.9\"      | field ratios[0].low: must be a number from 0",
                "\"low\":0.900        | \"low\":1.05         | field ratios[0].estimate: must be above 0, from low to high",
                "\"high\":1.10        | \"high\":1e999       | field ratios[0].high: must be a number from 0",
                "\"estimate\":1,      | ``                   | field ratios[0].estimate: is missing",
                "\"refused-full\"     | \"record\"           | field ratios[1].pair: is there twice",
                "{\"pair\":\"record\" | 5,{\"pair\":\"record\" | field ratios[0]: must be an object",
                "\"ratios\": [        | \"ratios\": [        | ``"
            })
    void shouldNameFileAndFieldOfWhatIsWrong(final String good, final String bad, final String message)
            throws IOException {
        final BaselineFile file = new BaselineFile(folder, 17);
        Files.writeString(file.path(), replaceFirst(good.strip(), bad.strip()));
        if (message.isEmpty()) {
            assertTrue(file.read().isPresent());
            return;
        }

        final CommandFault fault = assertThrows(CommandFault.class, file::read);

        assertEquals(ExitCode.CANNOT_RUN, fault.exitCode());
        assertTrue(fault.getMessage().startsWith("bad baseline: " + file.path()), fault.getMessage());
        assertTrue(fault.getMessage().contains(message), fault.getMessage());
        assertTrue(fault.getMessage().endsWith("./tailrace gate --update"), fault.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "'[]', 0", "'{', 0", "'{}{}', 0", "'null', 0"})
    void shouldRefuseWhatIsNoObject(final String text) throws IOException {
        final BaselineFile file = new BaselineFile(folder, 17);
        Files.writeString(file.path(), text);

        final String message = assertThrows(CommandFault.class, file::read).getMessage();

        assertTrue(message.startsWith("bad baseline: " + file.path()), message);
    }

    private static String replaceFirst(final String good, final String bad) {
        final int at = TEXT.indexOf(good);
        assertTrue(at >= 0, good);
        return TEXT.substring(0, at) + bad + TEXT.substring(at + good.length());
    }
}
