package io.tailrace.cli.contracts.check;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tailrace contracts check}: whether versions say what changed (R-G1, R-G2, R-C6). */
@Command(
        name = "check",
        description = {
            "Compares every contract with what it was, and fails if its version does not say what changed.",
            "major: a field, value, family or label went away, a type or unit changed, a field became required. minor: something was"
                    + " added that readers may leave alone. patch: words. What cannot be decided counts as major.",
            "Fails, too, if a contract has no id or version, VERSIONS.md lacks it or says otherwise, a reference leads nowhere, a rule of"
                    + " its form is broken, or a released version was edited."
        },
        footer = {
            "",
            "Examples:",
            "  tailrace contracts check",
            "  tailrace contracts check --json",
            "  tailrace contracts check --against main",
            "  tailrace contracts check --against ../other/contracts --contracts contracts",
        })
public final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private FolderOption folder;

    @Option(
            names = "--against",
            paramLabel = "released|PATH|REF",
            defaultValue = Baseline.RELEASED,
            description =
                    "What to compare with: the newest released version of each contract, another folder of contracts, or a"
                            + " commit, branch or tag of git (default: ${DEFAULT-VALUE}).")
    private String against;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /**
     * The command.
     *
     * @param console where it prints.
     */
    public CheckCommand(final Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        final CheckReport report = Checker.check(folder.find(), against);
        if (json) {
            console.out().println(CheckJson.of(report));
        } else {
            CheckText.of(report).forEach(console.out()::println);
        }
        console.flush();
        return report.isGood() ? ExitCode.GOOD : ExitCode.NEGATIVE;
    }
}
