package io.tailrace.cli;

import io.tailrace.cli.console.CommandFault;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code tailrace gate} is the launcher's: benchmarks are in a checkout and in no jar of the command. Here it only has its line in the help. */
@Command(
        name = "gate",
        description =
                "Fails if recording allocates or became slower; done by the launcher, in a checkout of the sources.",
        footer = {"", "Example:", "  ./tailrace gate --help"})
final class GateCommand implements Callable<Integer> {
    /** Whatever follows is for the gate to understand. */
    @Unmatched
    private List<String> ignored;

    @Override
    public Integer call() {
        throw CommandFault.cannotRun(
                "no benchmarks here",
                "tailrace gate",
                "the launcher runs them from the sources: call ./tailrace gate in a checkout");
    }
}
