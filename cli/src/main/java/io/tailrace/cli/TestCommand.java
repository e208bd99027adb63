package io.tailrace.cli;

import io.tailrace.cli.console.CommandFault;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code tailrace test} is the launcher's: the sources are tested, and there are none in a jar. Here it only has its line in the help. */
@Command(
        name = "test",
        description = "Runs the whole suite; done by the launcher, in a checkout of the sources.",
        footer = {"", "Example:", "  ./tailrace test --help"})
final class TestCommand implements Callable<Integer> {
    /** Whatever follows is Maven's, and the launcher's to understand. */
    @Unmatched
    private List<String> ignored;

    @Override
    public Integer call() {
        throw CommandFault.cannotRun(
                "no tests here",
                "tailrace test",
                "the launcher runs them from the sources: call ./tailrace test in a checkout");
    }
}
