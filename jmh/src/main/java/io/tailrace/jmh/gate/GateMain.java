package io.tailrace.jmh.gate;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.console.FaultPrinter;
import io.tailrace.cli.console.VersionText;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Where {@code tailrace gate} begins and ends; the launcher starts it. */
public final class GateMain {
    private static final int HELP_WIDTH = 100;

    private GateMain() {}

    /**
     * Runs the gate and ends the process with its exit code.
     *
     * @param arguments the command line after {@code gate}.
     */
    public static void main(final String[] arguments) {
        final Console console = Console.ofProcess();
        // A second run of JMH on this machine makes figures worse, and the gate knows how to tell that from a worse
        // tree.
        System.setProperty("jmh.ignoreLock", "true");
        final int exitCode =
                commandLine(new GateCommand(console, new JmhMeter(1)), console).execute(arguments);
        console.out().flush();
        System.exit(exitCode);
    }

    /** The command as all others are. */
    static CommandLine commandLine(final GateCommand gate, final Console console) {
        final FaultPrinter faults = new FaultPrinter(console, gate::isDebug);
        final CommandLine command = new CommandLine(gate)
                .setParameterExceptionHandler(faults)
                .setExecutionExceptionHandler(faults)
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setUsageHelpWidth(HELP_WIDTH);
        command.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(new VersionText());
        command.getCommandSpec()
                .usageMessage()
                .sortOptions(false)
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.meanings());
        return command;
    }
}
