package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    private static final List<String> COMMANDS = List.of(
            "run",
            "expose",
            "stream",
            "collect",
            "stat",
            "tail",
            "subscribe",
            "replay",
            "audit",
            "compare",
            "bench",
            "torture",
            "contracts",
            "config",
            "attach",
            "detach",
            "doctor",
            "test");

    @TempDir
    Path directory;

    @Test
    void shouldListEveryCommandAndEveryExitCode() throws IOException, InterruptedException {
        final Ended help = run("--help");
        for (final String command : COMMANDS) {
            assertTrue(help.text().contains("\n  " + command + " "), help::describe);
        }
        for (final String meaning : List.of("0 +good", "1 +the verdict", "2 +wrong usage", "3 +could not run")) {
            assertTrue(help.text().lines().anyMatch(line -> line.matches(" +" + meaning + ".*")), help::describe);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "expose",
                "stream",
                "collect",
                "stat",
                "tail",
                "subscribe",
                "replay",
                "audit",
                "compare",
                "bench",
                "bench record",
                "bench delivery",
                "bench plot",
                "torture",
                "contracts check",
                "config show",
                "config check",
                "config docs",
                "attach",
                "detach",
                "doctor",
                "test"
            })
    void shouldExplainEachCommandAndItsExitCodes(final String command) throws IOException, InterruptedException {
        final Ended help = run((command + " --help").split(" "));
        assertTrue(help.out().get(0).startsWith("Usage: tailrace " + command), help::describe);
        assertTrue(help.text().contains("Exit code"), help::describe);
    }

    @Test
    void shouldTellTheVersionInOneLineWhateverTheCommand() throws IOException, InterruptedException {
        final List<String> version = run("--version").out();
        assertEquals(1, version.size());
        assertTrue(version.get(0).startsWith("tailrace 0."), version::toString);
        for (final String command : List.of("run", "audit")) {
            assertEquals(version, run(command, "--version").out());
        }
    }

    private Ended run(final String... arguments) throws IOException, InterruptedException {
        final Ended ended = Tailrace.in(directory).run(arguments).expect(0);
        assertEquals(List.of(), ended.err());
        return ended;
    }
}
