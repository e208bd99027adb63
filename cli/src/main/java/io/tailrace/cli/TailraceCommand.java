package io.tailrace.cli;

import io.tailrace.cli.attach.AttachCommand;
import io.tailrace.cli.attach.DetachCommand;
import io.tailrace.cli.bench.BenchCommand;
import io.tailrace.cli.collect.CollectCommand;
import io.tailrace.cli.compare.CompareCommand;
import io.tailrace.cli.config.ConfigArguments;
import io.tailrace.cli.config.ConfigCommand;
import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.console.FaultPrinter;
import io.tailrace.cli.console.VersionText;
import io.tailrace.cli.contracts.ContractsCommand;
import io.tailrace.cli.doctor.DoctorCommand;
import io.tailrace.cli.doctor.JvmOptions;
import io.tailrace.cli.journal.AuditCommand;
import io.tailrace.cli.journal.ExposeCommand;
import io.tailrace.cli.journal.TailCommand;
import io.tailrace.cli.log.CommandLoggers;
import io.tailrace.cli.log.LogFormat;
import io.tailrace.cli.log.LogLevel;
import io.tailrace.cli.replay.ReplayCommand;
import io.tailrace.cli.report.ReportCommand;
import io.tailrace.cli.report.ServeCommand;
import io.tailrace.cli.run.RunCommand;
import io.tailrace.cli.stat.StatCommand;
import io.tailrace.cli.subscribe.SubscribeCommand;
import io.tailrace.cli.torture.TortureCommand;
import io.tailrace.cli.transport.StreamCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.slf4j.event.Level;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;

/** The command without a subcommand, and the place where all of them are put together. */
@Command(
        name = "tailrace",
        description = "A telemetry engine for JVM services that cannot afford to be measured.",
        footer = {
            "",
            "Examples:",
            "  tailrace run --duration 20s        record a real workload for 20 seconds",
            "  curl 127.0.0.1:9100/metrics        scrape it meanwhile",
            "  tailrace audit tailrace-journal    prove its journal whole",
        })
final class TailraceCommand implements Callable<Integer> {
    private static final int HELP_WIDTH = 100;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the stack trace of an error, too.")
    private boolean debug;

    @Option(
            names = "--log-format",
            scope = ScopeType.INHERIT,
            paramLabel = "FORMAT",
            converter = LogFormat.Converter.class,
            description = "How warnings are written to standard error: text or json, an object a line (default: text).")
    private LogFormat logFormat;

    @Option(
            names = "--log-level",
            scope = ScopeType.INHERIT,
            paramLabel = "LEVEL",
            converter = LogLevel.class,
            description = "From which level on: error, warn, info or debug (default: warn, info with json).")
    private Level logLevel;

    private TailraceCommand() {}

    /**
     * The whole command.
     *
     * @param console what it reads and writes.
     * @return ready to be executed once.
     */
    static CommandLine commandLine(final Console console) {
        return commandLine(console, JvmOptions::requirePresent);
    }

    /** {@code jvmCheck} refuses a JVM that commands cannot run on, by a {@link CommandFault}. */
    static CommandLine commandLine(final Console console, final Runnable jvmCheck) {
        final TailraceCommand tailrace = new TailraceCommand();
        final CommandLine root = new CommandLine(tailrace)
                .addSubcommand(ConfigArguments.withFlags(new RunCommand(console)))
                .addSubcommand(ConfigArguments.withFlags(new ExposeCommand(console)))
                .addSubcommand(ConfigArguments.withFlags(new CollectCommand(console)))
                .addSubcommand(ConfigArguments.withFlags(new StreamCommand(console)))
                .addSubcommand(new StatCommand(console))
                .addSubcommand(new TailCommand(console))
                .addSubcommand(new SubscribeCommand(console))
                .addSubcommand(new ReplayCommand(console))
                .addSubcommand(new AuditCommand(console))
                .addSubcommand(new CompareCommand(console))
                .addSubcommand(new AttachCommand(console))
                .addSubcommand(new DetachCommand(console))
                .addSubcommand(new ReportCommand(console))
                .addSubcommand(new ServeCommand(console))
                .addSubcommand(bench(console))
                .addSubcommand(new TortureCommand(console))
                .addSubcommand(contracts(console))
                .addSubcommand(config(console))
                .addSubcommand(new DoctorCommand(console))
                .addSubcommand(new TestCommand())
                .addSubcommand(new GateCommand());
        final FaultPrinter faults = new FaultPrinter(console, () -> tailrace.debug);
        root.setParameterExceptionHandler(faults)
                .setExecutionExceptionHandler(faults)
                .setExecutionStrategy(parsed -> tailrace.execute(parsed, jvmCheck))
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setUsageHelpWidth(HELP_WIDTH);
        describe(root);
        return root;
    }

    private static CommandLine bench(final Console console) {
        final CommandLine bench = new CommandLine(new BenchCommand());
        BenchCommand.subcommands(console).forEach(bench::addSubcommand);
        return bench;
    }

    private static CommandLine contracts(final Console console) {
        final CommandLine contracts = new CommandLine(new ContractsCommand());
        ContractsCommand.subcommands(console).forEach(contracts::addSubcommand);
        return contracts;
    }

    private static CommandLine config(final Console console) {
        final CommandLine config = new CommandLine(new ConfigCommand());
        ConfigCommand.subcommands(console).forEach(config::addSubcommand);
        return config;
    }

    /** With all that is below it. */
    private static void describe(final CommandLine command) {
        command.getSubcommands().values().forEach(TailraceCommand::describe);
        command.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(new VersionText());
        final UsageMessageSpec help = command.getCommandSpec().usageMessage();
        help.sortOptions(false);
        help.exitCodeListHeading("%nExit codes:%n");
        help.exitCodeList(ExitCode.meanings());
    }

    private int execute(final ParseResult parsed, final Runnable jvmCheck) {
        if (CommandLine.executeHelpRequest(parsed) != null) {
            return ExitCode.GOOD;
        }
        try {
            if (parsed.hasSubcommand()
                    && !runsOnAnyJvm(parsed.subcommand().commandSpec().userObject())) {
                jvmCheck.run();
            }
            CommandLoggers.ofProcess().give(logFormat, logLevel);
            return new RunLast().execute(parsed);
        } catch (final CommandFault fault) {
            throw new ExecutionException(parsed.commandSpec().commandLine(), fault.getMessage(), fault);
        } catch (final Error error) {
            // Not the parser's to handle, but a command ends in one line and with its own code whatever happens.
            throw new ExecutionException(
                    parsed.commandSpec().commandLine(),
                    error.toString(),
                    CommandFault.cannotRun(
                            "the JVM failed", error.toString(), "run tailrace doctor, or again with --debug", error));
        }
    }

    private static boolean runsOnAnyJvm(final Object command) {
        return command instanceof DoctorCommand
                || command instanceof ConfigCommand
                || command instanceof TestCommand
                || command instanceof GateCommand;
    }

    @Override
    public Integer call() {
        throw CommandFault.wrongUsage(
                "no command given", "tailrace", "begin with tailrace run; tailrace --help shows all commands");
    }
}
