package io.tailrace.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.console.StopSignal;
import io.tailrace.cli.console.Terminals;
import io.tailrace.engine.time.EngineClock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TailraceCommandTest {
    static Set<String> commands() {
        final Console console =
                new Console(System.out, System.err, EngineClock.system(), StopSignal.manual(), Terminals.NONE);
        return TailraceCommand.commandLine(console).getSubcommands().keySet();
    }

    static Stream<List<String>> wrongUses() {
        return Stream.of(
                List.of(),
                List.of("--no-such-option"),
                List.of("no-such-command"),
                List.of("doctor", "--no-such-option"),
                List.of("doctor", "no-such-argument"),
                List.of("doctor", "--journal"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldHelpWithUsageExamplesAndExitCodes(final String command) {
        final CommandRun help = CommandRun.of(command, "--help");

        assertEquals(ExitCode.GOOD, help.exitCode(), help.err());
        assertAll(
                () -> assertTrue(help.out().startsWith("Usage: tailrace " + command), help.out()),
                () -> assertTrue(help.out().contains("Example"), help.out()),
                () -> assertTrue(help.out().contains("1   the verdict is negative"), help.out()),
                () -> assertTrue(help.out().contains("--debug"), help.out()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldTellItsVersionEverywhere(final String command) {
        final CommandRun version = CommandRun.of(command, "--version");

        assertEquals(ExitCode.GOOD, version.exitCode(), version.err());
        assertTrue(version.out().matches("tailrace \\S+ \\(frames 1\\.\\d+, Java .*\\)\\R"), version.out());
    }

    @Test
    void shouldListEveryCommandInItsHelp() {
        final CommandRun help = CommandRun.of("--help");

        assertEquals(ExitCode.GOOD, help.exitCode());
        commands().forEach(command -> assertTrue(help.out().contains("\n  " + command + " "), command));
    }

    @ParameterizedTest
    @MethodSource("wrongUses")
    void shouldAnswerWrongUseWithOneLine(final List<String> arguments) {
        final CommandRun run = CommandRun.of(arguments.toArray(String[]::new));

        assertEquals(ExitCode.WRONG_USAGE, run.exitCode());
        assertEquals("", run.out());
        assertEquals(1, run.errLines().size(), run.err());
        assertTrue(run.err().matches("tailrace: [^:]+: .+: .*--help.*\\R"), run.err());
    }

    @Test
    void shouldSuggestTheOptionThatWasMeant() {
        assertEquals(
                List.of("tailrace: unknown option: --jsn: did you mean --json? see tailrace doctor --help"),
                CommandRun.of("doctor", "--jsn").errLines());
    }

    @Test
    void shouldLeaveTestToTheLauncher() {
        final CommandRun run = CommandRun.of("test", "-pl", "engine");

        assertEquals(ExitCode.CANNOT_RUN, run.exitCode());
        assertEquals(1, run.errLines().size(), run.err());
        assertTrue(run.err().contains("the launcher"), run.err());
    }

    @Test
    void shouldPrintTheStackTraceWithDebugOnly() {
        assertTrue(CommandRun.of("--debug", "test").err().contains("\tat io.tailrace.cli."));
        assertTrue(CommandRun.of("test", "--debug").err().contains("\tat io.tailrace.cli."));
        assertTrue(CommandRun.of("test").err().startsWith("tailrace: no tests here"));
    }
}
