package io.tailrace.cli;

import io.tailrace.cli.console.Console;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Where the {@code tailrace} command begins and ends. */
public final class TailraceMain {
    /** Held, because loggers that nobody holds are forgotten with their level. */
    private static final Logger GRPC = Logger.getLogger("io.grpc");

    private TailraceMain() {}

    /**
     * Runs the command and ends the process with its exit code.
     *
     * @param arguments the command line.
     */
    public static void main(final String[] arguments) {
        // It writes a trace for each peer that sends nonsense; those are counted, and told once a cause.
        GRPC.setLevel(Level.SEVERE);
        final Console console = Console.ofProcess();
        final int exitCode = TailraceCommand.commandLine(console).execute(arguments);
        console.out().flush();
        System.exit(exitCode);
    }
}
