package io.tailrace.cli.attach;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tailrace detach}: ends the agent of a process that runs. */
@Command(
        name = "detach",
        description = {
            "Ends the agent of a JVM that runs, however it came there.",
            "What was recorded is in its journal. The process goes on without a thread, socket or file of the agent's."
        },
        footer = {
            "",
            "Examples:",
            "  tailrace detach 4711",
            "  tailrace detach 4711 --json",
        })
public final class DetachCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "PID", description = "Id of the process.")
    private long pid;

    @Option(names = "--agent", paramLabel = "FILE", description = "The agent's jar (default: the command's own).")
    private Path agent;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /**
     * The command.
     *
     * @param console where it prints.
     */
    public DetachCommand(final Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (OtherJvm jvm = OtherJvm.of(pid)) {
            if (!jvm.report().isRunning()) {
                throw CommandFault.cannotRun(
                        "it has no agent", "process " + pid, "tailrace attach " + pid + " gives it one");
            }
            jvm.load(agent == null ? AgentFile.find() : agent.toAbsolutePath(), "detach");
            if (jvm.report().isRunning()) {
                throw CommandFault.cannotRun(
                        "its agent has not ended in time", "process " + pid, "its standard error says more");
            }
        }
        AgentOutput.detached(console, pid, json);
        return ExitCode.GOOD;
    }
}
