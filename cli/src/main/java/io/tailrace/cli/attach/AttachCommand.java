package io.tailrace.cli.attach;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tailrace attach}: gives the agent to a process that runs. */
@Command(
        name = "attach",
        description = {
            "Begins to measure a JVM that runs, as -javaagent does from its start.",
            "Prints where its journal and its page are. Folders are those of that process."
        },
        footer = {
            "",
            "Examples:",
            "  tailrace attach 4711",
            "  tailrace attach 4711 --set journal.path=/var/lib/shop/tailrace --set exposer.address=127.0.0.1:9101",
            "  tailrace attach 4711 --config /etc/shop/tailrace.toml --json",
        })
public final class AttachCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "PID", description = "Id of the process.")
    private long pid;

    @Option(names = "--config", paramLabel = "FILE", description = "File of settings, TOML or JSON (default: none).")
    private Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting, such as exposer.address=127.0.0.1:9101; may be given again.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--agent", paramLabel = "FILE", description = "The agent's jar (default: the command's own).")
    private Path agent;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /**
     * The command.
     *
     * @param console where it prints.
     */
    public AttachCommand(final Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        final String arguments = arguments();
        try (OtherJvm jvm = OtherJvm.of(pid)) {
            final AgentReport before = jvm.report();
            if (before.isRunning()) {
                throw CommandFault.cannotRun(
                        "it has an agent already",
                        "process " + pid
                                + before.page().map(page -> ", " + page).orElse(""),
                        "tailrace detach " + pid + " ends that one");
            }
            jvm.load(agent == null ? AgentFile.find() : agent.toAbsolutePath(), arguments);
            final AgentReport report = jvm.report();
            if (!report.isRunning()) {
                throw CommandFault.cannotRun(
                        "the agent did not start",
                        "process " + pid,
                        report.faults().isEmpty()
                                ? "its standard error says why"
                                : String.join("; ", report.faults()).replaceAll("\\s*\\n\\s*", " "));
            }
            AgentOutput.attached(console, pid, report, json);
        }
        return ExitCode.GOOD;
    }

    private String arguments() {
        final List<String> arguments = new ArrayList<>();
        if (config != null) {
            if (!Files.isReadable(config)) {
                throw CommandFault.wrongUsage(
                        "there is no file to read", "--config " + config, "name a file of settings");
            }
            arguments.add("config=" + config.toAbsolutePath());
        }
        for (final String setting : settings) {
            if (setting.indexOf('=') < 1 || setting.indexOf(',') >= 0) {
                throw CommandFault.wrongUsage(
                        "that is no setting", "--set " + setting, "give KEY=VALUE; what has a comma goes into a file");
            }
            arguments.add(setting);
        }
        return String.join(",", arguments);
    }
}
