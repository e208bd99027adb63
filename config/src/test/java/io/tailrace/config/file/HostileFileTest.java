package io.tailrace.config.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.config.ConfigException;
import io.tailrace.config.ConfigFault;
import io.tailrace.config.ConfigLoader;
import io.tailrace.config.value.Given;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are none, or that mean harm, are refused in words. */
class HostileFileTest {
    @TempDir
    Path folder;

    @Test
    void shouldRefuseWhatIsNoFile() throws IOException, InterruptedException {
        assertProblem(folder.resolve("missing.toml"), "the file is not there");
        assertProblem(folder, "the file is a folder");
        final Path pipe = folder.resolve("pipe.toml");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        assertProblem(pipe, "the file is no regular file");
        assertProblem(Path.of("/dev/zero"), "the file is no regular file");
    }

    @Test
    void shouldRefuseLinksThatGoInACircle() throws IOException {
        final Path first = folder.resolve("first.toml");
        final Path second = folder.resolve("second.toml");
        Files.createSymbolicLink(first, second);
        Files.createSymbolicLink(second, first);
        assertProblem(first, "the file cannot be read (");
    }

    @Test
    void shouldFollowALinkToAFile() throws IOException {
        final Path file = Files.writeString(folder.resolve("file"), "amnesia = true\n");
        final Path link = Files.createSymbolicLink(folder.resolve("link.toml"), file);
        assertEquals(1, read(link).members().size());
    }

    @Test
    void shouldRefuseWhatIsTooLong() throws IOException {
        assertProblem(write("huge.toml", "#" + "x".repeat(FileText.MOST_BYTES)), "the file is longer than 256 KiB");
        assertEquals(
                0,
                read(write("full.toml", "#" + "x".repeat(FileText.MOST_BYTES - 1)))
                        .members()
                        .size());
    }

    @Test
    void shouldRefuseWhatIsNoText() throws IOException {
        final Path binary = folder.resolve("binary.toml");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertProblem(binary, "the file is no text in UTF-8");
        assertProblem(write("nul.toml", "a = \"\0\""), "the file is no text (it has NUL bytes)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deep.toml", "deep.json"})
    void shouldRefuseWhatIsTooDeep(final String name) throws IOException {
        final String lists = "[".repeat(100_000);
        final ConfigException refused =
                refused(write(name, name.endsWith("json") ? "{\"a\":" + lists : "a = " + lists));
        assertTrue(refused.getMessage().contains("the file is no "), refused::getMessage);
    }

    @Test
    void shouldRefuseTablesThatAreTooDeep() throws IOException {
        assertTrue(refused(write("deep.toml", "[" + "a.".repeat(5_000) + "a]\n"))
                .getMessage()
                .contains("the file is no TOML"));
    }

    @ParameterizedTest
    @CsvSource({
        "a.toml,'amnesia = true\namnesia = false\n',2",
        "a.toml,'[tls]\nenabled = false\n[tls]\n',3",
        "a.json,'{\"amnesia\": true,\n \"amnesia\": false}',2",
    })
    void shouldRefuseWhatStandsTwice(final String name, final String text, final int line) throws IOException {
        final ConfigException refused = refused(write(name, text));
        assertTrue(refused.getMessage().contains(name + ":" + line + ":"), refused::getMessage);
    }

    @Test
    void shouldRefuseWhatTheParserItselfStumblesOver() throws IOException {
        final ConfigException refused = refused(write("stumble.toml", "[b]#b = >\u001c"));
        assertTrue(refused.getMessage().contains("is no TOML"), refused::getMessage);
    }

    @Test
    void shouldTellEveryPlaceThatIsNoToml() throws IOException {
        final List<ConfigFault> faults =
                refused(write("bad.toml", "a = \nb = 1\nc = [1\nd = 2x\n")).faults();
        assertTrue(faults.size() > 1, faults::toString);
    }

    @Test
    void shouldNotTellThousandsOfUnknownKeys() throws IOException {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            text.append("unknown").append(i).append(" = 1\n");
        }
        assertEquals(101, refused(write("many.toml", text.toString())).faults().size());
    }

    @Test
    void shouldRefuseValuesThatNoKeyHas() throws IOException {
        assertTrue(refused(write("date.toml", "amnesia = 1979-05-27\n"))
                .getMessage()
                .contains("amnesia = 1979-05-27 is no switch"));
        assertTrue(
                refused(write("null.json", "{\"amnesia\":null}")).getMessage().contains("amnesia = null is no switch"));
        assertTrue(refused(write("list.json", "[1]")).getMessage().contains("is no JSON object"));
        assertTrue(
                refused(write("scalar.toml", "exposer = 1\n")).getMessage().contains("exposer = 1 is a table of keys"));
        assertTrue(refused(write("number.toml", "labels.service = 5\n"))
                .getMessage()
                .contains("put it in quotes"));
        assertTrue(refused(write("empty.json", "")).getMessage().contains("there is nothing in it"));
    }

    @Test
    void shouldTakeAnEmptyTomlFileAndAByteOrderMark() throws IOException {
        assertEquals(0, read(write("empty.toml", "")).members().size());
        assertEquals(
                1, read(write("bom.toml", "\uFEFFamnesia = true\n")).members().size());
    }

    private Path write(final String name, final String text) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private static Given read(final Path file) {
        try {
            return SettingsFile.read(file);
        } catch (final BadFileException bad) {
            throw new AssertionError(bad.faults().toString(), bad);
        }
    }

    private static void assertProblem(final Path file, final String problem) {
        final List<ConfigFault> faults = refused(file).faults();
        assertEquals(1, faults.size());
        assertTrue(faults.get(0).problem().startsWith(problem), faults::toString);
        assertEquals("file " + file, faults.get(0).source().toString());
    }

    private static ConfigException refused(final Path file) {
        return assertThrows(
                ConfigException.class, () -> new ConfigLoader().file(file).load());
    }
}
