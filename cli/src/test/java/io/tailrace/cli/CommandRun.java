package io.tailrace.cli;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.StopSignal;
import io.tailrace.cli.console.Terminals;
import io.tailrace.engine.time.EngineClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What came of a command that was run in this process.
 *
 * @param exitCode of it.
 * @param out its standard output.
 * @param err its standard error.
 */
public record CommandRun(int exitCode, String out, String err) {
    /** Runs a command to its end, without a terminal. */
    public static CommandRun of(final String... arguments) {
        return of(StopSignal.manual(), arguments);
    }

    /** Runs a command to its end; the signal may end it before. */
    public static CommandRun of(final StopSignal stop, final String... arguments) {
        return of(stop, EngineClock.system(), arguments);
    }

    /** Runs a command that looks at a clock of the test's. */
    public static CommandRun of(final StopSignal stop, final EngineClock clock, final String... arguments) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final Console console = new Console(stream(out), stream(err), clock, stop, Terminals.NONE);
        final int exitCode = TailraceCommand.commandLine(console).execute(arguments);
        DeclaredOutput.check(List.of(arguments), out.toString(StandardCharsets.UTF_8));
        return new CommandRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Standard output as the one JSON object that it must be. */
    public JsonNode json() {
        return new ObjectMapper().readTree(out);
    }

    public List<String> outLines() {
        return out.lines().toList();
    }

    public List<String> errLines() {
        return err.lines().toList();
    }

    private static PrintStream stream(final ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
