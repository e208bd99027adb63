package io.tailrace.cli;

import io.tailrace.cli.console.Console;

/** Where the {@code tailrace} command begins and ends. */
public final class TailraceMain {
    private TailraceMain() {}

    /**
     * Runs the command and ends the process with its exit code.
     *
     * @param arguments the command line.
     */
    public static void main(final String[] arguments) {
        final Console console = Console.ofProcess();
        final int exitCode = TailraceCommand.commandLine(console).execute(arguments);
        console.out().flush();
        System.exit(exitCode);
    }
}
