package io.tailrace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.console.StopSignal;
import io.tailrace.cli.console.Terminals;
import io.tailrace.engine.time.EngineClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({"test, -pl", "gate, --short"})
    void shouldLeaveWhatNeedsACheckoutToTheLauncher(final String command, final String argument) {
        final CommandRun run = CommandRun.of(command, argument);

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

    @Test
    void shouldRefuseAJvmThatCommandsCannotRunOnAndLetTheDoctorLook() {
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final Console console = new Console(
                new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
                new PrintStream(err, true, UTF_8),
                EngineClock.system(),
                StopSignal.manual(),
                Terminals.NONE);
        final Runnable refusal = () -> {
            throw CommandFault.cannotRun("options of the JVM are missing", "--add-opens", "use the launcher");
        };

        assertEquals(
                ExitCode.CANNOT_RUN,
                TailraceCommand.commandLine(console, refusal).execute("audit", "nothing"));
        assertEquals("tailrace: options of the JVM are missing: --add-opens: use the launcher\n", err.toString(UTF_8));
        assertEquals(
                ExitCode.GOOD, TailraceCommand.commandLine(console, refusal).execute("audit", "--help"));
        assertEquals(
                ExitCode.NEGATIVE,
                TailraceCommand.commandLine(console, refusal).execute("doctor", "--journal", "/dev/null"));
    }

    @Test
    void shouldEndInOneLineWhenTheJvmFails() {
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final Console console = new Console(
                System.out,
                new PrintStream(err, true, UTF_8),
                EngineClock.system(),
                StopSignal.manual(),
                Terminals.NONE);
        final Runnable failure = () -> {
            throw new NoClassDefFoundError("sun/misc/Gone");
        };

        assertEquals(
                ExitCode.CANNOT_RUN,
                TailraceCommand.commandLine(console, failure).execute("audit", "nothing"));
        assertEquals(
                "tailrace: the JVM failed: java.lang.NoClassDefFoundError: sun/misc/Gone:"
                        + " run tailrace doctor, or again with --debug\n",
                err.toString(UTF_8));
    }
}
